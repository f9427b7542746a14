"""Known exceptions: problems that somebody has looked at and lets be, for a reason and for a time.

A file of waivers is TOML, with a table for each:

    [[waiver]]
    rule = "shape:Person-tenure"
    node = "person:miller"
    reason = "the archive that has the dates is closed until spring"
    until = 2027-04-01

``rule``, ``reason`` and ``until``, the last day on which it holds, must be there; ``node``,
``value`` and ``file`` (a pattern such as ``data/*.ttl``) say what it is for, without them for all.
"""

import difflib
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

from disarmgraph.fault import Fault
from disarmgraph.rdf.place import Place
from disarmgraph.rdf.rdf_file import open_file
from disarmgraph.validation.check_report import ERROR, SYNTAX, WARNING, Finding, Problem, shown
from disarmgraph.validation.telling import in_words, joined

DEFAULT = Path("disarmgraph-waivers.toml")
"""The file that is read, where it is there, when no other is named."""

UNUSED, EXPIRED = "unused-waiver", "expired-waiver"
NAMELESS = "sh:"
"""How the rule is called that a shape without a name makes, by its constraint component."""

REQUIRED = ("rule", "reason", "until")
OPTIONAL = ("node", "value", "file")


class WaiverError(Fault):
    """A file of waivers cannot be used: where, and what to do."""


@dataclass
class Waiver:
    """One of them, with the line on which it begins and whether it has been of use."""

    rule: str
    reason: str
    until: date
    line: int
    node: str = ""
    value: str = ""
    file: str = "*"
    used: bool = field(default=False, compare=False)

    def covers(self, problem: Problem) -> bool:
        """Whether a problem is one that it is for; names may be whole or with a prefix."""
        wanted = ((self.rule, problem.rule), (self.node, problem.node), (self.value, problem.value))
        names = all(mine in ("", theirs, shown(theirs)) for mine, theirs in wanted)
        return names and fnmatch(problem.file, self.file)


def read(path: Path) -> list[Waiver]:
    """The waivers of a file. Raises WaiverError."""
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise WaiverError.of("waivers-unreadable", path=path, reason=error) from error
    except tomllib.TOMLDecodeError as error:
        raise WaiverError.of("waivers-not-toml", path=path, reason=error) from error
    starts = [text.count("\n", 0, at.start()) + 1 for at in re.finditer(r"^\[\[", text, re.M)]
    listed = tables.get("waiver", [])
    if set(tables) - {"waiver"} or not isinstance(listed, list) or len(starts) != len(listed):
        raise WaiverError.of("waivers-else", path=path)
    return [_waiver(path, line, table) for line, table in zip(starts, listed, strict=True)]


def _waiver(path: Path, line: int, table: dict) -> Waiver:
    at = f"{path}:{line}"
    for name in table:
        if name not in (*REQUIRED, *OPTIONAL):
            known = ", ".join((*REQUIRED, *OPTIONAL))
            raise WaiverError.of("waiver-key", at=at, name=name, known=known)
    for name in REQUIRED:
        if not table.get(name):
            raise WaiverError.of("waiver-lacks", at=at, name=name)
    if table["rule"] == SYNTAX:
        raise WaiverError.of("waiver-of-syntax", at=at)
    if type(table["until"]) is not date:
        raise WaiverError.of("waiver-day", at=at)
    others = {name: table[name] for name in (*REQUIRED, *OPTIONAL) if name in table}
    if not all(isinstance(each, str) for name, each in others.items() if name != "until"):
        raise WaiverError.of("waiver-texts", at=at)
    return Waiver(**others, line=line)


def apply(
    problems: Iterable[Problem], waivers: Sequence[Waiver], today: date
) -> tuple[list[Problem], int]:
    """The problems that remain, and how many are waived. Notes which waivers were of use."""
    kept, waived = [], 0
    for problem in problems:
        matching = [each for each in waivers if each.covers(problem)]
        for each in matching:
            each.used = True
        if any(each.until >= today for each in matching):
            waived += 1
        else:
            kept.append(problem)
    return kept, waived


def complaints(
    path: Path,
    waivers: Sequence[Waiver],
    checked: Sequence[str],
    today: date,
    rules: Collection[str],
) -> Iterator[Problem]:
    """What is wrong with the waivers themselves: one that has run out, or is of no use any more.

    One for a file that was not checked may still be of use, one for none of the `rules` is not.
    """
    for each in waivers:
        place = Place(each.line, 1)
        said = {"rule": each.rule, "until": each.until.isoformat()}
        if shown(each.rule) not in rules and not each.rule.startswith(NAMELESS):
            near = difflib.get_close_matches(shown(each.rule), rules, n=1)
            meant = [in_words("waiver-meant", rule=rule) for rule in near]
            words = joined(in_words("waiver-of-no-rule", **said), *meant)
            yield Finding(open_file(path), UNUSED, WARNING, *words, place=place).at(place)
        elif each.used and each.until < today:
            words = in_words(EXPIRED, **said)
            yield Finding(open_file(path), EXPIRED, ERROR, *words, place=place).at(place)
        elif not each.used and any(fnmatch(file, each.file) for file in checked):
            words = in_words(UNUSED, **said)
            yield Finding(open_file(path), UNUSED, WARNING, *words, place=place).at(place)
