"""How well deadlines, events and assistance are read, beside the data that people have reviewed.

    DISARMGRAPH_TEXTS=FOLDER python bench/reading_told.py

Each document is read with a graph from which its own files are taken away, as in `reading.py`.

- Deadlines: by passage and what they end with (a date, a day of the year, a period, an event).
- Events that the data dates and no other document tells of: by passage and first day; of those that
  are found, how many have the kind, last day, place and organizer of the data, where it says these.
- Assistance: by passage and one party at least in common (a new one by its name); then status,
  kind, donor (or who carries it out) and recipient of those found.

Recall is of what the data has in any passage of the document; "of" says how many.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator

from left_out import Documents, print_errors, share
from pyoxigraph import NamedNode, Store

from disarmgraph.namespaces import BASE, DISARM, RDF, RDFS
from disarmgraph.reading.gazetteer import Gazetteer
from disarmgraph.reading.words import stems

WORST = 12
"""Errors of each kind that are listed for a document."""
ENDS = ("deadlineDate", "yearlyDate", "duration", "endsAt")
GIVERS = ("donor", "implementedBy")
DETAILS = {
    "Deadline": (("runsFrom",),),
    "Event": (("kind",), ("endDate",), ("locatedIn",), ("organizedBy", "hostedBy")),
    "Assistance": (("status",), ("kind",), GIVERS, ("recipient",)),
}
KEYS = {
    "Deadline": ENDS,
    "Event": ("startDate",),
    "Assistance": (*GIVERS, "recipient", "requestedBy", "partner"),
}

Said = dict[str, set[str]]
"""What is said of a thing, by the name of the property; `at` are the passages, by their start."""


def main() -> None:
    """Prints a table of precision and recall, then the errors by document."""
    documents = Documents()
    called = _called(documents.whole)
    heads = [
        f"{kind}: P / R / {' / '.join(names[0] for names in details)}"
        for kind, details in DETAILS.items()
    ]
    print("| Document |", " | ".join(heads), "|")
    print("|---|---:|---:|---:|")
    errors = []
    for each in documents:
        stores = (documents.whole, each.data, each.without, each.found)
        cells, wrong = measure(stores, called)
        print(f"| {each.slug} |", " | ".join(cells), "|")
        errors.append((each.slug, wrong))
    print_errors(errors, WORST)


def measure(
    stores: tuple[Store, Store, Store, Store], called: dict[tuple[str, ...], str]
) -> tuple[list[str], dict[str, list[str]]]:
    """A cell for each kind, and what is wrong by kind."""
    whole, data, known, found = stores
    new = {
        quad.subject.value.removeprefix(BASE): called.get(stems(quad.object.value))
        for quad in found.quads_for_pattern(None, NamedNode(RDFS + "label"), None)
    }
    cells, wrong = [], {}
    for kind in DETAILS:
        wanted = [
            each
            for each in _facts(whole, data, kind)
            if not (kind == "Event" and _is_dated(known, each))
        ]
        got = [_renamed(each, new) for each in _facts(found, found, kind)]
        pairs = [(one, other) for one in got for other in wanted if _meet(one, other, kind)]
        right = [one for one in got if any(one is pair[0] for pair in pairs)]
        met = [other for other in wanted if any(other is pair[1] for pair in pairs)]
        shares = [share(len(right), len(got)), share(len(met), len(wanted))]
        shares += [_same(pairs, names) for names in DETAILS[kind]]
        cells.append(" / ".join(shares))
        missed = [each for each in wanted if not any(each is other for other in met)]
        extra = [each for each in got if not any(each is other for other in right)]
        wrong[f"{kind} missed"] = [_told(each, kind) for each in missed]
        wrong[f"{kind} not in the data"] = [_told(each, kind) for each in extra]
    return cells, wrong


def _facts(store: Store, passages: Store, kind: str) -> Iterator[Said]:
    """Facts of a class that passages state, with at least one value to know them by."""
    starts = {
        quad.subject.value: quad.object.value
        for quad in passages.quads_for_pattern(None, NamedNode(DISARM + "start"), None)
    }
    things = store.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(DISARM + kind))
    for node in sorted({quad.subject.value for quad in things}):
        said: Said = defaultdict(set, iri={node})
        for quad in store.quads_for_pattern(NamedNode(node), None, None):
            name = quad.predicate.value.removeprefix(DISARM)
            said[name].add(quad.object.value.removeprefix(BASE))
        said["at"] = {starts[BASE + each] for each in said["statedIn"] if BASE + each in starts}
        if said["at"] and any(said[name] for name in KEYS[kind]):
            yield said


def _called(whole: Store) -> dict[tuple[str, ...], str]:
    """The things of the whole graph by their names."""
    return {
        stems(name.text): thing.removeprefix(BASE)
        for thing, names in Gazetteer.of_store(whole).names.items()
        for name in names
    }


def _renamed(said: Said, new: dict[str, str | None]) -> Said:
    """A fact with the things that are new to it as the whole graph has them."""
    known = {
        name: {new.get(value) or value for value in values}
        for name, values in said.items()
        if name != "iri"
    }
    return defaultdict(set, known, iri=said["iri"])


def _is_dated(known: Store, event: Said) -> bool:
    """Whether another document tells of an event and dates it."""
    node = NamedNode(next(iter(event["iri"])))
    return any(known.quads_for_pattern(node, NamedNode(DISARM + "startDate"), None))


def _meet(one: Said, other: Said, kind: str) -> bool:
    keys = KEYS[kind]
    ours, theirs = ({value for name in keys for value in each[name]} for each in (one, other))
    return bool(one["at"] & other["at"] and ours & theirs)


def _same(pairs: list[tuple[Said, Said]], names: tuple[str, ...]) -> str:
    """In how many facts that were found a detail that both give is the same."""
    best: dict[str, bool] = {}
    for one, other in pairs:
        ours, theirs = ({value for name in names for value in each[name]} for each in (one, other))
        node = next(iter(one["iri"]))
        if ours and theirs:
            best[node] = best.get(node, False) or bool(ours & theirs)
    return share(sum(best.values()), len(best))


def _told(said: Said, kind: str) -> str:
    values = [value for name in KEYS[kind] for value in sorted(said[name])]
    return " ".join((min(said["at"], key=int), next(iter(said["iri"])).removeprefix(BASE), *values))


if __name__ == "__main__":
    sys.exit(main())
