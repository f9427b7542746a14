"""Ten thousand hostile inputs against `disarmgraph serve`, and what is left of it afterwards.

Malformed, huge, slow, malicious and parallel requests, made from a seed, so that a run can be had
again (bench/hostile_inputs.py). Each answer must be HTTP with a status that its input deserves and,
from 400 on, a problem document that shows nothing of the inside; the server must then be as fast as
before, hold no more memory than its limits allow, have no process too many, and have reached
nobody.

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
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import peers
from hostile_inputs import Input, made

LIMIT = 1.0
MEMORY = 256
WORKERS = 4
PARALLEL = 40
COUNT = "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b . ?c (!<urn:x>)* ?d }"
"""A query that ends by its time limit alone."""


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


class State(NamedTuple):
    """How a server is: milliseconds of a small query, its processes, the bytes it holds."""

    speed: float
    processes: int
    memory: int


class Outcome(NamedTuple):
    """What an attack has met, and how the server was before, after and under load."""

    found: Counter[tuple[str, int]]
    faults: list[str]
    seconds: float
    before: State
    after: State
    late: list[float]
    small: list[float]
    left: int
    logged: str


def state(port: int, endpoint: peers.Endpoint) -> State:
    """How the server is now."""
    return State(speed(port), len(peers.family(endpoint.pid)), endpoint.memory())


def attacked(inputs: list[Input], chance: random.Random) -> Outcome:
    """A server started, attacked, measured and stopped."""
    command = [sys.executable, "-m", "disarmgraph", "serve", "--port", "0"]
    command += ["--time-limit", str(LIMIT), "--memory-limit", str(MEMORY)]
    command += ["--workers", str(WORKERS)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        port = int(re.search(r":(\d+)/", server.stdout.readline())[1])
        endpoint = peers.Endpoint("disarmgraph", "", server.pid)
        before = state(port, endpoint)
        started = time.perf_counter()
        found, faults = asyncio.run(attack(port, inputs, chance))
        seconds = time.perf_counter() - started
        endpoint.settle()
        time.sleep(1)
        after = state(port, endpoint)
        late, small = lateness(port), beside(port)
        family = peers.family(server.pid)
        server.send_signal(signal.SIGTERM)
        logged = server.communicate(timeout=30)[1]
    left = sum(Path(f"/proc/{pid}").exists() for pid in family)
    return Outcome(found, faults, seconds, before, after, late, small, left, logged)


def told(outcome: Outcome) -> str:
    """What was found, in words."""
    lines = []
    for kind in sorted({kind for kind, _ in outcome.found}):
        of_kind = [(s, n) for (k, s), n in sorted(outcome.found.items()) if k == kind]
        lines.append(f"{kind}: " + ", ".join(f"{n} times {s or 'closed'}" for s, n in of_kind))
    before, after, late, small = outcome.before, outcome.after, outcome.late, outcome.small
    lines += [
        f"{outcome.found.total()} inputs in {outcome.seconds:.0f} s",
        f"a small query: {before.speed:.2f} ms before, {after.speed:.2f} ms after",
        f"an endless query is answered {statistics.median(late):.0f} ms after its limit, "
        f"{max(late):.0f} at most; a small one of another client beside 16 of them in "
        f"{small[150]:.2f} ms, 99 of 100 in {small[297]:.2f}",
        f"processes: {before.processes} before, {after.processes} after, {outcome.left} left when "
        "it was stopped",
        f"memory: {before.memory // 2**20} MiB before, {after.memory // 2**20} MiB after",
    ]
    return "\n".join(lines)


def harm(outcome: Outcome) -> list[str]:
    """What the attack has done to the server."""
    before, after = outcome.before, outcome.after
    done = {
        "it has become slow": after.speed > 2 * before.speed + 0.5,
        "there are processes too many or too few": after.processes != before.processes
        or outcome.left,
        "it holds more memory than its limits allow": after.memory
        > before.memory + WORKERS * MEMORY * 2**20,
        f"on standard error: {outcome.logged[-2000:]}": outcome.logged,
    }
    return [what for what, is_so in done.items() if is_so]


def main() -> None:
    """Runs it and prints what was found; exit status 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0)
        outcome = attacked(made(options.inputs, chance, trap.getsockname()[1]), chance)
        faults = list(outcome.faults)
        try:
            trap.accept()
            faults.append("the trap was reached")
        except BlockingIOError:
            pass
    faults += harm(outcome)
    print(told(outcome))
    print("\n".join(faults[:50]) or "nothing was wrong")
    sys.exit(bool(faults))


main()
