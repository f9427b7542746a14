"""The query that a request carries by the SPARQL 1.1 Protocol, for a service that is read-only."""

from codecs import BOM_UTF8
from dataclasses import dataclass
from urllib.parse import parse_qsl

from disarmgraph.fault import Fault
from disarmgraph.protocol.request import Request
from disarmgraph.query.query_text import UpdateRefused

QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
MAX_PARAMETERS = 1000
CHARSETS = ("utf-8", "utf8", "us-ascii")
METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class ProtocolError(Fault):
    """A request that is none of those that the protocol knows."""

    status = 400


class MediaTypeRefused(ProtocolError):
    """A body of a kind that no query is sent as."""

    status = 415


@dataclass(frozen=True)
class Query:
    """A query with its dataset and the format that it is to be answered in.

    The dataset of the protocol: where either tuple has an IRI, the two replace what the query
    itself says with FROM and FROM NAMED. ``accept`` is the header, None where there is none;
    ``format`` names a format for those who cannot set headers, and may be empty.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str | None = None
    format: str = ""


def read(request: Request) -> Query | None:
    """The one query of a request by GET, HEAD or POST; None for a GET that carries none.

    Raises ProtocolError, MediaTypeRefused, or UpdateRefused whichever door an update knocks at.
    """
    media_type, charset = _content_type(request)
    parameters = _parameters(request.query_string, "query string")
    texts = []
    if request.method == "POST":
        if media_type == FORM:
            parameters += _parameters(_decoded(request.body, charset), "form")
        elif media_type == QUERY:
            texts.append(_decoded(request.body, charset))
        elif media_type != UPDATE:
            raise MediaTypeRefused(
                f"a body of type {media_type or 'unknown'} holds no query; "
                f"send the query as {QUERY} or as {FORM}"
            )
    if media_type == UPDATE or any(name == "update" for name, _ in parameters):
        raise UpdateRefused("this graph is read-only; send a query, not an update")
    texts += _all(parameters, "query")
    if not texts and request.method != "POST":
        return None
    if len(texts) != 1:
        raise ProtocolError(
            f"there are {len(texts)} queries; send one, as the parameter 'query' "
            f"or as a body of type {QUERY}"
        )
    return Query(
        text=texts[0],
        default_graphs=_all(parameters, "default-graph-uri"),
        named_graphs=_all(parameters, "named-graph-uri"),
        accept=request.headers.get("accept"),
        format=next(iter(_all(parameters, "format")), ""),
    )


def _content_type(request: Request) -> tuple[str, str]:
    """Media type and charset of the body, in lower case; UTF-8 where no charset is said."""
    media_type, *rest = request.headers.get("content-type", "").lower().split(";")
    named = [part.partition("=") for part in rest]
    charsets = [value.strip().strip('"') for name, _, value in named if name.strip() == "charset"]
    return media_type.strip(), charsets[0] if charsets else "utf-8"


def _decoded(body: bytes, charset: str) -> str:
    if charset not in CHARSETS:
        raise MediaTypeRefused(f"the charset {charset[:40]} is not read here; send UTF-8")
    try:
        return body.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise ProtocolError(
            f"the query is not UTF-8: see byte {error.start + 1} of the body; send it as UTF-8"
        ) from error


def _parameters(encoded: str, where: str) -> list[tuple[str, str]]:
    """The parameters of a query string or form, percent-encoding decoded once."""
    try:
        pairs = parse_qsl(
            encoded, keep_blank_values=True, errors="strict", max_num_fields=MAX_PARAMETERS
        )
        "".join(value for _, value in pairs).encode()
    except UnicodeError as error:
        raise ProtocolError(
            f"the {where} is not UTF-8 beneath its percent-encoding; encode the query as UTF-8"
        ) from error
    except ValueError as error:
        raise ProtocolError(
            f"the {where} has more than {MAX_PARAMETERS} parameters; send fewer"
        ) from error
    return pairs


def _all(parameters: list[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(value for key, value in parameters if key == name)
