"""Programs that ask a query: for a shell, for Python and for R, ready to be pasted and run."""

from collections.abc import Callable
from dataclasses import dataclass

from disarmgraph.formats import RESULTS_JSON
from disarmgraph.query import query_text


@dataclass(frozen=True)
class Snippet:
    """A program: what it is called, what it needs beside its language, and its text."""

    name: str
    needs: str
    text: str


def snippets(query: str, endpoint: str) -> tuple[Snippet, ...]:
    """The programs that send a query to an endpoint and read its answer.

    Raises QueryError where the query has no kind.
    """
    kind = query_text.read(query).kind
    body = query.rstrip("\n")
    return (
        Snippet("curl", "", _curl(kind, body, endpoint)),
        Snippet("Python", "requests", _requests(kind, body, endpoint)),
        Snippet("Python, SPARQLWrapper", "sparqlwrapper", _wrapper(kind, body, endpoint)),
        Snippet("R", "", _r(kind, body, endpoint)),
    )


def _curl(kind: str, query: str, endpoint: str) -> str:
    accept = {"SELECT": "text/csv", "ASK": "application/json"}.get(kind, "text/turtle")
    end = _unlike("SPARQL", lambda mark: mark in query.splitlines())
    return (
        f"curl --fail-with-body -H 'Accept: {accept}' --data-urlencode query@- \\\n"
        f"  '{endpoint}' <<'{end}'\n{query}\n{end}\n"
    )


def _requests(kind: str, query: str, endpoint: str) -> str:
    accept = RESULTS_JSON if kind in ("SELECT", "ASK") else "text/turtle"
    reading = {
        "SELECT": (
            'for row in answer.json()["results"]["bindings"]:\n'
            '    print({name: term["value"] for name, term in row.items()})\n'
        ),
        "ASK": 'print(answer.json()["boolean"])\n',
    }.get(kind, 'answer.encoding = "utf-8"\nprint(answer.text)\n')
    return (
        "import requests\n\n"
        f"query = {_python(query)}\n\n"
        f"answer = requests.post(\n"
        f'    "{endpoint}",\n'
        '    data={"query": query},\n'
        f'    headers={{"Accept": "{accept}"}},\n'
        "    timeout=60,\n"
        ")\n"
        f"answer.raise_for_status()\n{reading}"
    )


def _wrapper(kind: str, query: str, endpoint: str) -> str:
    tabular = kind in ("SELECT", "ASK")
    form = "JSON" if tabular else "TURTLE"
    reading = {
        "SELECT": (
            'for row in answer["results"]["bindings"]:\n'
            '    print({name: term["value"] for name, term in row.items()})\n'
        ),
        "ASK": 'print(answer["boolean"])\n',
    }.get(kind, "print(answer.decode())\n")
    return (
        f"from SPARQLWrapper import {form}, POST, SPARQLWrapper\n\n"
        f"query = {_python(query)}\n\n"
        f'endpoint = SPARQLWrapper("{endpoint}", returnFormat={form})\n'
        "endpoint.setMethod(POST)\n"
        "endpoint.setQuery(query)\n"
        f"answer = endpoint.queryAndConvert()\n{reading}"
    )


def _r(kind: str, query: str, endpoint: str) -> str:
    reading = {
        "SELECT": 'answer <- read.csv(address("csv"), encoding = "UTF-8")\nprint(answer)\n',
        "ASK": (
            'answer <- readLines(address("json"), warn = FALSE)\n'
            'print(any(grepl("\\"boolean\\"\\\\s*:\\\\s*true", answer)))\n'
        ),
    }.get(kind, 'answer <- readLines(address("ttl"), encoding = "UTF-8")\nwriteLines(answer)\n')
    dashes = _unlike("-", lambda mark: f'){mark}"' in query)
    return (
        f'query <- r"{dashes}({query}){dashes}"\n\n'
        "address <- function(format) {\n"
        f'  paste0("{endpoint}?format=", format,\n'
        '         "&query=", URLencode(query, reserved = TRUE))\n'
        f"}}\n{reading}"
    )


def _python(query: str) -> str:
    """The query as a string of Python over several lines."""
    escaped = query.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""\n{escaped}\n"""'


def _unlike(mark: str, found: Callable[[str], bool]) -> str:
    """The mark, repeated until it is not found in what it is to end."""
    written = mark
    while found(written):
        written += mark
    return written
