"""What a release changes, thing by thing: what it adds, removes and says otherwise."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from disarmgraph.files import GRAPHS
from disarmgraph.names import LANGUAGES
from disarmgraph.release.record import SHELVES, Record, quads, shelf
from disarmgraph.texts import shelf_name, text

DEEDS = {"added": "changes-added", "removed": "changes-removed", "changed": "changes-changed"}
"""What happens to a thing, and the key of the words for it."""

Labels = Mapping[str, Mapping[str, str]]
"""For each of LANGUAGES what things are called by their IRIs, those that have a name."""


@dataclass(frozen=True)
class Change:
    """One thing that is new, gone or described otherwise, with the lines that it gains and loses.

    ``now`` is its record in the release, empty where it is removed.
    """

    iri: str
    deed: str
    now: Record
    gained: Record
    lost: Record


def difference(before: Mapping[str, Record], now: Mapping[str, Record]) -> list[Change]:
    """The changes from one graph's records to another's, in the order of IRIs."""
    return [
        _change(iri, before.get(iri, ()), now.get(iri, ()))
        for iri in sorted(before.keys() | now.keys())
        if before.get(iri) != now.get(iri)
    ]


def _change(iri: str, old: Record, new: Record) -> Change:
    deed = "changed" if old and new else "added" if new else "removed"
    gained, lost = sorted({*new} - {*old}), sorted({*old} - {*new})
    return Change(iri, deed, new, tuple(gained), tuple(lost))


def counts(changes: list[Change]) -> dict[str, int]:
    """How many things are added, removed and changed."""
    found = Counter(change.deed for change in changes)
    return {deed: found[deed] for deed in DEEDS}


def as_json(version: str, previous: str | None, changes: list[Change]) -> bytes:
    """The difference for machines: counts by kind and by file, then every thing by its IRI.

    Statements are lines of N-Quads; blank nodes in them are named thing by thing. A first release
    has nothing to differ from: it counts, and lists nothing.
    """
    document: dict[str, Any] = {
        "version": version,
        "previous": previous,
        "counts": counts(changes),
        "kinds": _by_kind(changes),
        "files": _by_file(changes),
    }
    for deed in DEEDS:
        document[deed] = [
            {"iri": each.iri, "added": _lines(each.gained), "removed": _lines(each.lost)}
            for each in changes
            if each.deed == deed and previous
        ]
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def as_markdown(version: str, previous: str | None, changes: list[Change], labels: Labels) -> bytes:
    """The difference for people, in English and then in French: a table, then the things.

    Of a first release there is only the table.
    """
    parts = [_told(version, previous, changes, labels[each], each) for each in LANGUAGES]
    return "\n".join(parts).encode()


def _told(
    version: str,
    previous: str | None,
    changes: list[Change],
    labels: Mapping[str, str],
    language: str,
) -> str:
    about = "changes-since" if previous else "changes-first"
    lines = [
        f"# {text('changes-title', language, version=version)}",
        "",
        text(about, language, previous=previous),
        "",
        "| | " + " | ".join(text(key, language) for key in DEEDS.values()) + " |",
        "|---|---:|---:|---:|",
    ]
    for kind, found in _by_kind(changes).items():
        numbers = " | ".join(str(found[deed]) for deed in DEEDS)
        lines.append(f"| {shelf_name(kind, language)} | {numbers} |")
    for deed, key in DEEDS.items() if previous else ():
        things = [each.iri for each in changes if each.deed == deed]
        if things:
            lines += ["", f"## {text(key, language)}", ""]
            lines += [f"- {_named(iri, labels)}" for iri in things]
    return "\n".join([*lines, ""])


def _named(iri: str, labels: Mapping[str, str]) -> str:
    return f"{labels[iri]} <{iri}>" if iri in labels else f"<{iri}>"


def _by_kind(changes: list[Change]) -> dict[str, dict[str, int]]:
    found = Counter((shelf(change.iri), change.deed) for change in changes)
    return {
        kind: {deed: found[kind, deed] for deed in DEEDS}
        for kind in SHELVES
        if any(found[kind, deed] for deed in DEEDS)
    }


def _by_file(changes: list[Change]) -> dict[str, dict[str, int]]:
    """How many statements each file gains and loses."""
    found: dict[str, Counter[str]] = {}
    for name, lines in (
        ("added", [line for change in changes for line in change.gained]),
        ("removed", [line for change in changes for line in change.lost]),
    ):
        for quad in quads(tuple(lines)):
            file = quad.graph_name.value.removeprefix(GRAPHS)
            found.setdefault(file, Counter(added=0, removed=0))[name] += 1
    return {file: dict(found[file]) for file in sorted(found)}


def _lines(record: Record) -> list[str]:
    return [line.decode().rstrip("\n") for line in record]
