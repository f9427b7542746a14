"""Links by which machines find their way from a page: FAIR Signposting, levels 1 and 2.

Level 1 is the header Link (RFC 8288), level 2 a linkset of its own (RFC 9264), which says what the
headers of the page and of its data say, and more of what belongs to the page.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from disarmgraph.namespaces import BASE, DATASET, LICENCE

ABOUT_PAGE = "https://schema.org/AboutPage"
LINKSET = "application/linkset"
LINKSET_JSON = "application/linkset+json"


@dataclass(frozen=True)
class Link:
    """A typed link: where it leads, how it is related, and what else is known of its target."""

    target: str
    relation: str
    attributes: tuple[tuple[str, str], ...] = ()

    def value(self) -> str:
        """The link as the header has it."""
        return "; ".join(
            (
                f"<{self.target}>",
                f'rel="{self.relation}"',
                *(f'{n}="{v}"' for n, v in self.attributes),
            )
        )


HOME = (
    Link("/void.ttl", "describedby", (("type", "text/turtle"),)),
    Link("/.well-known/api-catalog", "api-catalog", (("type", LINKSET_JSON),)),
    Link("/openapi.json", "service-desc", (("type", "application/vnd.oai.openapi+json"),)),
)
"""The links of the home page: to what describes the dataset and the interfaces (RFC 9727)."""


def landing(
    path: str, data: Iterable[tuple[str, str]], kinds: Sequence[str] = ()
) -> tuple[Link, ...]:
    """The links of the page at a path, whose data come as media types with their addresses.

    ``kinds`` are types of the thing in schema.org, as IRIs.
    """
    return (
        Link(BASE + path, "cite-as"),
        *(Link(address, "describedby", (("type", each),)) for each, address in data),
        *(Link(each, "type") for each in (ABOUT_PAGE, *kinds)),
        Link(LICENCE, "license"),
        *([Link(DATASET, "collection")] if BASE + path != DATASET else []),
        Link(f"/linkset/{path}.json", "linkset", (("type", LINKSET_JSON),)),
        Link(f"/linkset/{path}.txt", "linkset", (("type", LINKSET),)),
    )


def of_data(path: str) -> tuple[Link, ...]:
    """The links of a resource's data: what they describe, and under which terms."""
    return (Link(f"/{path}", "describes"), Link(LICENCE, "license"))


def linkset(contexts: Iterable[tuple[str, Iterable[Link]]], root: str) -> bytes:
    """Links as application/linkset+json; each context is the anchor of its links.

    Addresses of this site become whole ones under the root.
    """
    sets = []
    for anchor, links in contexts:
        found: dict[str, object] = {"anchor": _whole(anchor, root)}
        for link in links:
            target = {"href": _whole(link.target, root), **dict(link.attributes)}
            found.setdefault(link.relation, []).append(target)
        sets.append(found)
    return json.dumps({"linkset": sets}, indent=1).encode() + b"\n"


def listed(contexts: Iterable[tuple[str, Iterable[Link]]], root: str) -> bytes:
    """The same as application/linkset, in the form of the header Link."""
    lines = [
        Link(
            _whole(link.target, root),
            link.relation,
            (("anchor", _whole(anchor, root)), *link.attributes),
        ).value()
        for anchor, links in contexts
        for link in links
    ]
    return ",\n".join(lines).encode() + b"\n"


LINKSETS = {"json": (linkset, LINKSET_JSON), "txt": (listed, LINKSET)}
"""How a linkset is written, and as which media type, by the suffix of its address."""


def _whole(address: str, root: str) -> str:
    return root.rstrip("/") + address if address.startswith("/") else address
