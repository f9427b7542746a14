"""How well `disarmgraph read` reads the five documents, beside the data that people have reviewed.

    DISARMGRAPH_TEXTS=FOLDER python bench/reading.py

Each is read with the names of a graph from which its own files are taken away (leave one out), so
that nothing is known that only this document says. Precision is the share of what was found that
the data has, recall the share of what the data has that was found. Most of what a document names
is known by no other: the second recall of mentions is of the things that the graph still knows.
"""

import sys

from left_out import Documents, LeftOut, print_errors
from pyoxigraph import NamedNode, Store

from disarmgraph.law.duty import KINDS
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.gazetteer import Gazetteer
from disarmgraph.reading.words import stems

WORST = 8
"""Errors of each kind that are listed for a document."""


def main() -> None:
    """Prints a table of precision and recall, then the errors by document."""
    documents = Documents()
    called = Gazetteer.of_store(documents.whole)
    kinds = ("Passages P / R", "Names P / R", "Mentions P / R / R of known")
    kinds = (*kinds, "New things P / R")
    norms = "Norms P / R / class / bearer / action"
    print("|", " | ".join(("Document", "Seconds", *kinds, norms)), "|")
    print("|---|---:|---:|---:|---:|---:|---:|")
    errors = []
    for each in documents:
        row, wrong = _measure(each, documents.whole, called)
        print(row)
        errors.append((each.slug, wrong))
    print_errors(errors, WORST)


def _measure(
    document: LeftOut, whole: Store, called: Gazetteer
) -> tuple[str, dict[str, list[str]]]:
    data, found = document.data, document.found
    cells, wrong = [], {}
    known = {each.removeprefix(BASE) for each in document.known.gazetteer.names}
    new = set(_labels(found))
    for kind, of in (("passages", _places), ("names", _names), ("mentions", mentions_of)):
        wanted, got = of(data), {each for each in of(found) if each[-1] not in new}
        right = len(wanted & got)
        cells.append(f"{right / max(len(got), 1):.2f} / {right / max(len(wanted), 1):.2f}")
        if kind == "mentions":
            could = {each for each in wanted if each[1] in known}
            cells[-1] += f" / {len(could & got) / max(len(could), 1):.2f}"
        wrong[f"{kind} missed"] = [" ".join(map(str, each)) for each in sorted(wanted - got)]
        wrong[f"{kind} not in the data"] = [
            " ".join(map(str, each)) for each in sorted(got - wanted)
        ]
    cells.append(_new_things(data, found, known, called, wrong))
    cells.append(_norms(data, found, whole, wrong))
    return f"| {document.slug} | {document.seconds:.2f} | {' | '.join(cells)} |", wrong


def _values(data: Store, *names: str) -> dict[str, tuple[str, ...]]:
    """The values of these properties by subject, of those that have them all."""
    read: dict[str, dict[str, str]] = {}
    for quad in data:
        name = quad.predicate.value.removeprefix(DISARM)
        name = "kind" if name == "reason" else name
        if name in names:
            read.setdefault(quad.subject.value, {})[name] = quad.object.value
    return {
        each: tuple(said[name] for name in names)
        for each, said in read.items()
        if set(names) <= set(said)
    }


def _places(data: Store) -> set[tuple[int, int, str]]:
    """Where passages and omissions stand, each with its kind."""
    return {
        (int(start), int(end), kind.rpartition("/")[2])
        for start, end, kind in _values(data, "start", "end", "kind").values()
    }


def _names(data: Store) -> set[tuple[str]]:
    """The names of passages and omissions."""
    return {(each.rpartition("/")[2],) for each in _values(data, "start", "end", "isPassageOf")}


def starts_of(data: Store) -> dict[str, int]:
    """Where passages begin."""
    return {each: int(start) for each, (start,) in _values(data, "start").items()}


