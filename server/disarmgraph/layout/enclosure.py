"""A reader of a format at work in a process of its own, with bounded memory and time.

A file comes from anywhere. One that makes its reader run on, take all memory or crash ends that
process and nothing else; what it found comes back as JSON through a pipe.
"""

import json
import os
import resource
import selectors
import signal
import struct
import time
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path

from disarmgraph.child_process import bound_memory, die_with, fork, mute
from disarmgraph.layout.laid import LayoutError, Piece, Role

Reader = Callable[[Path], list[Piece]]
"""What reads a format; it raises LayoutError of what it can tell, anything of broken files."""

_MB = 2**20
_LENGTH = struct.Struct("!Q")
_PATIENCE = 0.2
"""Seconds after which is asked again whether a child has ended."""


@dataclass(frozen=True)
class Bounds:
    """Seconds, and bytes: of memory beside what this process has, and of what is found."""

    time: float = 180.0
    memory: int = 1024 * _MB
    found: int = 64 * _MB


def pieces(reader: Reader, path: Path, name: str, bounds: Bounds) -> list[Piece]:
    """What a reader finds in a file of the format that is named.

    Raises LayoutError, also where the reader fails, takes too long or takes too much.
    """
    parent = os.getpid()
    source, sink = os.pipe()

    def work() -> None:
        die_with(parent)
        os.close(source)
        _confine(bounds)
        with os.fdopen(sink, "wb") as output:
            answer = _answer(reader, path)
            output.write(_LENGTH.pack(len(answer)) + answer)

    try:
        child = _Child(fork(work))
    except OSError as error:
        os.close(source)
        raise LayoutError.of("layout-unreadable", path=path, reason=error.strerror) from error
    finally:
        os.close(sink)
    try:
        answer = _received(source, child, path, bounds)
    finally:
        os.close(source)
        child.end()
    return _told(answer, path, name, bounds)


class _Child:
    """A process of this one's, which is to be waited for once."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._waited = False

    def has_ended(self) -> bool:
        """Whether it has ended by itself."""
        self._waited = self._waited or os.waitpid(self._number, os.WNOHANG)[0] != 0
        return self._waited

    def end(self) -> None:
        """Ends it where it has not ended."""
        if not self.has_ended():
            os.kill(self._number, signal.SIGKILL)
            os.waitpid(self._number, 0)


def _confine(bounds: Bounds) -> None:
    """Takes from this process what a hostile file could use: memory, files, the terminal."""
    mute()
    bound_memory(bounds.memory)
    for what in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(what, (0, 0))


def _answer(reader: Reader, path: Path) -> bytes:
    """What is found, or why nothing is, as JSON."""
    try:
        return json.dumps({"pieces": [astuple(piece) for piece in reader(path)]}).encode()
    except LayoutError as error:
        return json.dumps({"fault": [str(error), error.french]}).encode()
    except MemoryError:
        return b'{"memory": true}'
    except Exception:
        return b'{"broken": true}'


def _received(source: int, child: "_Child", path: Path, bounds: Bounds) -> bytes:
    """The answer of a child, or less where it ends before.

    The pipe may stay open after that, in another child that was forked at the same time.
    """
    deadline = time.monotonic() + bounds.time
    answer, wanted = bytearray(), _LENGTH.size
    with selectors.DefaultSelector() as selector:
        selector.register(source, selectors.EVENT_READ)
        while time.monotonic() < deadline:
            ended = child.has_ended()
            rest = max(0.0, deadline - time.monotonic())
            if not selector.select(0 if ended else min(_PATIENCE, rest)):
                if ended:
                    return bytes(answer[_LENGTH.size :])
                continue
            part = os.read(source, _MB)
            answer += part
            if len(answer) >= _LENGTH.size:
                wanted = _LENGTH.size + _LENGTH.unpack_from(answer)[0]
            if wanted > bounds.found:
                raise LayoutError.of("layout-too-large", path=path, limit=bounds.found // _MB)
            if not part or len(answer) >= wanted:
                return bytes(answer[_LENGTH.size : wanted])
    raise LayoutError.of("layout-too-slow", path=path, limit=round(bounds.time))


def _told(answer: bytes, path: Path, name: str, bounds: Bounds) -> list[Piece]:
    try:
        found = json.loads(answer)
    except ValueError:
        found = {"memory": True}  # ended before it had said all
    if "fault" in found:
        error = LayoutError(found["fault"][0])
        error.french = found["fault"][1]
        raise error
    if "memory" in found:
        raise LayoutError.of("layout-too-much", path=path, limit=bounds.memory // _MB)
    if "pieces" not in found:
        raise LayoutError.of("layout-broken", path=path, format=name)
    return [
        Piece(_clean(text), Role(role) if role else None, level, page, continues)
        for text, role, level, page, continues in found["pieces"]
    ]


def _clean(text: str) -> str:
    """A text that can be written: halves of characters replaced, control characters left out."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(
        letter for letter in whole if letter in "\n\t" or letter.isprintable() or letter.isspace()
    )
