"""What our passages mention is named in their texts. Runs where the source texts are at hand."""

import os
from pathlib import Path

import pytest

from disarmgraph import files
from disarmgraph.text.passages import Report, verify

pytestmark = pytest.mark.skipif(
    "DISARMGRAPH_TEXTS" not in os.environ,
    reason="set DISARMGRAPH_TEXTS to the folder that holds the source texts",
)
DOCUMENTS = sorted(
    path.stem
    for path in (files.graph_home() / "data" / "documents").glob("*.ttl")
    if "sourceTextChecksum" in path.read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def report(graph) -> Report:
    return verify(graph, Path(os.environ["DISARMGRAPH_TEXTS"]))


def unsaid(report: Report, slug: str, field: str) -> str:
    """The offenders of one document, one a line, to be read in full when the test fails."""
    (found,) = (one for one in report.checked if one.document.endswith(f"/{slug}"))
    rows = (f"{one.passage}  {one.thing}  {one.words}" for one in getattr(found, field))
    return "\n".join(rows)


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_everything_that_a_passage_mentions_has_a_form_in_its_text(report, slug):
    assert unsaid(report, slug, "without_form") == ""


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_every_name_is_printed_in_the_passages_that_state_it(report, slug):
    assert unsaid(report, slug, "names_without_text") == ""
