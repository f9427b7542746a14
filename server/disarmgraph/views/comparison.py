"""Duties compared across instruments and documents: what is chosen, a matrix, a table.

A theme, a weapon or an action that is chosen takes in what is narrower in its list.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from textwrap import shorten

from pyoxigraph import Store

from disarmgraph.content import coverage
from disarmgraph.law.duty import FORCES, KINDS, LISTS, Duty, broader
from disarmgraph.names import Names, Shown, collation
from disarmgraph.namespaces import BASE, DISARM, last_part

CHOSEN = {
    "theme": ("themes", f"{BASE}scheme/theme/"),
    "action": ("actions", f"{BASE}scheme/action/"),
    "weapon": ("weapons", f"{BASE}scheme/weapon/"),
    "bearer": ("bearers", f"{BASE}id/"),
    "text": ("texts", f"{BASE}id/"),
}
"""What norms are chosen by: the field of a duty, and what the IRIs of its values begin with."""
NAME = 44
"""Characters of the name of a text where there is little room."""
NORMS = "norms"
"""Under which all norms of a text are counted."""
SHARED = 2
"""Texts that a theme needs to have a row in the matrix, where not all themes are wanted."""


@dataclass(frozen=True)
class Choice:
    """What is chosen, each by the end of its IRI: '' for anything."""

    theme: str = ""
    action: str = ""
    weapon: str = ""
    bearer: str = ""
    text: str = ""

    @property
    def parameters(self) -> dict[str, str]:
        """What is chosen, as in the address of the view."""
        return {name: value for name, value in vars(self).items() if value}

    @property
    def is_narrow(self) -> bool:
        """Whether so much is chosen that the norms are to be listed."""
        return bool(self.theme or self.action or self.bearer or self.text)


@dataclass(frozen=True)
class Cell:
    """What a text has on a theme: how many norms, and the one that binds most."""

    count: int
    hardest: Duty

    @property
    def force(self) -> str:
        """The legal force of the hardest, as in FORCES."""
        return force(self.hardest)


@dataclass(frozen=True)
class Matrix:
    """Themes by texts: the texts by the force of their hardest norm, the themes most shared first.

    ``left_out`` counts the themes that too few of the texts have.
    """

    texts: tuple[str, ...]
    rows: tuple[tuple[str, Mapping[str, Cell]], ...]
    forces: Mapping[str, str]
    left_out: int

    @cached_property
    def bands(self) -> list[tuple[str, int]]:
        """The forces of the texts in order, each with how many texts have it."""
        counted = Counter(self.forces[text] for text in self.texts)
        return [(each, counted[each]) for each in (*FORCES, "") if counted[each]]

    @cached_property
    def present(self) -> list[str]:
        """The forces that any cell has, from hard to soft."""
        found = {cell.force for _, row in self.rows for cell in row.values()}
        return [each for each in FORCES if each in found]


@dataclass(frozen=True)
class Option:
    """A value that can be chosen, and how many norms there would be."""

    value: str
    label: str
    count: int


class Comparison:
    """Every norm, ready to be chosen from."""

    def __init__(self, store: Store, known: Mapping[str, Duty]) -> None:
        above = broader(store)
        self._known = list(known.values())
        self._partly = coverage.instruments(store, coverage.PARTIAL)
        self._told = coverage.instruments(store)
        self._values = {
            (duty.iri, name): frozenset(
                each
                for value in getattr(duty, field)
                for each in (value, *above.get(value, ()))
                if each.startswith(stem)
            )
            for duty in self._known
            for name, (field, stem) in CHOSEN.items()
        }

    def chosen(self, choice: Choice) -> list[Duty]:
        """The norms of a choice, what binds most first."""
        found = self._known
        for name, value in choice.parameters.items():
            iri = CHOSEN[name][1] + value
            found = [duty for duty in found if iri in self._values[duty.iri, name]]
        return found

    def partly(self, choice: Choice) -> list[str]:
        """The instruments encoded in part, whose silence here is not theirs; of a text, itself."""
        return _within(choice, self._partly)

    def told_of(self, choice: Choice) -> list[str]:
        """The instruments known only as the documents tell of them; of a text, itself."""
        return _within(choice, self._told)

    def offers(self, name: str, value: str) -> bool:
        """Whether some norm has that value."""
        return bool(self.chosen(Choice(**{name: value})))

    def options(self, names: Names, choice: Choice, name: str) -> list[Option]:
        """The values of one kind that can be chosen beside the others, in alphabetical order."""
        stem = CHOSEN[name][1]
        counts: Counter[str] = Counter()
        for duty in self.chosen(replace(choice, **{name: ""})):
            counts.update(self._values[duty.iri, name])
        found = [
            Option(iri.removeprefix(stem), names.called(iri).text, count)
            for iri, count in counts.items()
        ]
        return sorted(found, key=lambda option: (collation(option.label), option.value))

    def matrix(self, names: Names, duties: Iterable[Duty], least: int = SHARED) -> Matrix:
        """The themes of norms by the texts that they come from, of ``least`` texts or more."""
        cells: dict[str, dict[str, list[Duty]]] = defaultdict(lambda: defaultdict(list))
        hardest: dict[str, Duty] = {}
        for duty in duties:
            for text in duty.texts:
                hardest.setdefault(text, duty)
                for theme in duty.themes:
                    cells[theme][text].append(duty)
        shared = {theme: of for theme, of in cells.items() if len(of) >= least}
        texts = {text for of in shared.values() for text in of}

        def order(text: str) -> tuple[object, ...]:
            return (hardest[text].hardness[0], collation(text_name(names, text).text), text)

        def shared_by(theme: str) -> tuple[object, ...]:
            return (-len(shared[theme]), collation(names.label(theme).text))

        return Matrix(
            tuple(sorted(texts, key=order)),
            tuple(
                (theme, {text: Cell(len(of), of[0]) for text, of in shared[theme].items()})
                for theme in sorted(shared, key=shared_by)
            ),
            {text: force(hardest[text]) for text in texts},
            len(cells) - len(shared),
        )


def text_name(names: Names, text: str) -> Shown:
    """What a text is called where there is little room: symbol, acronym, else its short title."""
    code = names.preferred(text, DISARM + "symbol") or names.acronym(text)
    if code:
        return replace(code, href=names.href(text))
    called = names.called(text)
    return replace(called, text=shorten(called.text, NAME, placeholder="…"))


def force(duty: Duty) -> str:
    """The legal force of a norm as in FORCES, '' where none is stated."""
    return duty.force.removeprefix(LISTS["legal-force"])


def by_force(names: Names, duties: Iterable[Duty]) -> list[tuple[str, list[Duty]]]:
    """Norms under their legal force, and there by class, verb and text."""
    groups: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        groups[force(duty)].append(duty)

    def order(duty: Duty) -> tuple[object, ...]:
        texts = " ".join(text_name(names, text).text for text in duty.texts)
        return (duty.hardness, collation(texts), collation(names.label(duty.iri).text))

    return [(each, sorted(groups[each], key=order)) for each in (*FORCES, "") if each in groups]


def by_text(names: Names, duties: Iterable[Duty]) -> list[tuple[str, Counter[str]]]:
    """How many norms each text has, by class, force and in all; that with the hardest first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    hardest: dict[str, Duty] = {}
    for duty in duties:
        for text in duty.texts:
            hardest.setdefault(text, duty)
            counts[text].update((duty.kind, force(duty), NORMS))
    order = sorted(
        counts,
        key=lambda text: (hardest[text].hardness, collation(text_name(names, text).text), text),
    )
    return [(text, counts[text]) for text in order]


