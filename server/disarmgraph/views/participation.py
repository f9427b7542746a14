"""The matrix of participation: where each State stands under each treaty on a day.

What no day changes (acts, lists, regions, subjects) is read once, into a Register; a matrix of it
is then a matter of milliseconds.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from pyoxigraph import QuerySolution, Store

from disarmgraph.law.standing import ANSWERS, BINDING, Record, Standing
from disarmgraph.names import Names, Shown, collation
from disarmgraph.namespaces import BASE, last_part

LISTED = ("region", "weapon", "theme")
"""What a matrix can be narrowed by: a region of States, a weapon or a theme of treaties."""
_CODE = re.compile(r" \(M49 \d+\)$")

_PREFIXES = """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
STATES = _PREFIXES + "SELECT ?state WHERE { ?state a disarm:State . }"
REGIONS = (
    _PREFIXES + "SELECT ?thing ?kind WHERE { ?thing disarm:m49Region/disarm:locatedIn* ?kind . }"
)
_SUBJECTS = """SELECT ?thing ?kind
WHERE {
  ?list a disarm:PartyList ;
        disarm:concernsTreaty ?thing .
  ?thing disarm:%s/skos:broader* ?kind .
}"""
WEAPONS, THEMES = _PREFIXES + _SUBJECTS % "weapon", _PREFIXES + _SUBJECTS % "theme"
LISTS = (
    _PREFIXES
    + """SELECT ?treaty ?list ?asOf ?since ?parent
WHERE {
  ?list a disarm:PartyList ;
        disarm:concernsTreaty ?treaty .
  OPTIONAL { ?list disarm:snapshotDate ?asOf . }
  OPTIONAL { ?treaty disarm:adoptionDate ?adopted . }
  OPTIONAL { ?treaty disarm:openingDate ?opened . }
  OPTIONAL { ?treaty disarm:entryIntoForceDate ?inForce . }
  BIND (COALESCE(?adopted, ?opened, ?inForce) AS ?since)
  OPTIONAL { ?treaty disarm:supplements ?parent . }
}"""
)


@dataclass(frozen=True)
class Column:
    """A treaty, with its list of parties: whether that is complete, and as of which day.

    `counts` are of the States shown, by answer.
    """

    treaty: str
    list: str
    is_complete: bool
    as_of: str
    counts: Counter[str]

    @property
    def bound(self) -> int:
        """How many of the States shown are bound."""
        return sum(self.counts[each] for each in BINDING)


@dataclass(frozen=True)
class Row:
    """A State with where it stands under each treaty, in the order of the columns."""

    state: str
    standings: tuple[Standing, ...]

    def cells(self, day: date) -> Iterator[tuple[str, str, bool]]:
        """Each answer with the IRI of the act it follows from, and whether it is qualified."""
        for standing in self.standings:
            act = standing.decisive(day) if standing.acts else None
            qualified = len(standing.acts) > 1 and bool(standing.qualified_by(day))
            yield standing.answer, act.iri if act else "", qualified

    @property
    def bound(self) -> int:
        """By how many of the treaties shown it is bound."""
        return sum(each.answer in BINDING for each in self.standings)


@dataclass(frozen=True)
class Matrix:
    """States by treaties on a day; `later` counts the treaties left out as younger."""

    day: date
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    later: int

    @property
    def outdated(self) -> bool:
        """Whether the day is after the date of some complete list, which may have changed since."""
        day = self.day.isoformat()
        return any(column.is_complete and column.as_of < day for column in self.columns)


