"""What is sent at each path of the site, and which parameters it takes: tables for programs.

They are as long as there are paths and parameters; ``openapi`` puts them into its own form.
"""

from dataclasses import dataclass

from disarmgraph import formats
from disarmgraph.query.query_file import TOPICS

RESULTS = tuple(dict.fromkeys(each.media_type for each in formats.RESULTS))
GRAPHS = tuple(each.media_type for each in formats.GRAPHS)
LISTED = (formats.HTML, "text/csv", "application/json")
"""How a view or a list is sent."""

OPENAPI = "application/vnd.oai.openapi+json"


@dataclass(frozen=True)
class Route:
    """What can be read at a path: ``{name}`` stands for what is to be filled in.

    ``summary`` is one sentence, ``media_types`` are those in which it is sent.
    """

    path: str
    summary: str
    media_types: tuple[str, ...]


OF_THE_FRONT = (
    Route("/health/live", "Whether the server runs.", ("text/plain",)),
    Route("/health/ready", "Whether the server can answer queries now.", ("text/plain",)),
    Route("/metrics", "What the server has done, for Prometheus.", ("text/plain",)),
)
"""Routes that need no graph."""

SENT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "/catalogue",
            "/dataset",
            "/graph/{rest}",
            "/id/{rest}",
            "/ldes",
            "/memento/{version}/{rest}",
            "/ontology",
            "/queries",
            "/queries/{name}",
            "/release/",
            "/release/{version}",
            "/releases",
            "/scheme/{rest}",
            "/shapes",
        ),
        (formats.HTML, *GRAPHS),
    ),
    **dict.fromkeys(("/.well-known/sparql-examples", "/.well-known/void"), GRAPHS),
    "/.well-known/api-catalog": ("application/linkset+json",),
    "/.well-known/security.txt": ("text/plain",),
    "/agenda/{kind}/{slug}.ics": ("text/calendar",),
    "/changes.atom": ("application/atom+xml",),
    "/cite/{rest}": (
        "application/x-bibtex",
        "application/x-research-info-systems",
        "application/vnd.citationstyles.csl+json",
    ),
    **dict.fromkeys(
        (
            "/linkset/memento/{version}/{original}.{suffix}",
            "/linkset/release/{version}.{suffix}",
            "/linkset/{path}.{suffix}",
        ),
        ("application/linkset+json", "application/linkset"),
    ),
    **dict.fromkeys(
        (
            "/reconcile",
            "/reconcile/flyout/entity",
            "/reconcile/flyout/property",
            "/reconcile/flyout/type",
            "/reconcile/properties",
            "/reconcile/suggest/entity",
            "/reconcile/suggest/property",
            "/reconcile/suggest/type",
        ),
        ("application/json",),
    ),
    "/id/{kind}.{suffix}": ("text/csv", "application/json"),
    "/id/{kind}/": LISTED,
    **dict.fromkeys(
        (f"/sparql/{each}.json" for each in ("labels", "terms")),
        ("application/json",),
    ),
    "/course/notebook.ipynb": ("application/x-ipynb+json",),
    "/lookup": ("application/json", formats.HTML),
    **dict.fromkeys(("/queries/choices.json", "/queries/library.json"), ("application/json",)),
    "/queries/{name}/answer": (*RESULTS, *GRAPHS),
    "/queries/{name}/query.rq": ("application/sparql-query",),
    "/mappings.sssom.tsv": ("text/tab-separated-values",),
    "/openapi.json": (OPENAPI,),
    "/opensearch.xml": ("application/opensearchdescription+xml",),
    "/release/{version}/{name}": ("*/*",),
    "/robots.txt": ("text/plain",),
    "/sitemap.xml": ("application/xml",),
    "/sitemap/{number}.xml": ("application/xml",),
    **dict.fromkeys(
        ("/static/{filename}", "/static/v-{version}/{filename}"),
        ("text/css", "text/javascript", "text/plain"),
    ),
    "/timemap/{original}": ("application/link-format", "application/json"),
    "/view/assistance": LISTED,
    "/search": LISTED,
    "/suggest": ("application/json", "application/x-suggestions+json"),
    "/view/deadlines": (formats.HTML, "text/csv", "application/json", "text/calendar"),
    "/view/mandates": LISTED,
    "/view/network": LISTED,
    "/view/parties": LISTED,
    "/view/duties": LISTED,
    "/view/participation": LISTED,
    "/view/timeline": LISTED,
    "/void.ttl": ("text/turtle",),
}
"""The media types at a path where there is not a page alone."""

