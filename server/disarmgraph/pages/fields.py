"""The parameters of a question as fields of a form, and as a program is told of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import current_app

from disarmgraph.content.choices import Choices
from disarmgraph.pages import reader
from disarmgraph.query.parameter import Parameter
from disarmgraph.query.query_file import QueryFile
from disarmgraph.query.values import Value

LISTED = 80
"""Choices beyond which a field is for typing, with suggestions."""
SELECTED = 260
"""The same for a field that takes one value, which a list of choices serves longer."""
MORE = 2
"""Empty fields for more values, where each is typed."""
INPUTS = {"date": "date", "year": "number", "month": "month", "number": "number", "text": "text"}
"""The type of the HTML input for a kind of literal."""


@dataclass(frozen=True)
class Field:
    """A field: ``form`` is select, boxes, typed or the type of an input.

    ``options`` are values with their words, ``values`` those that are chosen, ``shown`` the same
    as a typed field has them.
    """

    name: str
    label: str
    form: str
    optional: bool
    several: bool
    options: tuple[tuple[str, str], ...]
    values: tuple[str, ...]
    shown: tuple[str, ...]


def choices() -> Choices:
    """What can be chosen in the graph that is served."""
    return current_app.config["CHOICES"]()


def label(asked: Parameter) -> str:
    """What a parameter is called in the reader's language."""
    return asked.label_fr if reader.language() == "fr" else asked.label


def fields(question: QueryFile, given: Mapping[str, Sequence[str]]) -> list[Field]:
    """The fields of a question with what was given, or with its defaults."""
    return [_field(each, given.get(each.name)) for each in question.parameters]


def given(question: QueryFile, values: Mapping[str, Sequence[Value]]) -> dict[str, list[str]]:
    """Values of a question as an address names them, without those that are open."""
    named = {
        each.name: [choices().written(each, value) for value in values[each.name]]
        for each in question.parameters
    }
    return {name: written for name, written in named.items() if written != [""]}


def address(question: QueryFile, values: Mapping[str, Sequence[Value]], suffix: str = "") -> str:
    """The path of a question, or of what is below it, with the values that were chosen."""
    query = urlencode(given(question, values), doseq=True)
    return f"/queries/{question.name}{suffix}" + (f"?{query}" if query else "")


def described(asked: Parameter) -> dict[str, Any]:
    """A parameter for a program that makes a form of it."""
    found: dict[str, Any] = {
        "name": asked.name,
        "label": label(asked),
        "kind": asked.kind,
        "several": asked.several,
        "optional": asked.optional,
        "default": [choices().written(asked, each) for each in asked.default if each is not None],
    }
    if asked.is_thing:
        found["choices"] = "/queries/choices.json?" + urlencode({"kind": asked.kind})
    elif asked.kind == "language":
        found["options"] = [{"value": value, "label": words} for value, words in _languages()]
    return found


def options(kind: str) -> list[tuple[str, str]]:
    """The things of a kind as values with their words, in the order of the reader's language."""
    language = reader.language()
    return [(each.value, each.labels[language]) for each in choices().of(kind, language)]


def _field(asked: Parameter, written: Sequence[str] | None) -> Field:
    if written is None:
        written = [choices().written(asked, each) for each in asked.default]
    values = tuple(each for each in written if each)
    shown = values
    if asked.kind == "language":
        form, known = "select", _languages()
    elif not asked.is_thing:
        form, known = INPUTS[asked.kind], []
    else:
        known = options(asked.kind)
        form = _form(asked, len(known))
        words = dict(known)
        often = [label for _, label in known]
        unique = {value for value, label in known if often.count(label) == 1} if values else set()
        shown = tuple(words[each] if each in unique else each for each in values)
        if form == "boxes":
            known.sort(key=lambda option: option[0] not in values)
    if form == "typed":
        shown += ("",) * (MORE if asked.several else not shown)
    return Field(
        asked.name,
        label(asked),
        form,
        asked.optional,
        asked.several,
        tuple(known),
        values,
        shown or ("",),
    )


def _form(asked: Parameter, count: int) -> str:
    if asked.several:
        return "boxes" if count <= LISTED else "typed"
    return "select" if count <= SELECTED else "typed"


def _languages() -> list[tuple[str, str]]:
    return [("en", reader.t("in-english")), ("fr", reader.t("in-french"))]