def mentions_of(data: Store) -> set[tuple[int, str]]:
    """What a passage at a place mentions or cites, whichever of the two."""
    starts = starts_of(data)
    return {
        (starts[quad.subject.value], quad.object.value.removeprefix(BASE))
        for quad in data
        if quad.predicate.value in (DISARM + "mentions", DISARM + "cites")
        and quad.subject.value in starts
    }


def _new_things(
    data: Store, found: Store, known: set[str], called: Gazetteer, wrong: dict[str, list[str]]
) -> str:
    """Things new to the graph by passage and name: one name is in the other."""
    labels = _labels(found)
    wanted = {each for each in mentions_of(data) if each[1] not in known}
    got = {each for each in mentions_of(found) if each[1] in labels}
    names = {
        thing: [stems(each.text) for each in called.names.get(BASE + thing, ())]
        for _, thing in wanted
    }
    pairs = [
        (one, other)
        for one in got
        for other in wanted
        if one[0] == other[0] and any(_alike(labels[one[1]], name) for name in names[other[1]])
    ]
    right, met = {one for one, _ in pairs}, {other for _, other in pairs}
    wrong["new things not in the data"] = [
        f"{start} {' '.join(labels[thing])}" for start, thing in sorted(got - right)
    ]
    return f"{len(right) / max(len(got), 1):.2f} / {len(met) / max(len(wanted), 1):.2f}"


def _labels(found: Store) -> dict[str, tuple[str, ...]]:
    """What new things are called, but for documents, whose IRI follows from the symbol."""
    return {
        quad.subject.value.removeprefix(BASE): stems(quad.object.value)
        for quad in found.quads_for_pattern(None, _LABEL, None)
        if not quad.subject.value.startswith(f"{BASE}id/document/")
    }


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    long, short = f" {' '.join(one)} ", f" {' '.join(other)} "
    return len(other) > 1 and (short in long or long in short)


def _norms(data: Store, found: Store, whole: Store, wrong: dict[str, list[str]]) -> str:
    """Norms found and missed by passage and verb; of those found what else is as in the data."""
    wanted = list(norms_of(whole, starts_of(data)).values())
    got = list(norms_of(found, starts_of(found)).values())
    keys = {(start, said["verb"]) for starts, said in wanted for start in starts}
    ours = {(start, said["verb"]) for starts, said in got for start in starts}
    right = [each for each in got if any((start, each[1]["verb"]) in keys for start in each[0])]
    met = [each for each in wanted if any((start, each[1]["verb"]) in ours for start in each[0])]
    shares = [len(right) / max(len(got), 1), len(met) / max(len(wanted), 1)]
    for name in ("type", "bearer", "action"):
        same = [
            any(
                each[1][name] & other[1][name]
                for other in wanted
                if other[1]["verb"] == each[1]["verb"] and each[0] & other[0]
            )
            for each in right
            if each[1][name]
        ]
        shares.append(sum(same) / max(len(same), 1))
    for kind, left in (("norms missed", keys - ours), ("norms not in the data", ours - keys)):
        wrong[kind] = [f"{start} {verb.rpartition('/')[2]}" for start, verb in sorted(left)]
    return " / ".join(f"{each:.2f}" for each in shares)


def norms_of(store: Store, starts: dict[str, int]) -> dict[str, tuple[set[int], dict]]:
    """The norms stated in these passages: where these begin, and what is said of each norm."""
    norms = {}
    for quad in store.quads_for_pattern(None, NamedNode(DISARM + "verb"), None):
        said = {
            name: {q.object.value for q in store.quads_for_pattern(quad.subject, predicate, None)}
            for name, predicate in _OF_NORMS.items()
        }
        places = {starts[each] for each in said["statedIn"] if each in starts}
        if places and said["type"] & _NORMS:
            norms[quad.subject.value] = places, {**said, "verb": quad.object.value}
    return norms


_NORMS = {DISARM + kind for kind in KINDS}
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_OF_NORMS = {
    "type": NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
    **{name: NamedNode(DISARM + name) for name in ("bearer", "action", "statedIn")},
}


if __name__ == "__main__":
    sys.exit(main())
