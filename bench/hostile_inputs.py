"""Hostile requests, each made by chance: malformed, huge, slow, malicious.

The same chance gives the same requests. Part of bench/hostile.py.
"""

import random
from collections.abc import Callable
from urllib.parse import quote, urlencode

from disarmgraph.files import query_files

CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
LIBRARY = [path.read_text(encoding="utf-8") for path in query_files()]
JSON = "application/sparql-results+json"

Input = tuple[str, bytes, set[int]]
"""What kind it is, the bytes to send, the statuses that will do; 0 is a connection closed."""


def get(query: str, accept: str = "*/*", more: str = "") -> bytes:
    """A request by GET that closes the connection."""
    target = "/sparql?" + urlencode({"query": query}) + more
    head = f"GET {target} HTTP/1.1\r\nHost: x\r\nAccept: {accept}\r\n"
    return (head + "Connection: close\r\n\r\n").encode()


def post(body: bytes, content_type: str = "application/sparql-query", more: str = "") -> bytes:
    """A request by POST that closes the connection."""
    head = (
        f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n{more}\r\n"
    )
    return head.encode() + body


def noise(chance: random.Random) -> Input:
    """Bytes that are no HTTP."""
    return "noise", chance.randbytes(chance.randint(1, 3000)) + b"\r\n\r\n", {0, 400}


def broken_head(chance: random.Random) -> Input:
    """HTTP with a byte or more of its head changed."""
    head = bytearray(get("ASK {}"))
    for _ in range(chance.randint(1, 6)):
        head[chance.randrange(len(head) - 4)] = chance.randrange(256)
    return "broken head", bytes(head), {0, 200, 204, 400, 403, 404, 405, 406, 408, 415}


def huge(chance: random.Random) -> Input:
    """A line, a header, a body or a number of headers larger than anybody needs."""
    size = chance.choice([2**16, 2**18, 2**20 + 1, 2**21])
    which = chance.randrange(4)
    if which == 0:
        return "huge line", get("#" * size), {400, 414, 200}
    if which == 1:
        return "huge header", get("ASK {}", "x" * size), {400, 431, 406, 200}
    if which == 2:
        return "huge body", post(b"#" * size + b"\nASK {}"), {200, 413}
    many = "".join(f"X-{n}: 1\r\n" for n in range(size // 100))
    return "many headers", post(b"ASK {}", more=many), {200, 400, 431}


def nested(chance: random.Random) -> Input:
    """Brackets, signs and groups within each other, by the thousand."""
    depth = chance.choice([150, 250, 3000, 30000])
    left, right = chance.choice([("{", "}"), ("(", ")"), ("[", "]"), ("!", ""), ("-", "")])
    inner = "1" if left in "(!-" else ""
    text = left * depth + inner + right * depth
    query = f"ASK {{ FILTER({text}) }}" if left in "(!-" else f"ASK {{ {text} }}"
    return "nested", post(query.encode()), {200, 400, 503, 504}


def endless(chance: random.Random) -> Input:
    """A query that would take for ever, or all memory."""
    text = chance.choice(
        [
            f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}",
            f"SELECT DISTINCT ?a ?d ?g {{ {CROSS} }} ORDER BY ?c ?f",
            f"SELECT (GROUP_CONCAT(?c) AS ?x) {{ {CROSS} }}",
            f"SELECT * {{ {CROSS} }} ORDER BY DESC(?i)",
            f"SELECT ?a {{ {CROSS} FILTER(REGEX(CONCAT(STR(?c), STR(?f)), '(x+x+)+y')) }}",
            "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b . ?c (!<urn:x>)* ?d }",
            f"CONSTRUCT {{ ?a ?d ?g }} WHERE {{ {CROSS} }}",
            "SELECT (REPLACE(?x, '.', ?x) AS ?y) { BIND('" + "a" * 20000 + "' AS ?x) }",
        ]
    )
    return "endless", get(text, chance.choice([JSON, "text/csv", "*/*"])), {200, 406, 503, 504, 0}


def reaching(port: int) -> Callable[[random.Random], Input]:
    """A query that would reach a service, load a file, or change something."""

    def make(chance: random.Random) -> Input:
        target = f"http://127.0.0.1:{port}/{chance.random()}"
        text = chance.choice(
            [
                f"SELECT * {{ SERVICE <{target}> {{ ?s ?p ?o }} }}",
                f"SELECT * {{ SERVICE SILENT <{target}> {{ ?s ?p ?o }} }}",
                f"BASE <urn:b> SELECT ?s {{ BIND(1 AS ?a) FILTER(?a<?b#>'''\n) SERVICE <{target}> "
                "{ ?s ?p ?o } FILTER(1 = 1 #'''\n) }",
                f"SELECT * FROM <{target}> {{ ?s ?p ?o }}",
                "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
                f"LOAD <{target}>",
                "INSERT DATA { <urn:a> <urn:a> <urn:a> }",
                "DROP ALL",
                f"SELECT (<{target}>(1) AS ?x) {{}}",
            ]
        )
        expected = {200, 400, 403}
        if chance.random() < 0.2:
            body = urlencode({"update": text}).encode()
            return "reaching", post(body, "application/x-www-form-urlencoded"), {403}
        return "reaching", chance.choice([get(text), post(text.encode())]), expected

    return make


def mutated(chance: random.Random) -> Input:
    """A question of the library with characters changed, doubled or lost."""
    text = list(chance.choice(LIBRARY))
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(text))
        text[at] = chance.choice(["", text[at] * 2, chance.choice("{}()<>\"'?$;.,#\\\0é∀\n")])
    return "mutated", post("".join(text).encode()), {200, 400, 403, 503, 504}


