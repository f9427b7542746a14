"""Labels for facts of a draft, made of the graph's own words in both languages.

A norm is called by its bearer and its action, a deadline by its day or its event, a session by its
body and number, a quantity by its number and unit. They are made so that a reviewer has something
to put into better words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Store

from disarmgraph.grammar import ordinals
from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import RDFS, SKOS
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.norms import NOT_STATED
from disarmgraph.written import in_words

MADE = 0.5
"""The likelihood of a label: true to what is drafted, and hardly ever the best words."""

_DATE = re.compile(r'"([\d-]+)"')
_NUMBER = re.compile(r'"([\d.]+)"')
_AT_LATEST = {"en": "{} at the latest", "fr": "{} au plus tard"}
_JOIN = {"en": "{}: {}", "fr": "{} : {}"}


@dataclass(frozen=True)
class Labels:
    """The label of each thing by its language."""

    words: dict[str, dict[str, str]]

    @classmethod
    def of_store(cls, store: Store) -> "Labels":
        """All preferred labels of a graph."""
        words: dict[str, dict[str, str]] = defaultdict(dict)
        for predicate in (RDFS + "label", SKOS + "prefLabel"):
            for quad in store.quads_for_pattern(None, NamedNode(predicate), None):
                label = quad.object
                if isinstance(label, Literal) and label.language in LANGUAGES:
                    words[quad.subject.value].setdefault(label.language, label.value)
        return cls(dict(words))

    def completed(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The facts, each with a label in both languages where one can be made."""
        return [replace(each, guesses=tuple(self._with(each.guesses))) for each in candidates]

    def and_of(self, new: Iterable[Candidate]) -> "Labels":
        """These, and those of new things, by which what refers to them is called."""
        words = dict(self.words)
        for each in new:
            said = {guess.predicate: guess.value for guess in each.guesses}
            words[each.iri] = {language: self._label(said, language) for language in LANGUAGES}
        return Labels(words)

    def _with(self, guesses: Iterable[Guess]) -> list[Guess]:
        said = list(guesses)
        values = {each.predicate: each.value for each in reversed(said)}
        labels = [self._label(values, each) for each in LANGUAGES]
        if all(labels) and "rdfs:label" not in values:
            at = 1 + (said[1:2] != [] and said[1].predicate == "disarm:kind")
            said[at:at] = [
                Guess("rdfs:label", str(Literal(label, language=language)), MADE, "made-label")
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


def _day(literal: str, language: str) -> str:
    """A day, a month or a year as the language writes it."""
    match = _DATE.match(literal)
    return in_words(match[1], language) if match else literal
