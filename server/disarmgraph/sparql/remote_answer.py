"""What a SPARQL endpoint elsewhere sends, read as it comes, and why it cannot be used."""

import requests
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results
from urllib3.exceptions import HTTPError

from disarmgraph.fault import Fault


class StoreUnavailable(Fault):
    """No endpoint answers, or what it sends cannot be read."""

    status = 502


class StoreRefused(Fault):
    """An endpoint understands the query and does not answer it, most often for its own limits."""

    status = 503


def unreadable(error: Exception) -> StoreUnavailable:
    """The fault of an answer that is not what it should be."""
    return StoreUnavailable(f"what the store sends cannot be read: {error}; ask again")


class Body:
    """The body of an answer as a file to read, which says so when it is broken off.

    Blank nodes that Virtuoso names like IRIs (``nodeID://b1``) get the names that JSON wants.
    """

    _THEIRS = b'"bnode", "value": "nodeID://'
    _OURS = b'"bnode", "value": "'

    def __init__(self, response: requests.Response) -> None:
        self._response = response
        self._held = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        whole = b""
        # Nothing is the end, so there must be something until then.
        while not whole:
            piece = self._next(size)
            seen = (self._held + piece).replace(self._THEIRS, self._OURS)
            keep = len(self._THEIRS) if piece else 0
            whole, self._held = seen[: len(seen) - keep], seen[len(seen) - keep :]
            if not piece:
                break
        return whole

    def _next(self, size: int) -> bytes:
        try:
            return self._response.raw.read(None if size < 0 else size, decode_content=True)
        except (HTTPError, OSError) as error:
            raise StoreUnavailable(f"the store broke off its answer: {error}; ask again") from error


def yes_or_no(results: QuerySolutions | QueryBoolean) -> QueryBoolean:
    """The answer to ASK, which Virtuoso sends as a table with a row for yes and none for no."""
    if isinstance(results, QueryBoolean):
        return results
    said = "true" if next(iter(results), None) else "false"
    document = f'{{"head":{{}},"boolean":{said}}}'
    return parse_query_results(document.encode(), format=QueryResultsFormat.JSON)