def table(names: Names, duties: Iterable[Duty]) -> Iterator[tuple[str, ...]]:
    """Norms as rows of a table, the head first; several values of one kind share a cell."""
    yield (
        *("norm", "label", "class", "legalForce", "verb", "status", "text", "textName"),
        *("bearer", "bearerName", "action", "weapon", "theme", "deadline", "provision", "passage"),
    )

    def said(things: Iterable[str]) -> str:
        return " | ".join(names.label(thing).text for thing in things)

    for duty in duties:
        yield (
            *(duty.iri, names.label(duty.iri).text, duty.kind),
            *(last_part(each) for each in (duty.force, duty.verb, duty.status)),
            *(" | ".join(duty.texts), said(duty.texts)),
            *(" | ".join(duty.bearers), said(duty.bearers)),
            *(said(each) for each in (duty.actions, duty.weapons, duty.themes, duty.deadlines)),
            *(" | ".join(each) for each in (duty.provisions, duty.passages)),
        )


def cells(names: Names, matrix: Matrix) -> Iterator[tuple[str, ...]]:
    """The cells of a matrix that are not empty as rows of a table, the head first."""
    yield ("theme", "themeName", "text", "textName", "norms", "legalForce", "class", "hardest")
    for theme, row in matrix.rows:
        for text in matrix.texts:
            if text in row:
                cell = row[text]
                yield (
                    *(theme, names.label(theme).text, text, names.label(text).text),
                    *(str(cell.count), cell.force, cell.hardest.kind, cell.hardest.iri),
                )


def kinds_in(counts: Iterable[Counter[str]]) -> list[str]:
    """The classes of norm that are counted anywhere, in the order of KINDS."""
    found = sum(counts, Counter[str]())
    return [kind for kind in KINDS if found[kind]]


def _within(choice: Choice, texts: Iterable[str]) -> list[str]:
    return [iri for iri in texts if choice.text in ("", iri.removeprefix(CHOSEN["text"][1]))]