class Register:
    """All acts, all lists of parties, and what States and treaties can be narrowed by.

    `regions`, `weapon` and `theme` give the regions of a State and the subjects of a treaty by the
    last parts of their IRIs, each with the wider ones.
    """

    def __init__(self, store: Store):
        self.store = store
        self.record = Record(store)
        self.states = {row["state"].value for row in store.query(STATES)}
        self.regions = _gathered(store, REGIONS)
        self.subjects = {"weapon": _gathered(store, WEAPONS), "theme": _gathered(store, THEMES)}
        self.lists: dict[str, QuerySolution] = {
            row["treaty"].value: row for row in store.query(LISTS)
        }
        self.treaties = sorted(self.lists, key=self._age)
        self._named: dict[str, dict[str, Shown]] = {}
        self._menus: dict[tuple[str, str], list[tuple[str, str, int]]] = {}

    def matrix(
        self, names: Names, day: date, region: str = "", weapon: str = "", theme: str = ""
    ) -> Matrix:
        """The matrix on a day, in the alphabetical order of States; see `choices` for the rest."""
        chosen = [
            treaty
            for treaty in self.treaties
            if (not weapon or weapon in self.subjects["weapon"][treaty])
            and (not theme or theme in self.subjects["theme"][treaty])
        ]
        treaties = [each for each in chosen if self._is("since", each) <= day.isoformat()]
        rows = tuple(
            Row(state, tuple(self.record.standing(treaty, state, day) for treaty in treaties))
            for state in self.named(names)
            if state in self.states and (not region or region in self.regions[state])
        )
        columns = tuple(
            Column(
                treaty,
                self._is("list", treaty),
                self.record.lists[treaty],
                self._is("asOf", treaty),
                Counter(row.standings[number].answer for row in rows),
            )
            for number, treaty in enumerate(treaties)
        )
        return Matrix(day, columns, rows, len(chosen) - len(treaties))

    def named(self, names: Names) -> dict[str, Shown]:
        """What the reader calls each State and each treaty, in alphabetical order."""
        if names.language not in self._named:
            called = Names(self.store, names.language).called
            known = [(each, called(each)) for each in (*self.states, *self.treaties)]
            self._named[names.language] = dict(
                sorted(known, key=lambda pair: (collation(pair[1].text), pair[0]))
            )
        return self._named[names.language]

    def menu(self, names: Names, kind: str) -> list[tuple[str, str, int]]:
        """The choices of a kind for a reader, each with its name and its depth under wider ones.

        Only regions stand under each other: a treaty on mines may be on booby-traps too.
        """
        if (names.language, kind) not in self._menus:
            self._menus[names.language, kind] = list(self._menu(names, kind))
        return self._menus[names.language, kind]

    def _menu(self, names: Names, kind: str) -> Iterator[tuple[str, str, int]]:
        home = f"{BASE}id/place/" if kind == "region" else f"{BASE}scheme/{kind}/"
        name = {each: _CODE.sub("", names.label(home + each).text) for each in self.choices[kind]}
        under: dict[str, list[str]] = {each: [each] for each in name}
        if kind == "region":
            states = {each: {s for s in self.states if each in self.regions[s]} for each in name}
            for each in name:
                wider = [other for other in name if states[other] > states[each]]
                under[each] = [*sorted(wider, key=lambda other: -len(states[other])), each]
        for each in sorted(name, key=lambda value: [collation(name[w]) for w in under[value]]):
            yield each, name[each], len(under[each]) - 1

    @cached_property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """The values by which a matrix can be narrowed, for each of LISTED."""
        of = {"region": self.regions, **self.subjects}
        return {
            kind: tuple(sorted({each for found in of[kind].values() for each in found}))
            for kind in LISTED
        }

    def as_of(self, treaty: str) -> str:
        """The day of the list of parties of a treaty, empty where it has none."""
        return self._is("asOf", treaty)

    def _is(self, name: str, treaty: str) -> str:
        value = self.lists[treaty][name]
        return value.value if value is not None else ""

    def _age(self, treaty: str) -> tuple[str, str, str, str]:
        """Treaties by their age, each followed by those that supplement it."""
        root = self._is("parent", treaty)
        if root not in self.lists:
            return self._is("since", treaty), treaty, "", treaty
        return self._is("since", root), root, self._is("since", treaty), treaty


def table(matrix: Matrix, names: Names) -> Iterator[tuple[str, ...]]:
    """The matrix as rows of a table, one for each State and treaty, the head first."""
    yield (
        "state", "stateName", "treaty", "treatyName", "day", "standing", "since", "until", "act",
        "listIsComplete", "listAsOf",
    )  # fmt: skip
    known = {column.treaty: names.called(column.treaty).text for column in matrix.columns}
    for row in matrix.rows:
        name = names.called(row.state).text
        for column, each in zip(matrix.columns, row.standings, strict=True):
            act = each.decisive(matrix.day)
            yield (
                row.state, name, column.treaty, known[column.treaty], matrix.day.isoformat(),
                each.answer, each.since.value if each.since else "",
                each.until.value if each.until else "", act.iri if act else "",
                str(column.is_complete).lower(), column.as_of,
            )  # fmt: skip


def column_name(names: Names, treaty: str) -> Shown:
    """What a treaty is called where there is little room: its acronym, else its short title."""
    return replace(names.acronym(treaty) or names.called(treaty), href=names.href(treaty))


def totals(matrix: Matrix) -> dict[str, int]:
    """How often each answer is given in the matrix, in the order of ANSWERS."""
    counted = sum((column.counts for column in matrix.columns), Counter[str]())
    return {answer: counted[answer] for answer in ANSWERS if counted[answer]}


def _gathered(store: Store, query: str) -> dict[str, set[str]]:
    """The last parts of the IRIs that a query finds for each thing."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in store.query(query):
        found[row["thing"].value].add(last_part(row["kind"].value))
    return found
