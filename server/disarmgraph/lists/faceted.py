"""The things of a kind sorted out by their facets: counted, chosen and put in order.

Worked out once from the whole graph. What has a value is kept as one number with a bit for each
thing, so that a list of thousands is counted by twenty facets in a few milliseconds.
"""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from disarmgraph.lists.facet import NOT_STATED, Facet
from disarmgraph.lists.letters import plain
from disarmgraph.lists.list_query import Selection, names_query, values_query
from disarmgraph.lists.shelf import Shelf, properties
from disarmgraph.lists.shelves import SHELVES
from disarmgraph.namespaces import BASE, PREFIXES, RDF, expand, shorten
from disarmgraph.triples import Term, iris, subjects

_BREAK = "\n"


@dataclass(frozen=True)
class Value:
    """A value of a facet: how an address writes it, what it is, how many of the things have it.

    ``term`` is None where the facet is not stated. ``narrower`` are values that this one takes in.
    """

    token: str
    term: Term | None
    count: int
    chosen: bool
    narrower: tuple["Value", ...] = ()

    @property
    def opened(self) -> bool:
        """Whether it, or one within it, is chosen."""
        return self.chosen or any(each.opened for each in self.narrower)


@dataclass(frozen=True)
class Sorted:
    """The things of a kind, each with its number, and which of them have what."""

    kind: str
    shelf: Shelf
    things: tuple[str, ...]
    terms: Mapping[str, Mapping[str, Term]]
    masks: Mapping[str, Mapping[str, int]]
    above: Mapping[str, Mapping[str, str]]
    text: str
    starts: array
    orders: dict[tuple[str, str], array] = field(default_factory=dict)

    @property
    def whole(self) -> int:
        """All things."""
        return (1 << len(self.things)) - 1

    def mask(self, selection: Selection, but: str = "") -> int:
        """The things of a selection, passing over the facet ``but``."""
        found = self.whole
        for name, tokens in selection.chosen.items():
            if name != but:
                some = 0
                for token in tokens:
                    some |= self.masks[name].get(token, 0)
                found &= some
        for word in selection.split:
            found &= self._named(word)
        return found

    def numbers(self, mask: int) -> list[int]:
        """The numbers of things in order."""
        bits = bin(mask)[:1:-1]
        found, at = [], bits.find("1")
        while at >= 0:
            found.append(at)
            at = bits.find("1", at + 1)
        return found

    def values(self, selection: Selection, name: str) -> tuple[Value, ...]:
        """The values of a facet that things have which the other facets leave, with their counts.

        Those that nothing has are left out unless they are chosen.
        """
        facet = self.shelf.facet(name)
        left = self.mask(selection, but=name)
        chosen = selection.chosen.get(name, ())
        counts = {token: (mask & left).bit_count() for token, mask in self.masks[name].items()}
        kept = {token for token, count in counts.items() if count or token in chosen}
        below: dict[str, list[str]] = defaultdict(list)
        for token in kept:
            wider = self.above[name].get(token)
            below[wider if wider in kept else ""].append(token)

        def values(tokens: Iterable[str]) -> tuple[Value, ...]:
            return tuple(
                Value(
                    token,
                    self.terms[name].get(token),
                    counts[token],
                    token in chosen,
                    values(below[token]),
                )
                for token in sorted(tokens, key=lambda each: _rank(facet, each, counts[each]))
            )

        return values(below[""])

    def tells_apart(self, name: str) -> bool:
        """Whether a facet has more than one value among all things."""
        return len([mask for mask in self.masks[name].values() if mask]) > 1

    def _named(self, word: str) -> int:
        """The things with a name in which a word is."""
        found: set[int] = set()
        at = self.text.find(word)
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            found.add(number)
            following = self.starts[number + 1] if number + 1 < len(self.starts) else -1
            at = self.text.find(word, following) if following >= 0 else -1
        return _mask(found, len(self.things))


def sorted_out(store: Store, kind: str) -> Sorted:
    """The things of a kind with what they have, as the whole graph says."""
    shelf = SHELVES[kind]
    things = tuple(subjects(store, RDF + "type", expand(shelf.cls)))
    number = {iri: at for at, iri in enumerate(things)}
    terms: dict[str, dict[str, Term]] = {}
    masks: dict[str, dict[str, int]] = {}
    above: dict[str, dict[str, str]] = {}
    for facet in shelf.facets:
        having: dict[Term, set[int]] = defaultdict(set)
        for thing, value in store.query(values_query(kind, facet)):
            if thing.value in number:
                having[value].add(number[thing.value])
        known = {token(facet, value): value for value in having}
        terms[facet.name] = known
        masks[facet.name] = {
            token(facet, value): _mask(found, len(things)) for value, found in having.items()
        }
        above[facet.name] = _above(store, facet, known)
        stated = set().union(*having.values())
        if len(stated) < len(things):
            rest = set(range(len(things))) - stated
            masks[facet.name][NOT_STATED] = _mask(rest, len(things))
    text, starts = _text(store, kind, things)
    return Sorted(kind, shelf, things, terms, masks, above, text, starts)


def token(facet: Facet, value: Term) -> str:
    """How a value is written in an address."""
    if not isinstance(value, NamedNode):
        return value.value
    namespace = PREFIXES[facet.scheme] if facet.scheme else None
    if namespace and value.value.startswith(namespace):
        return value.value.removeprefix(namespace)
    prefix = shorten(value.value).partition(":")[0]
    return shorten(value.value) if prefix in PREFIXES else value.value.removeprefix(BASE)


def _above(store: Store, facet: Facet, known: Mapping[str, Term]) -> dict[str, str]:
    """For each value of a facet the next wider one among them, if there is one."""
    if facet.order == "time":
        decades = {written: f"{written[:3]}0s" for written in known if written.isdigit()}
        return {year: decade for year, decade in decades.items() if decade in known}
    found = {}
    tokens = {value: written for written, value in known.items()}
    paths = [properties(each)[0][0] for each in facet.above]
    for written, value in known.items():
        wider = [each for path in paths for each in iris(store, value.value, path)]
        among = sorted(tokens[NamedNode(each)] for each in wider if NamedNode(each) in tokens)
        if among:
            found[written] = among[0]
    return found


def _text(store: Store, kind: str, things: tuple[str, ...]) -> tuple[str, array]:
    """The names of all things in one text, and where those of each begin."""
    names: dict[str, list[str]] = defaultdict(list)
    for thing, name in store.query(names_query(kind)):
        names[thing.value].append(plain(name.value))
    starts, whole, at = array("L"), [], 0
    for iri in things:
        starts.append(at)
        written = _BREAK.join(sorted(names[iri])) + _BREAK
        whole.append(written)
        at += len(written)
    return "".join(whole), starts


def _mask(numbers: Iterable[int], size: int) -> int:
    bits = bytearray(size // 8 + 1)
    for each in numbers:
        bits[each >> 3] |= 1 << (each & 7)
    return int.from_bytes(bits, "little")


def _rank(facet: Facet, written: str, count: int) -> tuple[bool, object, str]:
    """Where a value stands: what is not stated comes last."""
    last = written == NOT_STATED
    if facet.order == "time":
        return (last, "", "".join(chr(0x10FFFF - ord(each)) for each in written))
    if isinstance(facet.order, tuple) and written in facet.order:
        return (last, facet.order.index(written), written)
    return (last, 1000 - count if isinstance(facet.order, tuple) else -count, written)
