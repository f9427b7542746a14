"""What a check has found: each problem with its place, and what a reader is told of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from pyoxigraph import BlankNode

from disarmgraph import files, texts
from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import shorten
from disarmgraph.rdf import places
from disarmgraph.rdf.place import Place
from disarmgraph.rdf.rdf_file import RdfFile
from disarmgraph.rdf.spots import NOWHERE, Spot, SpotIndex
from disarmgraph.triples import Term
from disarmgraph.validation.telling import Said, joined, quoted, written

SYNTAX = "syntax"
"""The rule that a file which breaks its grammar breaks: nothing else in it can be checked."""

ERROR, WARNING, NOTE = "error", "warning", "note"
SEVERITIES = {"violation": ERROR, "warning": WARNING, "info": NOTE}
"""The severities of SHACL, as a check calls them."""

ORDER = (ERROR, WARNING, NOTE)
SHOWN = 60
"""How many characters of a literal a line shows."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right, located as precisely as the check allows.

    ``line`` and ``column`` count from 1 and are 0 where they cannot be told; ``node``, ``path``
    and ``value`` are whole IRIs or literals, "" where there is none and "[]" for a blank node;
    ``rule`` is the IRI of a shape or the name of a rule of this package.
    """

    file: str
    line: int
    column: int
    node: str
    path: str
    value: str
    rule: str
    severity: str
    message_en: str
    message_fr: str
    finding: "Finding" = field(compare=False, repr=False)

    def message(self, language: str) -> str:
        """The rule and the repair, in French for 'fr', else in English."""
        return self.message_fr if language == "fr" else self.message_en

    def place(self) -> str:
        """``file:line:column``, less what is not known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)

    def told(self, language: str) -> str:
        """What is wrong with what: ``node: message (value)``."""
        node = f"{shown(self.node)}: " if self.node else ""
        value = f" ({shown(self.value)})" if self.value else ""
        return f"{node}{self.message(language)}{value}"

    def text(self, language: str) -> str:
        """One line: ``file:line:column: severity: node: message (value) [rule]``."""
        severity = texts.text(f"check-is-{self.severity}", language)
        colon = texts.text("colon", language)
        return f"{self.place()}: {severity}{colon}{self.told(language)} [{shown(self.rule)}]"

    def as_dict(self, language: str) -> dict[str, str | int | None]:
        """The problem as an object of JSON, null for a line or column that cannot be told."""
        return {
            "file": self.file,
            "line": self.line or None,
            "column": self.column or None,
            "node": self.node,
            "path": self.path,
            "value": self.value,
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message(language),
        }


@dataclass(frozen=True)
class Finding:
    """A problem, and where to look for it: at a spot, or at a place that is known already.

    ``component`` is the constraint component of SHACL that is not met, if it is one; ``others`` are
    further files that describe the same thing, where the statement at fault may stand; ``rivals``
    are what it is at odds with, and the files in which that may stand.
    """

    file: RdfFile
    rule: str
    severity: str
    english: str
    french: str
    spot: Spot | None = None
    value: Term | None = None
    place: Place = NOWHERE
    component: str = ""
    others: tuple[RdfFile, ...] = ()
    rivals: tuple[tuple[Spot, tuple[RdfFile, ...]], ...] = ()

    def at(self, place: Place, file: RdfFile | None = None, *more: Said) -> Problem:
        """The problem, at its place, in that file or else in its own, with more to be told."""
        thing, prop = self.spot[:2] if self.spot else (None, None)
        parts = (_written(part) for part in (thing, prop, self.value))
        told = (self.rule, self.severity, *joined((self.english, self.french), *more))
        return Problem(files.shown((file or self.file).path), *place, *parts, *told, finding=self)

    def wanted(self) -> Iterator[tuple[RdfFile, Spot]]:
        """What is to be looked for in which file."""
        if self.spot is not None:
            yield from ((file, self.spot) for file in (self.file, *self.others))
            yield from ((file, spot) for spot, among in self.rivals for file in among)


class Report(list[Problem]):
    """The problems of a check in the order of their places, and what was checked.

    ``files`` are the names of the files, ``waived`` is the number of known exceptions left out.
    """

    def __init__(self, problems: Iterable[Problem], checked: Iterable[str], waived: int = 0):
        super().__init__(sorted(problems))
        self.files = tuple(checked)
        self.waived = waived

    def _repr_html_(self) -> str:
        """The problems as a table, as notebooks show them."""
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
            for cells in (
                (each.place(), each.severity, each.told("en"), shown(each.rule)) for each in self
            )
        )
        return f"<table>{rows}</table><p>{escape(summary(self, 'en'))}</p>"


def placed(findings: Iterable[Finding]) -> set[Problem]:
    """The problems with their places, each once: in the file that has most of what is at fault."""
    found = list(findings)
    wanted: dict[RdfFile, set[Spot]] = {}
    for finding in found:
        for file, spot in finding.wanted():
            wanted.setdefault(file, set()).add(spot)
    seen = {file: places.look(file, spots) for file, spots in wanted.items()}
    problems = set()
    for finding in found:
        if finding.spot is None:
            problems.add(finding.at(finding.place))
            continue
        spot = finding.spot
        file = max((finding.file, *finding.others), key=lambda each: seen[each].nearness(spot))
        elsewhere = _elsewhere(finding, file, seen)
        problems.add(finding.at(seen[file].place(spot), file, *elsewhere))
    return problems


def _elsewhere(
    finding: Finding, file: RdfFile, seen: Mapping[RdfFile, SpotIndex]
) -> Iterator[Said]:
    """Where that stands with which a finding is at odds, if it is in another file."""
    for spot, among in finding.rivals:
        where = max(among, key=lambda each: seen[each].nearness(spot))
        if where is file or seen[where].nearness(spot) < len(spot) - spot.count(None):
            continue
        place = ":".join(map(str, (files.shown(where.path), *seen[where].place(spot))))
        what = quoted(spot.subject if spot.value is None else spot.value)
        yield tuple(
            texts.text("check-elsewhere", language, what=each, place=place)
            for language, each in zip(LANGUAGES, what, strict=True)
        )


def exit_code(problems: Sequence[Problem], fail_on: str = ERROR) -> int:
    """0 when nothing is as severe as ``fail_on``, 1 when something is, 2 for broken grammar."""
    if any(problem.rule == SYNTAX for problem in problems):
        return 2
    severe = ORDER[: ORDER.index(fail_on) + 1]
    return 1 if any(problem.severity in severe for problem in problems) else 0


def summary(report: Report, language: str) -> str:
    """How many problems of which severity there are, in how many files."""
    counts = {each: sum(p.severity == each for p in report) for each in ORDER}
    said = [_counted(each, number, language) for each, number in counts.items() if number]
    found = ", ".join(said) or texts.text("check-none", language)
    waived = texts.text("check-waived", language, number=report.waived) if report.waived else ""
    return texts.text("check-summary", language, found=found, files=len(report.files)) + waived


def _counted(severity: str, number: int, language: str) -> str:
    return texts.text(f"check-{severity}{'' if number == 1 else 's'}", language, number=number)


def shown(value: str) -> str:
    """An IRI with its prefix, a literal that is not too long."""
    if value.startswith(("http://", "https://")):
        return shorten(value)
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"


def _written(term: Term | None) -> str:
    """An IRI or a literal; of a blank node, whose label changes with each reading, its sign."""
    if term is None:
        return ""
    return "[]" if isinstance(term, BlankNode) else written(term)