def odd(chance: random.Random) -> Input:
    """Requests that no client of the protocol sends."""
    choices: list[Input] = [
        ("odd", get("ASK {}", "image/png"), {406}),
        ("odd", get("ASK {}", "text/html;q=x, */*;q=2"), {200, 406}),
        ("odd", get("ASK {}", more="&query=ASK%7B%7D"), {400}),
        ("odd", get("ASK {}", more="&default-graph-uri=no%20iri"), {400}),
        ("odd", get("ASK {}", more="&x=1" * 2000), {400}),
        ("odd", get("\ud800".encode("utf-16", "surrogatepass").decode("latin-1")), {400}),
        (
            "odd",
            b"GET /sparql?query=%ff%fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            {400},
        ),
        ("odd", post(b"\xff\xfe"), {400}),
        ("odd", post(b"{}", "application/json"), {415}),
        ("odd", post(b"x", more="Content-Encoding: gzip\r\n"), {415}),
        ("odd", post(b"ASK {}", "application/sparql-query; charset=utf-7"), {415}),
        ("odd", post(b"", "application/x-www-form-urlencoded"), {400}),
        ("odd", b"PUT /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", {405}),
        ("odd", b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", {404}),
        ("odd", b"GET /%00%0d%0aX: HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", {404, 400}),
        (
            "odd",
            f"GET /id/state/{quote('<script>')} HTTP/1.1\r\nHost: <x>\r\nConnection: close\r\n\r\n"
            "".encode(),
            {404, 400},
        ),
        ("odd", get("ASK {}", more="&format=" + "x" * 1000), {200}),
    ]
    return chance.choice(choices)


def leaving(chance: random.Random) -> Input:
    """A good or an endless query of somebody who does not wait for the answer."""
    text = chance.choice(
        [f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}", "ASK {}", f"SELECT * {{{CROSS}}}"]
    )
    whole = get(text)
    return "leaving", whole[: chance.choice([len(whole), len(whole) // 2, 20])], {0}


def slow(chance: random.Random) -> Input:
    """A request that comes byte by byte, or never to its end."""
    return "slow", chance.choice([get("ASK {}"), post(b"ASK {}")]), {0, 200, 408}


def made(number: int, chance: random.Random, trap: int) -> list[Input]:
    """So many requests of all kinds; some try to reach the port of a trap on this machine."""
    makers = [noise, broken_head, huge, nested, endless, reaching(trap)]
    makers += [mutated, mutated, mutated, odd, odd, leaving, slow]
    weights = [8, 10, 3, 4, 2, 10, 10, 10, 10, 12, 12, 6, 3]
    return [make(chance) for make in chance.choices(makers, weights, k=number)]
