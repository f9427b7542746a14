"""Labels for facts of a draft, made of the graph's own words in both languages; and their status.

A norm is called by its bearer and its action, a deadline by its day or its event, a session by its
body and number, a quantity by its number and unit. They are made so that a reviewer has something
to put into better words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Store

from disarmgraph.grammar import ordinals
from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import BASE, DISARM, RDFS, SKOS
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.norms import NOT_STATED
from disarmgraph.reading.practice import BINDING
from disarmgraph.written import in_words

MADE = 0.5
"""The likelihood of a label: true to what is drafted, and hardly ever the best words."""
ADOPTED, OF_ORGAN = f"{BASE}scheme/norm-status/adopted", 0.9

_DATE = re.compile(r'"([\d-]+)"')
_NUMBER = re.compile(r'"([\d.]+)"')
_AT_LATEST = {"en": "{} at the latest", "fr": "{} au plus tard"}
_JOIN = {"en": "{}: {}", "fr": "{} : {}"}


@dataclass(frozen=True)
class Labels:
    """The label of each thing by its language, and the status of most norms of a legal force."""

    words: dict[str, dict[str, str]]
    statuses: dict[str, tuple[str, float]]

    @classmethod
    def of_store(cls, store: Store) -> "Labels":
        """All preferred labels of a graph, and the practice of its norms."""
        words: dict[str, dict[str, str]] = defaultdict(dict)
        for predicate in (RDFS + "label", SKOS + "prefLabel"):
            for quad in store.quads_for_pattern(None, NamedNode(predicate), None):
                label = quad.object
                if isinstance(label, Literal) and label.language in LANGUAGES:
                    words[quad.subject.value].setdefault(label.language, label.value)
        return cls(dict(words), _statuses(store))

    def completed(self, candidates: Iterable[Candidate], is_adopted: bool) -> list[Candidate]:
        """The facts, each with a label in both languages where one can be made.

        What an organ has adopted makes norms that are adopted, of whatever force.
        """
        return [
            replace(each, guesses=tuple(self._with(each.guesses, is_adopted)))
            for each in candidates
        ]

    def and_of(self, new: Iterable[Candidate]) -> "Labels":
        """These, and those of new things, by which what refers to them is called."""
        words = dict(self.words)
        for each in new:
            said = {guess.predicate: guess.value for guess in each.guesses}
            words[each.iri] = {language: self._label(said, language) for language in LANGUAGES}
        return replace(self, words=words)

    def _with(self, guesses: Iterable[Guess], is_adopted: bool) -> list[Guess]:
        said = list(guesses)
        values = {each.predicate: each.value for each in reversed(said)}
        labels = [self._label(values, each) for each in LANGUAGES]
        force = values.get("disarm:legalForce")
        if force in self.statuses and "disarm:status" not in values:
            status, share = self.statuses[force]
            if is_adopted and force != BINDING:
                status, share = ADOPTED, OF_ORGAN
            at = max(place for place, each in enumerate(said) if each.predicate == "disarm:verb")
            rule = "adopted-document" if status == ADOPTED else "practice"
            said.insert(at + 1, Guess("disarm:status", status, share, rule))
        if all(labels) and "rdfs:label" not in values:
            at = 1 + (said[1:2] != [] and said[1].predicate == "disarm:kind")
            said[at:at] = [
                Guess("rdfs:label", f'"{escaped(label)}"@{language}', MADE, "made-label")
                for label, language in zip(labels, LANGUAGES, strict=True)
            ]
        return said

    def _label(self, values: dict[str, str], language: str) -> str:
        """What a fact is called in a language, empty where that cannot be said."""
        if "disarm:deadlineDate" in values:
            return _AT_LATEST[language].format(_day(values["disarm:deadlineDate"], language))
        if "disarm:endsAt" in values:
            return self._said(values["disarm:endsAt"], language)
        if "disarm:ordinal" in values and "disarm:concerns" in values:
            which = ordinals.in_figures(int(values["disarm:ordinal"]), language)
            body = self._said(values["disarm:concerns"], language)
            return _JOIN[language].format(body, f"{which} session") if body else ""
        if "disarm:unit" in values:
            number = _NUMBER.match(values.get("disarm:value", ""))
            unit = self._said(values["disarm:unit"], language)
            return f"{number[1]} {unit}" if number and unit else unit
        if "disarm:verb" in values:
            return self._norm(values, language)
        return ""

    def _norm(self, values: dict[str, str], language: str) -> str:
        bearer = values.get("disarm:bearer", NOT_STATED)
        who = "" if bearer == NOT_STATED else self._said(bearer, language)
        what = next(
            (
                self._said(values[each], language)
                for each in ("disarm:action", "disarm:theme", "disarm:verb")
                if each in values
            ),
            "",
        )
        label = _JOIN[language].format(who, what) if who and what else who or what
        return label[:1].upper() + label[1:]

    def _said(self, iri: str, language: str) -> str:
        return self.words.get(iri, {}).get(language, "")


def _statuses(store: Store) -> dict[str, tuple[str, float]]:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for quad in store.quads_for_pattern(None, NamedNode(DISARM + "legalForce"), None):
        for other in store.quads_for_pattern(quad.subject, NamedNode(DISARM + "status"), None):
            counted[quad.object.value][other.object.value] += 1
    return {
        force: (seen.most_common(1)[0][0], round(seen.most_common(1)[0][1] / seen.total(), 2))
        for force, seen in counted.items()
        if force.startswith(BASE)
    }


def _day(literal: str, language: str) -> str:
    """A day, a month or a year as the language writes it."""
    match = _DATE.match(literal)
    return in_words(match[1], language) if match else literal


def escaped(label: str) -> str:
    """Words as they stand between the quotation marks of Turtle."""
    return label.replace("\\", r"\\").replace('"', r"\"")
