"""The models in which a resource can be had, and which of them a client wants.

Content Negotiation by Profile (W3C): by the header Accept-Profile, by ``_profile=`` in the address,
and the list of all that there is by ``_profile=alt``.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from disarmgraph import namespaces
from disarmgraph.fault import Fault
from disarmgraph.namespaces import BASE, DCTERMS, RDF
from disarmgraph.protocol.negotiation import choose

ALTR = "http://www.w3.org/ns/dx/connegp/altr"


@dataclass(frozen=True)
class Profile:
    """A model: its token in addresses and the IRI that identifies it."""

    token: str
    iri: str


OWN = Profile("disarm", BASE + "ontology")
SKOS = Profile("skos", "http://www.w3.org/2004/02/skos/core")
SCHEMA = Profile("schema", "https://schema.org/")
DCAT = Profile("dcat", "http://www.w3.org/ns/dcat")
ALTERNATES = Profile("alt", ALTR)
"""The list of what there is, which every resource has."""


_IN_SKOS = {namespaces.SKOS + "Concept", namespaces.SKOS + "ConceptScheme"}


def of(kinds: Set[str], *, marked_up: bool = False) -> tuple[Profile, ...]:
    """The profiles in which a thing of these classes can be had, the default first.

    ``marked_up`` says that schema.org has words for it.
    """
    return (OWN, *([SKOS] if kinds & _IN_SKOS else []), *([SCHEMA] if marked_up else []))


class ProfileUnknown(Fault):
    """The address names a profile that the resource cannot be had in."""

    status = 404


def wanted(token: str | None, accept: str | None, offered: Sequence[Profile]) -> Profile:
    """The profile by its token or IRI in the address, else by the header Accept-Profile.

    A header that accepts none of those offered gets the first, as the answer says. Raises
    ProfileUnknown.
    """
    choices = (*offered, ALTERNATES)
    if token:
        found = [each for each in choices if token in (each.token, each.iri)]
        if not found:
            names = ", ".join(each.token for each in choices)
            raise ProfileUnknown(f"_profile={token}: not to be had here; choose from {names}")
        return found[0]
    by_iri = {each.iri.casefold().rstrip("#/"): each for each in choices}
    listed = (accept or "").replace("<", "").replace(">", "")
    ranges = ",".join(_without_mark(each) for each in listed.split(",") if each.strip())
    if not ranges:
        return offered[0]
    chosen = choose(ranges, tuple(by_iri))
    return by_iri[chosen] if chosen else offered[0]


def _without_mark(part: str) -> str:
    """An item of Accept-Profile with its IRI as ``by_iri`` has it."""
    iri, semicolon, rest = part.strip().partition(";")
    return iri.strip().rstrip("#/") + semicolon + rest


def alternates(
    iri: str, profiles: Sequence[tuple[Profile, Sequence[tuple[str, str]]]]
) -> Iterator[Triple]:
    """What there is of a resource, in the words of the alternates view (``altr``).

    Of each profile come the media types with the address of each; the first is the default.
    """
    resource = NamedNode(iri)
    for profile, forms in profiles:
        for number, (media_type, address) in enumerate(forms):
            form = BlankNode(f"{profile.token}{number}")
            yield Triple(resource, _altr("hasRepresentation"), form)
            if profile is profiles[0][0] and number == 0:
                yield Triple(resource, _altr("hasDefaultRepresentation"), form)
            yield Triple(form, NamedNode(RDF + "type"), _altr("Representation"))
            yield Triple(form, NamedNode(DCTERMS + "conformsTo"), NamedNode(profile.iri))
            yield Triple(form, NamedNode(DCTERMS + "format"), Literal(media_type))
            yield Triple(form, NamedNode("http://www.w3.org/ns/dcat#accessURL"), NamedNode(address))


def _altr(name: str) -> NamedNode:
    return NamedNode(f"{ALTR}#{name}")
