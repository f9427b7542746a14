"""Ten thousand hostile inputs against `disarmgraph serve`, and what is left of it afterwards.

Malformed, huge, slow, malicious and parallel requests, made from a seed, so that a run can be had
again. Each answer must be HTTP with a status that its input deserves and, from 400 on, a problem
document that shows nothing of the inside; the server must then be as fast as before, hold no more
memory than its limits allow, have no process too many, and have reached nobody.

usage: python bench/hostile.py [--inputs N] [--seed S]
"""

import argparse
import asyncio
import http.client
import json
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

import peers

from disarmgraph.files import query_files

LIMIT = 1.0
MEMORY = 256
WORKERS = 4
PARALLEL = 40
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
COUNT = "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b . ?c (!<urn:x>)* ?d }"
"""A query that ends by its time limit alone."""

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


async def send(port: int, asked: Input, chance: random.Random) -> tuple[int, bytes]:
    """The status of the answer, 0 where there is none or it was broken off, and what came."""
    kind, data, _ = asked
    received = b""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    except OSError:
        return 0, b""
    try:
        if kind == "slow":
            for at in range(0, len(data), 16):
                writer.write(data[at : at + 16])
                await writer.drain()
                await asyncio.sleep(0.05 * chance.random())
                if chance.random() < 0.01:
                    break
        else:
            writer.write(data)
            await writer.drain()
        if kind == "leaving":
            await asyncio.sleep(0.02 * chance.random())
            return 0, b""
        async with asyncio.timeout(60):
            while piece := await reader.read(2**16):
                received = received + piece if len(received) < 2**17 else received
        status = re.match(rb"HTTP/1\.[01] (\d{3}) ", received)
        return (int(status[1]) if status else 0), received
    except (ConnectionError, TimeoutError):
        # A refusal may be read before the rest of what was sent is given up.
        refused = re.match(rb"HTTP/1\.[01] (4\d\d) .*\r\n\r\n.", received, re.DOTALL)
        return (int(refused[1]) if refused else 0), received
    finally:
        writer.transport.abort()


def fault(asked: Input, status: int, received: bytes) -> str | None:
    """What is wrong with an answer; None where nothing is."""
    kind, _, expected = asked
    broken_off = status == 0 and received.startswith(b"HTTP/1.1 200 OK")
    if status not in expected | {429, 503} and not broken_off:
        return f"{kind}: status {status} for {asked[1][:200]!r}: {received[:300]!r}"
    if b"Traceback" in received or b'File "' in received:
        return f"{kind}: the inside is shown: {received[:500]!r}"
    head, _, body = received.partition(b"\r\n\r\n")
    if status >= 400 and b"application/problem+json" in head:
        document = json.loads(body)
        if document["status"] != status or not document["detail"]:
            return f"{kind}: no problem document: {body[:200]!r}"
    elif status >= 400 and b"text/plain" not in head and b"text/html" not in head:
        return f"{kind}: an error in no form that is ours: {head!r}"
    if status in (429, 503, 504) and b"Retry-After" not in head:
        return f"{kind}: no Retry-After: {head!r}"
    return None


async def attack(
    port: int, inputs: list[Input], chance: random.Random
) -> tuple[Counter, list[str]]:
    """Sends all inputs, many at a time; the statuses by kind, and what was wrong."""
    found: Counter[tuple[str, int]] = Counter()
    faults: list[str] = []
    gate = asyncio.Semaphore(PARALLEL)

    async def one(asked: Input) -> None:
        async with gate:
            status, received = await send(port, asked, chance)
        found[asked[0], status] += 1
        wrong = fault(asked, status, received)
        if wrong:
            faults.append(wrong)
        if found.total() % 500 == 0:
            print(f"{found.total()} of {len(inputs)}", file=sys.stderr, flush=True)

    await asyncio.gather(*(one(each) for each in inputs))
    return found, faults


