"""A worker as the process for HTTP knows it: a connection, and a process that can be stopped."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, Self

from disarmgraph.protocol.request import Request
from disarmgraph.workers import channel

NICENESS = 15


class Receiver(Protocol):
    """Who gets what a worker sends."""

    def receive(self, head: dict, piece: bytes) -> None:
        """Takes a message of the worker."""

    def lose(self) -> None:
        """The worker is gone before its last message."""


class Link(asyncio.Protocol):
    """The connection to one worker.

    ``lost`` is told when an idle worker has gone. ``died_of`` is what ended its process, once that
    is known.
    """

    def __init__(self, pid: int, lost: Callable[[Self], None]) -> None:
        self.pid = pid
        self.alive = True
        self.nice = False
        self.buried = False
        self.died_of: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._lost = lost
        self._decoder = channel.Decoder()
        self._receiver: Receiver | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Keeps what is written to."""
        self.transport = transport

    def ask(self, receiver: Receiver, request: Request) -> None:
        """Sends a request; the messages that come back are for that receiver."""
        self._receiver = receiver
        self.transport.write(channel.encode(*request.message()))

    def data_received(self, data: bytes) -> None:
        """Hands on the messages that are whole; those that nobody waits for are dropped."""
        for head, piece in self._decoder.feed(data):
            if self._receiver is not None:
                self._receiver.receive(head, piece)

    def connection_lost(self, error: Exception | None) -> None:
        """Says so to who waits for a message, else to who keeps the workers."""
        self.alive = False
        if self._receiver is not None:
            self._receiver.lose()
        elif not self.buried:
            self._lost(self)

    def dismiss(self) -> None:
        """Nobody waits for messages any more."""
        self._receiver = None

    def give_way(self) -> None:
        """Leaves the processor to others from now on; a worker cannot undo this."""
        self.nice = True
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self.pid, NICENESS)

    def kill(self) -> None:
        """Stops it at once. It stays the nursery's to wait for, so that its number is its own."""
        if self.alive:
            self.alive = False
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self.transport.abort()

    def hang_up(self) -> None:
        """Closes the connection, at which a worker that is idle ends."""
        self.transport.abort()
