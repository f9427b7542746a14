"""Quantities that a text may state: a figure, its unit, its precision, what was measured.

Each figure is a candidate, vague ones too. Its label is for people to write.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from disarmgraph.grammar.figures import SMALL, Figure, figures
from disarmgraph.grammar.indefinites import Indefinite, indefinites
from disarmgraph.grammar.money import PER_CENT
from disarmgraph.grammar.qualifier import Qualifier
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.mentions import Mention, Portion
from disarmgraph.reading.units import Units
from disarmgraph.reading.words import stems

FIGURE, SMALL_FIGURE, VAGUE, VALUE, PRECISION, LENT = 0.9, 0.6, 0.5, 0.95, 0.9, 0.6
"""Likelihoods; that a small number or a vague one is worth a fact is less likely."""

_AROUND = 90
"""Characters before and behind a figure in which the verb of its clause is looked for."""
_NEAR = 7
"""Words from the figure to that verb."""
_CLAUSE = re.compile(r"[,;:.!?()](?:\s|$)")


def quantities(
    portions: Sequence[Portion], named: Sequence[Sequence[Mention]], units: Units, language: str
) -> list[Candidate]:
    """The quantities of the passages of a document, in the order of the text."""
    found = []
    for at, portion in enumerate(portions):
        exact = figures(portion.text)
        vague = [each for each in indefinites(portion.text) if not _touches(each, exact)]
        for each in sorted((*exact, *vague), key=lambda each: each.start):
            if _in_name(portion.start + each.start, named[at]):
                continue
            for guesses in _guesses(each, portion.text, units, language == "ENG"):
                start, end = portion.start + each.start, portion.start + each.end
                weapons = tuple(_weapons(named[at], start, end))
                found.append(Candidate(at, start, end, (*guesses, *weapons)))
    return found


def _in_name(start: int, named: Sequence[Mention]) -> bool:
    """Whether a figure is within the name of a thing: "on certain conventional weapons"."""
    return any(each.start < start < each.end and "/id/" in each.thing for each in named)


def _touches(one: Indefinite, others: Sequence[Figure]) -> bool:
    return any(one.start < each.end and each.start < one.end for each in others)


def _guesses(
    figure: Figure | Indefinite, text: str, units: Units, head_last: bool
) -> Iterator[tuple[Guess, ...]]:
    """What is guessed of a figure; the two ends of a range are two quantities."""
    if isinstance(figure, Indefinite):
        kind = Guess("rdf:type", DISARM + "Quantity", VAGUE, "vague-figure")
        yield (kind, *_details(figure, figure.qualifier, text, units, head_last))
        return
    small = figure.value <= SMALL and not figure.unit
    likelihood = LENT if figure.is_lent else SMALL_FIGURE if small else FIGURE
    kind = Guess("rdf:type", DISARM + "Quantity", likelihood, "figure")
    ends = [(figure.value, figure.qualifier)]
    if figure.most is not None:
        ends = [(figure.value, Qualifier.AT_LEAST), (figure.most, Qualifier.AT_MOST)]
    for value, qualifier in ends:
        literal = f'"{value:f}"^^xsd:decimal'
        stated = Guess("disarm:value", literal, VALUE, "figure")
        yield (kind, stated, *_details(figure, qualifier, text, units, head_last))


def _details(
    figure: Figure | Indefinite, qualifier: Qualifier, text: str, units: Units, head_last: bool
) -> Iterator[Guess]:
    """Unit, precision and measure."""
    expressed = getattr(figure, "unit", "")
    share = expressed == PER_CENT
    unit = units.unit(expressed or figure.counted, head_last)
    lent = getattr(figure, "is_lent", False)
    if unit:
        likelihood = min(unit[1], LENT) if lent else unit[1]
        yield Guess("disarm:unit", unit[0], likelihood, "lent-unit" if lent else "unit")
    yield Guess("disarm:qualifier", f"{BASE}scheme/qualifier/{qualifier}", PRECISION, "precision")
    around = () if share else _around(text, figure.start, figure.end)
    measure, likelihood = units.measure(unit and unit[0], figure.counted, around)
    yield Guess("disarm:measure", measure, likelihood, "measure")


def _around(text: str, start: int, end: int) -> list[str]:
    """The stems of the words of its clause beside a figure, the nearest first."""
    before = _CLAUSE.split(text[max(0, start - _AROUND) : start])[-1]
    behind = _CLAUSE.split(text[end : end + _AROUND])[0]
    pairs = zip_longest(reversed(stems(before)[-_NEAR:]), stems(behind)[:_NEAR])
    return [each for pair in pairs for each in pair if each]


def _weapons(named: Sequence[Mention], start: int, end: int) -> Iterator[Guess]:
    """The weapons that are named in what is counted."""
    for each in named:
        if start <= each.start and each.end <= end and "/scheme/weapon/" in each.thing:
            yield Guess("disarm:weapon", each.thing, each.likelihood, each.rule)