TAKEN = {
    "/queries": ("q", "topic", "tag"),
    "/queries/choices.json": ("kind", "lang"),
    "/queries/library.json": ("lang",),
    "/queries/{name}": ("chosen",),
    "/queries/{name}/answer": ("chosen", "names"),
    "/queries/{name}/query.rq": ("chosen",),
    "/bound": ("state", "on"),
    "/graph/": ("page",),
    "/graph/{rest}": ("page",),
    "/id/{kind}.{suffix}": ("q", "sort", "lang"),
    "/id/{kind}/": ("q", "sort", "page", "all", "format"),
    "/id/{rest}": ("on",),
    "/lookup": ("symbol", "name", "limit", "format"),
    "/reconcile": ("queries", "query", "extend"),
    "/search": ("q", "kind", "page", "format"),
    "/suggest": ("q", "format"),
    **dict.fromkeys(
        (f"/reconcile/flyout/{each}" for each in ("entity", "property", "type")), ("id",)
    ),
    **dict.fromkeys(
        (f"/reconcile/suggest/{each}" for each in ("entity", "property", "type")), ("prefix",)
    ),
    "/reconcile/preview": ("id",),
    "/reconcile/properties": ("type", "limit"),
    "/scheme/": ("page",),
    "/view/assistance": ("giver", "status", "theme", "state"),
    "/view/timeline": ("show", "from", "to", "theme", "series", "by"),
    "/view/deadlines": ("when", "state", "treaty", "year", "page"),
    "/view/mandates": ("body", "text", "page"),
    "/view/network": ("thing", "relation", "page"),
    "/view/parties": ("treaty", "on", "standing", "region"),
    "/view/duties": ("theme", "action", "weapon", "bearer", "text", "every", "list"),
    "/view/participation": ("on", "region", "weapon", "theme"),
}
"""The parameters at a path, besides the language of a page."""

FORMS = ("/reconcile",)
"""The paths whose parameters can be sent as a form too."""

PARAMETERS = {
    "chosen": (
        "What is chosen in a question, by the names of its parameters, which /queries/library.json "
        "lists; one that takes several values may come more than once.",
        {"type": "object", "additionalProperties": {"type": "string"}},
    ),
    "names": (
        "As CSV: the language of names that stand beside each column of IRIs, after what was "
        "chosen; without it the bare CSV of SPARQL.",
        {"enum": ["en", "fr"]},
    ),
    "action": ("What is to be done, by the last part of its IRI, as in destroy.", {}),
    "every": ("With any value: the themes of one text alone, too.", {}),
    "bearer": ("Who is to act, by the end of the IRI: role/states.", {}),
    "list": ("With any value: the norms themselves and not the matrix.", {}),
    "kind": ("A kind of thing, as the library has it: disarm:State.", {}),
    "tag": ("A tag of questions.", {}),
    "topic": ("A topic of questions.", {"enum": list(TOPICS)}),
    "all": ("A facet, to see all its values.", {}),
    "by": ("By what events stand in lanes.", {"enum": ["kind", "series"]}),
    "from": ("The first year that is wanted.", {"pattern": "^[0-9]{4}$"}),
    "giver": ("Who stands on the left.", {"enum": ["donor", "implementer"]}),
    "series": ("A series of events, as a prefixed name: series:bms.", {}),
    "show": (
        "What is wanted; may come more than once.",
        {"enum": ["event", "adoption", "opening", "entry-into-force"]},
    ),
    "status": ("A status of assistance, as in requested; may come more than once.", {}),
    "to": ("The last year that is wanted.", {"pattern": "^[0-9]{4}$"}),
    "extend": (
        "Things and properties in JSON, for the values of these (Reconciliation API 0.2).",
        {},
    ),
    "format": (
        "The form of the answer, instead of the header Accept.",
        {"enum": ["html", "json", "csv"]},
    ),
    "id": ("The identifier of a thing, class or property.", {}),
    "limit": ("How many answers at most.", {"pattern": "^[0-9]+$"}),
    "name": ("A name, in English or French, as people write it.", {}),
    "prefix": ("What somebody has begun to write.", {}),
    "q": ("Words, in English or French, of a question or of the names of things.", {}),
    "queries": ("Several queries in JSON (Reconciliation API 0.2).", {}),
    "query": ("One query, in JSON or as a name.", {}),
    "body": ("Who is asked, by its path, as in body/un-secretary-general.", {}),
    "text": ("A text, by its path, as in document/a-res-62-47 or instrument/apmbc.", {}),
    "relation": ("A property by which things are linked, as in disarm:bearer: only those.", {}),
    "thing": ("A thing by its IRI, by its path (id/event/bms3) or by a name of it.", {}),
    "region": ("A region, by the last part of its IRI, as in africa or m49-western-africa.", {}),
    "sort": ("The column by which a list stands, with a minus for the last first.", {}),
    "standing": ("Where a State stands, as in bound or no-record.", {}),
    "state": ("The code of a State in three letters (ISO 3166-1), as in FRA.", {}),
    "symbol": ("The symbol of a document, in any spelling.", {}),
    "theme": ("A theme, by the last part of its IRI, as in weapon-free-zones.", {}),
    "weapon": ("A weapon, by the last part of its IRI, as in nuclear-weapons.", {}),
    "question": ("The name of a question of the library, beside its parameters.", {}),
    "sparql": ("A query in SPARQL.", {}),
    "treaty": ("A treaty, by the last part of its IRI, as in apmbc.", {}),
    "type": ("A class, as in disarm:State.", {}),
    "when": ("Which days are wanted.", {"enum": ["coming", "passed", "all"]}),
    "year": ("A year, as in 2009.", {"pattern": "^[0-9]{4}$"}),
    "lang": ("The language of the page, before that of Accept-Language.", {"enum": ["en", "fr"]}),
    "on": ("The day for which treaties and States are shown: today.", {"format": "date"}),
    "page": ("The part of a long list, from 1.", {"pattern": "^[1-9][0-9]*$"}),
}
"""What each parameter is for, and its schema beyond being a string."""


def route(path: str, summary: str) -> Route:
    """A route of the application: a page, if SENT does not say otherwise."""
    return Route(path, summary, SENT.get(path, (formats.HTML,)))
