"""What a check has found: each problem, and all of them as text or JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from disarmgraph.namespaces import shorten

SYNTAX = "syntax"
"""The rule that a file which breaks its grammar breaks: nothing else in it can be checked."""

SHOWN = 60
"""How many characters of a literal a line shows."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right, located as precisely as the check allows.

    `line` and `column` count from 1 and are 0 where they cannot be told; `node`, `path` and
    `value` are whole IRIs or literals, "" where there is none and "[]" for a blank node; `rule`
    is the IRI of a shape or the name of a rule of this package; `severity` is violation, warning
    or info.
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

    def message(self, language: str) -> str:
        """The rule and the repair, in French for 'fr', else in English."""
        return self.message_fr if language == "fr" else self.message_en

    def text(self, language: str) -> str:
        """One line: ``file:line:column: node: message (value) [rule]``, less what is not known."""
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        node = f" {_shown(self.node)}:" if self.node else ""
        value = f" ({_shown(self.value)})" if self.value else ""
        return f"{place}:{node} {self.message(language)}{value} [{_shown(self.rule)}]"

    def as_dict(self, language: str) -> dict[str, str | int | None]:
        """The problem as an object of JSON, null for a line or column that cannot be told."""
        known = asdict(self) | {"line": self.line or None, "column": self.column or None}
        del known["message_en"], known["message_fr"]
        return known | {"message": self.message(language)}


def exit_code(problems: Sequence[Problem]) -> int:
    """0 when no rule is violated, 1 when one is, 2 when a file breaks its grammar."""
    if any(problem.rule == SYNTAX for problem in problems):
        return 2
    return 1 if any(problem.severity == "violation" for problem in problems) else 0


def report(problems: Sequence[Problem], form: str, language: str) -> str:
    """The problems as lines with a summary ('text') or as a list of objects ('json')."""
    if form == "json":
        found = [problem.as_dict(language) for problem in problems]
        return json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    lines = [problem.text(language) for problem in problems]
    return "\n".join([*lines, _summary(len(problems), language)]) + "\n"


def reader_language(environment: Mapping[str, str]) -> str:
    """The language of messages for a locale, as POSIX orders its variables: 'fr', else 'en'."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next(filter(None, map(environment.get, names)), "")
    return "fr" if locale.startswith("fr") else "en"


def _summary(count: int, language: str) -> str:
    if language == "fr":
        return f"{count or 'aucun'} problème{'s' if count > 1 else ''}"
    return f"{count or 'no'} problem{'' if count == 1 else 's'}"


def _shown(value: str) -> str:
    if value.startswith(("http://", "https://")):
        return shorten(value)
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
