"""What the values of facets are called, in the language of one reader."""

from pyoxigraph import NamedNode

from disarmgraph import texts
from disarmgraph.lists.facet import NOT_STATED
from disarmgraph.lists.faceted import Sorted, Value
from disarmgraph.names import Names, Shown, collation


def facet_words(names: Names, name: str) -> str:
    """What a facet or a column is called."""
    return _text(names, f"facet-{name}").text


def value_words(names: Names, found: Sorted, name: str, token: str) -> Shown:
    """What a value of a facet is called, without a link: a thing by its short name."""
    term = found.terms[name].get(token)
    if term is None:
        return _text(names, f"absent-{found.shelf.facet(name).absent}")
    if isinstance(term, NamedNode):
        called = names.called(term.value)
        return Shown(called.text, called.language)
    if token.endswith("0s"):
        return _text(names, "decade", year=token.removesuffix("s"))
    return Shown(token) if token.isdigit() else _text(names, f"value-{name}-{token}")


def by_name(names: Names, found: Sorted, name: str, values: tuple[Value, ...]) -> list[Value]:
    """Values of a facet in the order of their names, what is not stated last."""

    def key(value: Value) -> tuple[bool, list[tuple[int, str]]]:
        words = value_words(names, found, name, value.token)
        return (value.token == NOT_STATED, collation(words.text))

    return sorted(values, key=key)


def _text(names: Names, key: str, **values: str) -> Shown:
    return Shown(texts.text(key, names.language, **values), names.language)
