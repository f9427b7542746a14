"""The process for HTTP: it takes graphs from the keeper and answers until it is told to stop."""

import asyncio
import json
import signal
import socket
from contextlib import suppress

import uvloop

from disarmgraph.serving.front import Front
from disarmgraph.serving.options import MESSAGE, Options
from disarmgraph.workers.engine import Engine
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.nursery import Nursery, NurseryLost


def live(limits: Limits, options: Options, listener: socket.socket, line: socket.socket) -> None:
    """The whole life of the process, until SIGTERM."""
    uvloop.run(_front(limits, options, listener, line))


async def _front(
    limits: Limits, options: Options, listener: socket.socket, line: socket.socket
) -> None:
    loop = asyncio.get_running_loop()
    front = Front(limits, options)
    stopped = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stopped.set)
    line.setblocking(False)
    arrivals: set[asyncio.Task[None]] = set()

    def arrive() -> None:
        message, descriptors, _, _ = socket.recv_fds(line, MESSAGE, 1)
        if not message:
            loop.remove_reader(line)
            return
        told = json.loads(message)
        nursery = Nursery(socket.socket(fileno=descriptors[0]))
        task = asyncio.ensure_future(_put_in_place(front, nursery, told, line))
        arrivals.add(task)
        task.add_done_callback(arrivals.discard)

    loop.add_reader(line, arrive)
    server = await loop.create_server(front.http, sock=listener)
    await stopped.wait()
    server.close()
    await front.close()


async def _put_in_place(
    front: Front, nursery: Nursery, told: dict[str, str], line: socket.socket
) -> None:
    engine = Engine(nursery, front.limits)
    try:
        await engine.start()
    except (NurseryLost, OSError) as error:
        line.send(json.dumps({"error": f"no process can be started: {error}"}).encode())
        return
    before = front.put_in_place(engine, told["edition"], told["released"])
    with suppress(BlockingIOError):
        line.send(b"{}")
    if before is not None:
        await before.finish()
