"""Whether a passage really says what it is said to mention: a form of the thing is in its text."""

import re
import unicodedata
from functools import lru_cache

from pyoxigraph import Literal, Store

from disarmgraph.namespaces import DISARM, RDFS, SKOS
from disarmgraph.triples import iris, objects, subjects

FORMS = (
    RDFS + "label",
    SKOS + "prefLabel",
    SKOS + "altLabel",
    SKOS + "hiddenLabel",
    DISARM + "acronym",
    DISARM + "symbol",
)
"""The properties whose values may stand for a thing in any passage."""

# Marks of layout, and superscript figures: a note's call is no part of the word before it.
_MARKS = re.compile(r"</?sup>|[*_#\[\](){}\\^¹²³⁰⁴-⁹]", re.IGNORECASE)
_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2019\u2018\u02bc\u0060\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A text without what printing varies: case, accents, kinds of quote, marks, white space."""
    plain = unicodedata.normalize("NFKD", _MARKS.sub(" ", text.translate(_SAME)))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(letters.casefold().split())


def placed(text: str) -> tuple[str, list[int]]:
    """A text as `folded` makes it, and for each of its characters where it stands in the text."""
    letters: list[str] = []
    places: list[int] = []
    marks = {at for match in _MARKS.finditer(text) for at in range(*match.span())}
    for at, letter in enumerate(text):
        plain = " " if at in marks else unicodedata.normalize("NFKD", letter.translate(_SAME))
        for each in plain.casefold():
            if each.isspace():
                each = " "
            if unicodedata.combining(each) or (each == " " and letters[-1:] in ([], [" "])):
                continue
            letters.append(each)
            places.append(at)
    if letters[-1:] == [" "]:
        letters.pop()
        places.pop()
    return "".join(letters), places


def occurs(form: str, text: str) -> bool:
    """Whether a form is in a text, as whole words, both folded; an empty form is nowhere."""
    wanted = folded(form)
    whole_words = rf"(?<!\w){re.escape(wanted)}(?!\w)"
    return bool(wanted) and re.search(whole_words, folded(text)) is not None


def without_form(store: Store, passage: str, text: str) -> list[str]:
    """Things that a passage mentions or cites while no form of theirs is in its own text.

    A form is any value of FORMS, or the text of a name of the thing that this passage states. A
    passage of the same document needs none: the text calls it "above" or by a range of numbers.
    """
    mentioned = {
        thing for name in ("mentions", "cites") for thing in iris(store, passage, DISARM + name)
    }
    documents = iris(store, passage, DISARM + "isPassageOf")
    return [
        thing
        for thing in sorted(mentioned)
        if not any(occurs(form, text) for form in _forms(store, thing, passage))
        and not set(iris(store, thing, DISARM + "isPassageOf")) & set(documents)
    ]


def names_without_text(store: Store, passage: str, text: str) -> list[str]:
    """Names that are said to be stated in a passage while their words are not in its own text."""
    return [
        name
        for name in _names_in(store, passage)
        if not any(occurs(words, text) for words in name_words(store, name))
    ]


def known_forms(store: Store, thing: str) -> set[str]:
    """The words that may stand for a thing in any passage."""
    return {words for predicate in FORMS for words in _words(store, thing, predicate)}


def name_words(store: Store, name: str) -> set[str]:
    """The words of a name."""
    return _words(store, name, DISARM + "nameText")


def _forms(store: Store, thing: str, passage: str) -> set[str]:
    forms = known_forms(store, thing)
    for name in set(subjects(store, DISARM + "isNameOf", thing)) & set(_names_in(store, passage)):
        forms |= name_words(store, name)
    return forms


def _names_in(store: Store, passage: str) -> list[str]:
    stated = subjects(store, DISARM + "statedIn", passage)
    return [node for node in stated if objects(store, node, DISARM + "nameText")]


def _words(store: Store, thing: str, predicate: str) -> set[str]:
    return {term.value for term in objects(store, thing, predicate) if isinstance(term, Literal)}