def speed(port: int) -> float:
    """Milliseconds of a small query, the median of many, each asked anew."""
    times = []
    for n in range(300):
        address = f"http://127.0.0.1:{port}/sparql?" + urlencode({"query": f"ASK {{}} # {n}"})
        started = time.perf_counter()
        urllib.request.urlopen(address).close()
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def lateness(port: int) -> list[float]:
    """Milliseconds by which endless queries are answered after their time limit."""
    late = []
    for _ in range(10):
        address = f"http://127.0.0.1:{port}/sparql?" + urlencode({"query": COUNT})
        started = time.perf_counter()
        try:
            urllib.request.urlopen(address).close()
        except urllib.error.HTTPError as error:
            error.close()
            late.append(1000 * (time.perf_counter() - started - LIMIT))
    return late


def beside(port: int) -> list[float]:
    """Milliseconds of small queries by one client, while another asks 16 endless ones at a time."""
    done = threading.Event()

    def heavy() -> None:
        address = f"http://127.0.0.1:{port}/sparql?" + urlencode({"query": COUNT})
        while not done.is_set():
            try:
                urllib.request.urlopen(address).close()
            except urllib.error.HTTPError as error:
                error.close()

    threads = [threading.Thread(target=heavy) for _ in range(16)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    times = []
    connection = http.client.HTTPConnection("127.0.0.1", port, source_address=("127.0.0.2", 0))
    for n in range(300):
        started = time.perf_counter()
        connection.request("GET", "/sparql?" + urlencode({"query": f"ASK {{}} # {n} beside"}))
        connection.getresponse().read()
        times.append(1000 * (time.perf_counter() - started))
    done.set()
    for thread in threads:
        thread.join()
    return sorted(times)


def main() -> None:
    """Runs it and prints what was found; exit status 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0)
        makers = [noise, broken_head, huge, nested, endless, reaching(trap.getsockname()[1])]
        makers += [mutated, mutated, mutated, odd, odd, leaving, slow]
        weights = [8, 10, 3, 4, 2, 10, 10, 10, 10, 12, 12, 6, 3]
        inputs = [make(chance) for make in chance.choices(makers, weights, k=options.inputs)]
        command = [sys.executable, "-m", "disarmgraph", "serve", "--port", "0"]
        command += ["--time-limit", str(LIMIT), "--memory-limit", str(MEMORY)]
        command += ["--workers", str(WORKERS)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as server:
            port = int(re.search(r":(\d+)/", server.stdout.readline())[1])
            endpoint = peers.Endpoint("disarmgraph", "", server.pid)
            before = speed(port), len(peers.family(server.pid)), endpoint.memory()
            started = time.perf_counter()
            found, faults = asyncio.run(attack(port, inputs, chance))
            seconds = time.perf_counter() - started
            endpoint.settle()
            time.sleep(1)
            after = speed(port), len(peers.family(server.pid)), endpoint.memory()
            late, small = lateness(port), beside(port)
            family = peers.family(server.pid)
            server.send_signal(signal.SIGTERM)
            logged = server.communicate(timeout=30)[1]
        left = [pid for pid in family if Path(f"/proc/{pid}").exists()]
        try:
            trap.accept()
            faults.append("the trap was reached")
        except BlockingIOError:
            pass
    for kind in sorted({kind for kind, _ in found}):
        statuses = {status: n for (k, status), n in sorted(found.items()) if k == kind}
        print(
            f"{kind}: "
            + ", ".join(f"{n} times {status or 'closed'}" for status, n in statuses.items())
        )
    print(f"{len(inputs)} inputs in {seconds:.0f} s")
    print(f"a small query: {before[0]:.2f} ms before, {after[0]:.2f} ms after")
    print(
        f"an endless query is answered {statistics.median(late):.0f} ms after its limit, "
        f"{max(late):.0f} at most; a small one of another client beside 16 of them in "
        f"{small[150]:.2f} ms, 99 of 100 in {small[297]:.2f}"
    )
    print(f"processes: {before[1]} before, {after[1]} after, {len(left)} left when it was stopped")
    print(f"memory: {before[2] // 2**20} MiB before, {after[2] // 2**20} MiB after")
    if after[0] > 2 * before[0] + 0.5:
        faults.append("it has become slow")
    if after[1] != before[1] or left:
        faults.append("there are processes too many or too few")
    if after[2] > before[2] + WORKERS * MEMORY * 2**20:
        faults.append("it holds more memory than its limits allow")
    if logged:
        faults.append(f"on standard error: {logged[-2000:]}")
    print("\n".join(faults[:50]) or "nothing was wrong")
    sys.exit(bool(faults))


main()
