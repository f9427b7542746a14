"""What is said with a thing as value, put into the sections of its page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from disarmgraph.content.facts import OWN_LIST
from disarmgraph.content.resource import Description, rule
from disarmgraph.kinds.mandate import rank, replies
from disarmgraph.names import Names, collation
from disarmgraph.namespaces import DISARM, PREFIXES, RDF
from disarmgraph.triples import first, iris, objects

SHOWN = 50
"""Things of a section that a page shows; the table of the network has them all."""
DATES = ("startDate", "issueDate", "adoptionDate", "asOf", "depositDate", "deadlineDate", "endDate")
"""Properties by which things of a section are put into the order of time, the best first."""
COLUMNS = {
    "acts": ("act", "when"),
    "assistance": ("assistance", "stage", "when"),
    "documents": ("text", "when"),
    "events": ("when", "event", "where"),
    "figures": ("figure", "figure-of", "when", "says-who"),
    "lists": ("list", "member-count"),
    "mandates": ("mandate-task", "mandate-asked", "by-when", "mandate-outcome"),
    "norms": ("norm-of-treaty", "who", "mandate-asked"),
    "tenures": ("post", "held-by", "when"),
    "words": ("word", "says-who"),
}
"""By look, the columns before those of the relation and the source; else there is one."""
FILLED = {
    "by-when": ("hasDeadline",),
    "mandate-outcome": ("respondsTo",),
    "mandate-asked": ("sourceProvision", "adoptedAt", "issuedBy"),
    "member-count": ("statedCount", "listedCount"),
    "says-who": ("accordingTo",),
    "stage": ("status",),
    "when": DATES,
    "where": ("locatedIn",),
    "who": ("bearer",),
}
"""The columns that are left out where no row has one of these properties, or is its value."""
DATED = ("events", "documents", "assistance", "tenures", "acts")
"""The looks whose rows are in the order of time."""


@dataclass(frozen=True)
class Part:
    """What belongs into a section: things of some classes, linked by some relations.

    ``name`` is the key of its title (`section-<name>`), ``look`` says which table its rows are
    in. Classes and relations are local names of the ontology, or prefixed names; none means any.
    """

    name: str
    look: str
    classes: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Relation:
    """By which property a thing is linked; ``rule`` is the graph of the rule if it is derived."""

    iri: str
    rule: str | None = None


@dataclass(frozen=True)
class Row:
    """A thing of a section, with all its relations to the thing of the page."""

    thing: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class Section:
    """A section of a page: `count` things, of which `rows` are shown.

    ``columns`` are those of its table that hold something. ``told`` says that its title tells the
    one relation that its things have, ``common`` is that relation where the title does not.
    """

    name: str
    look: str
    count: int
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()
    told: bool = False
    common: Relation | None = None


def term(name: str) -> str:
    """The IRI of a local name of the ontology or of a prefixed name."""
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon else DISARM + name


def sections(names: Names, about: Description, parts: Sequence[Part]) -> list[Section]:
    """The sections of a page that hold something; the first part that fits a link takes it."""
    found: dict[Part, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    classes: dict[str, set[str]] = {}
    fitting = [
        (part, {term(each) for each in part.classes}, {term(each) for each in part.relations})
        for part in parts
    ]
    for group in about.incoming:
        if group.iri in OWN_LIST:
            continue
        for thing in group.subjects:
            if thing not in classes:
                classes[thing] = set(iris(names.store, thing, RDF + "type"))
            for part, of, by in fitting:
                if (not by or group.iri in by) and (not of or of & classes[thing]):
                    found[part][thing].append(group.iri)
                    break
    return [_section(names, about.iri, part, found[part]) for part in parts if part in found]


def _section(names: Names, about: str, part: Part, things: dict[str, list[str]]) -> Section:
    if part.look == "mandates":
        ordered = sorted(things, key=lambda thing: rank(names.store, thing))
    else:
        ordered = in_time(names, things) if part.look in DATED else names.sorted(things)
    rows = tuple(
        Row(thing, tuple(Relation(each, rule(names.store, thing, each, about)) for each in by))
        for thing in ordered[:SHOWN]
        for by in [things[thing]]
    )
    relations = {each for row in rows for each in row.relations}
    told = bool(part.relations) and len({each.iri for each in relations}) == 1
    common = relations.pop() if len(relations) == 1 and len(rows) > 1 and not told else None
    columns = _columns(names, about, part, rows)
    return Section(part.name, part.look, len(ordered), rows, columns, told, common)


def _columns(names: Names, about: str, part: Part, rows: Sequence[Row]) -> tuple[str, ...]:
    """The columns of a section.

    Who bears a norm goes without saying among what a thing bears, and where things are on the page
    of that place.
    """
    columns = COLUMNS.get(part.look, ("thing",))
    if part.relations == ("bearer",):
        columns = tuple(each for each in columns if each != "who")
    elif part.look == "norms":
        columns = columns[:2]
    if all(iris(names.store, row.thing, DISARM + "locatedIn") == [about] for row in rows):
        columns = tuple(each for each in columns if each != "where")
    return tuple(each for each in columns if each not in FILLED or _is_filled(names, each, rows))


def _is_filled(names: Names, column: str, rows: Sequence[Row]) -> bool:
    if column == "mandate-outcome":
        return any(replies(names.store, row.thing) for row in rows)
    return any(
        objects(names.store, row.thing, DISARM + each) for each in FILLED[column] for row in rows
    )


def in_time(names: Names, things: Iterable[str]) -> list[str]:
    """Things in the order of their dates, those without any at the end."""

    def place(thing: str) -> tuple[str, list[tuple[int, str]], str]:
        dates = (first(names.store, thing, DISARM + each) for each in DATES)
        day = next((each.value for each in dates if each), "~")
        return day, collation(names.label(thing).text), thing

    return sorted(things, key=place)


def without(found: Iterable[Section], things: Iterable[str]) -> list[Section]:
    """Sections without things that the page shows elsewhere."""
    taken = set(things)
    left = []
    for section in found:
        rows = tuple(row for row in section.rows if row.thing not in taken)
        count = section.count - (len(section.rows) - len(rows))
        left.append(replace(section, rows=rows, count=count))
    return [section for section in left if section.count]
