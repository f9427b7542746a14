"""The query that gives the same list as a page with its filters, in plain SPARQL 1.1."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal

from disarmgraph.lists.facet import NOT_STATED, Facet
from disarmgraph.lists.letters import plain, plain_in_sparql
from disarmgraph.lists.shelves import SHELVES
from disarmgraph.namespaces import BASE, PREFIXES

NAMES = (
    "rdfs:label",
    "skos:altLabel",
    "dcterms:title",
    "disarm:nameText",
    "disarm:shortTitle",
    "disarm:symbol",
    "disarm:acronym",
)
"""The properties in which the words of a filter are looked for."""
_VARIABLE = re.compile(r"\?(\w+)")
_PREFIXED = re.compile(r"(?<![\w?:-])([a-z][\w-]*):(?=\w)")


@dataclass(frozen=True)
class Selection:
    """What is chosen of the things of a kind: some values of some facets, words of the name.

    A thing is in it that has one of the values of each facet, and each of the words.
    """

    kind: str
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen, so that all things of the kind are meant."""
        return not self.chosen and not self.split

    @property
    def split(self) -> tuple[str, ...]:
        """The words as they are looked for."""
        return tuple(dict.fromkeys(plain(self.words).split()))


def values_query(kind: str, facet: Facet) -> str:
    """Every thing of a kind with every value of a facet."""
    return _whole(
        f"SELECT ?thing ?value\nWHERE {{\n  ?thing a {SHELVES[kind].cls} .\n  {facet.pattern}\n}}\n"
    )


def names_query(kind: str) -> str:
    """Every thing of a kind with every name that it has."""
    return _whole(
        "SELECT ?thing ?name\nWHERE {\n"
        f"  ?thing a {SHELVES[kind].cls} ;\n    {'|'.join(NAMES)} ?name .\n}}\n"
    )


def list_query(selection: Selection, language: str) -> str:
    """The things of a selection with their names in 'en' or 'fr', by name."""
    thing = _camel(selection.kind)
    shelf = SHELVES[selection.kind]
    parts = [f"?{thing} a {shelf.cls} ."]
    for name, tokens in selection.chosen.items():
        parts.append(_filter(shelf.facet(name), tokens, thing, shelf.cls))
    for word in selection.split:
        has = f"CONTAINS({plain_in_sparql('?words')}, {Literal(word)})"
        parts.append(
            f"FILTER EXISTS {{\n    ?{thing} {'|'.join(NAMES)} ?words .\n    FILTER ({has})\n  }}"
        )
    parts.append(
        f'OPTIONAL {{ ?{thing} rdfs:label ?label . FILTER (lang(?label) = "{language}") }}'
    )
    body = "\n  ".join(parts)
    return _whole(
        f"SELECT DISTINCT ?{thing} ?label\nWHERE {{\n  {body}\n}}\nORDER BY ?label ?{thing}\n"
    )


def _filter(facet: Facet, tokens: Sequence[str], thing: str, cls: str) -> str:
    """The pattern of things with one of the values, or without any."""
    pattern = _renamed(facet, thing)
    value = f"?{_own(facet, thing)}"
    stated = [each for each in tokens if each != NOT_STATED]
    written = " ".join(_written(facet, each) for each in stated)
    if "BIND" in pattern or pattern.startswith("VALUES"):
        given = f"{pattern}\n  FILTER ({value} IN ({written.replace(' ', ', ')}))"
    else:
        given = f"VALUES {value} {{ {written} }}\n  {pattern}"
    missing = f"MINUS {{ {pattern} }}"
    if len(stated) == len(tokens):
        return given
    if not stated:
        return missing
    return f"{{ {given} }}\n  UNION\n  {{ ?{thing} a {cls} .\n    {missing} }}"


def _renamed(facet: Facet, thing: str) -> str:
    """The pattern of a facet with variables that a reader understands and no other has."""
    own = _own(facet, thing)
    names = {"thing": thing, "value": own}

    def name(found: re.Match[str]) -> str:
        return "?" + names.get(found[1], own + found[1].capitalize())

    return _VARIABLE.sub(name, facet.pattern)


def _own(facet: Facet, thing: str) -> str:
    """The variable for the values of a facet: its name, unless the things are called so."""
    name = _camel(facet.name)
    return f"{name}Value" if name == thing else name


def _written(facet: Facet, token: str) -> str:
    """The value of a facet in SPARQL, from how it is written in an address."""
    if facet.scheme:
        return f"{facet.scheme}:{token}"
    if "/" in token:
        return f"<{BASE}{token}>"
    return token if ":" in token else f'"{token}"'


def _camel(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(each.capitalize() for each in others)


def _whole(query: str) -> str:
    """A query with the prefixes that it uses."""
    used = sorted(set(_PREFIXED.findall(query)) & PREFIXES.keys())
    return "".join(f"PREFIX {each}: <{PREFIXES[each]}>\n" for each in used) + "\n" + query
