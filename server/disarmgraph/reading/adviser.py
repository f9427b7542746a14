"""A program of the user's that is asked what the rules may have missed, such as a language model.

It gets one line of JSON for each passage and answers with one for each of which it has something to
say (docs/reading.md). It is started without a shell, once for a document, within limits; nothing
that it does stops the reading. What is wrong with it is kept as faults, to be told.
"""

import json
import os
import selectors
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from disarmgraph.fault import Fault

SECONDS = 600.0
"""How long a program may take for a document."""
ANSWERED = 8 * 2**20
"""Bytes that a program may say of a document."""
COMPLAINED = 2000
"""Bytes of what a program says on its standard error that are kept, the last ones."""
KEPT = 20
"""Faults of a program that are kept; there may be as many as it says lines."""
SHOWN = 80
"""Characters of its words that are told."""


class AdviserError(Fault):
    """A program cannot be asked, or what it says cannot be taken."""


@dataclass
class Adviser:
    """A program, the seconds that it has for a document, and what was wrong with it.

    ``more`` is how many faults there were beyond those that are kept.
    """

    program: Path
    seconds: float = SECONDS
    faults: list[AdviserError] = field(default_factory=list)
    more: int = 0

    @classmethod
    def found(cls, name: str, seconds: float = SECONDS) -> Self:
        """The program of a name or at a path. Raises AdviserError where there is none."""
        path = shutil.which(name) or shutil.which(Path(name).absolute())
        if path is None:
            raise AdviserError.of("adviser-none", program=name)
        return cls(Path(path).absolute(), seconds)

    def answers(self, questions: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """What the program says to these, each an object of JSON; other lines are faults."""
        lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in questions)
        said = self._said("".join(lines).encode(errors="replace"))
        for number, line in enumerate(said.split(b"\n"), start=1):
            if not line.strip():
                continue
            try:
                answer = json.loads(line)
            except (ValueError, RecursionError):
                answer = None
            if isinstance(answer, dict):
                yield answer
            else:
                self.refuse("adviser-no-json", line=number)

    def refuse(self, why: str, **said: object) -> None:
        """Keeps what is wrong, to be told."""
        if len(self.faults) == KEPT:
            self.more += 1
            return
        shown = {name: _shown(value) for name, value in said.items()}
        self.faults.append(AdviserError.of(why, program=self.program.name, **shown))

    def _said(self, asked: bytes) -> bytes:
        """All that the program says; of one that is broken off, the lines that were whole."""
        with tempfile.TemporaryFile() as questions:
            questions.write(asked)
            questions.seek(0)
            try:
                process = subprocess.Popen(
                    [self.program],
                    stdin=questions,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    start_new_session=True,
                )
            except OSError as error:
                self.refuse("adviser-not-started", reason=error.strerror)
                return b""
        out, complaint = bytearray(), bytearray()
        try:
            fault = self._hear(process, out, complaint)
        except BaseException:
            _end(process)
            raise
        if fault:
            _end(process)
            self.refuse(fault, limit=f"{self.seconds:g}", most=ANSWERED // 2**20)
            return bytes(out[: out.rfind(b"\n") + 1])
        if process.returncode:
            last = complaint.decode(errors="replace").strip().rpartition("\n")[2]
            self.refuse("adviser-failed", status=process.returncode, reason=last or "-")
        elif not out.strip():
            self.refuse("adviser-silent")
        return bytes(out)

    def _hear(self, process: subprocess.Popen, out: bytearray, complaint: bytearray) -> str:
        """Takes what a process says until it ends; else why it has to be ended."""
        deadline = time.monotonic() + self.seconds
        with selectors.DefaultSelector() as selector, process.stdout, process.stderr:
            selector.register(process.stdout, selectors.EVENT_READ, out)
            selector.register(process.stderr, selectors.EVENT_READ, complaint)
            while selector.get_map():
                rest = deadline - time.monotonic()
                if rest <= 0:
                    return "adviser-slow"
                for key, _ in selector.select(rest):
                    part = os.read(key.fd, 2**16)
                    key.data.extend(part)
                    if not part:
                        selector.unregister(key.fileobj)
                if len(out) > ANSWERED:
                    return "adviser-too-much"
                del complaint[:-COMPLAINED]
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                return "adviser-slow"
        return ""


def _end(process: subprocess.Popen) -> None:
    """Ends a process with those that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _shown(value: object) -> str:
    """What a program said, short and without what would steer a terminal."""
    told = str(value) if isinstance(value, str | int | float) else "…"
    plain = "".join(letter if letter.isprintable() else "?" for letter in told[: SHOWN + 1])
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…"
