"""A process forked from this one: what it shares with it, what it may use, and when it ends."""

import ctypes
import faulthandler
import gc
import os
import resource
import signal
import socket
import stat
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG = 1


def fork(task: Callable[[], None]) -> int:
    """Runs the task in a child process, which never returns to the caller's code; its number."""
    pid = os.fork()
    if pid:
        return pid
    try:
        # Garbage that is collected in a child would copy the pages that the graph shares. In the
        # parent what is frozen would never be collected.
        gc.freeze()
        # The terminal sends Ctrl-C to the whole group: it is for the server to say what ends.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        task()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def die_with(parent: int) -> None:
    """Asks the system to kill this process when its parent ends, however the parent ends.

    The signal comes when the thread that forked ends, so fork where the thread lives as long as
    the process. Systems other than Linux lack this; there a child ends at its next message.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def keep_sockets(*kept: socket.socket) -> None:
    """Closes every other socket that this process has inherited.

    One that stayed open here would hide from who holds its other end that the process it belongs
    to has ended.
    """
    numbers = {each.fileno() for each in kept}
    for number in [int(path.name) for path in Path("/dev/fd").iterdir()]:
        with suppress(OSError):
            if number not in numbers and stat.S_ISSOCK(os.fstat(number).st_mode):
                os.close(number)


def mute(errors: int | None = None) -> None:
    """Leaves this process nothing to read, and nowhere to print to but ``errors``, a descriptor.

    Python and libraries print to it what they say of errors and of crashes, if it is given.
    """
    faulthandler.disable()
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(errors if errors is not None and standard == 2 else nothing, standard)
    if nothing > 2:
        os.close(nothing)


def bound_memory(more: int, for_good: bool = True) -> None:
    """Bounds the memory of this process to so many bytes more than it has; on Linux alone.

    ``for_good`` is for a process that forks none whose bound would be higher.
    """
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit = pages * resource.getpagesize() + more
        most = limit if for_good else resource.RLIM_INFINITY
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
