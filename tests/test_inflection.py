"""Verbs of norms as texts inflect them."""

import pytest

from disarmgraph.reading.inflection import inflected
from disarmgraph.reading.words import words


@pytest.mark.parametrize(
    ("label", "language", "form"),
    [
        ("devrait", "fr", ("devraient",)),
        ("demande à", "fr", ("demandé", "à")),
        ("s\u2019engage à", "fr", ("s", "engagent", "à")),
        ("invite", "fr", ("invitées",)),
        ("undertakes", "en", ("undertake",)),
        ("requests", "en", ("requested",)),
        ("is responsible", "en", ("are", "responsible")),
    ],
)
def test_verbs_are_inflected(label, language, form):
    forms = list(inflected(label, language))
    assert form in forms
    assert forms[0] == tuple(each.written.casefold() for each in words(label))
