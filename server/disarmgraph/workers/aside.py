"""Work that a process of its own does, while this one does what else takes long.

Another processor has it, and what it takes to do it, often several times its result, ends with that
process.
"""

import os
import pickle
from collections.abc import Callable
from typing import TypeVar

from disarmgraph.child_process import die_with

Result = TypeVar("Result")


def begun(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begins work in a process forked from this one; what is returned waits for its result.

    Call that once. The result is pickled. Where there can be no other process, or it fails, the
    work is done here, so that whoever waits has the result or the error.
    """
    parent = os.getpid()
    reader, writer = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reader)
        os.close(writer)
        return work
    if child == 0:
        try:
            die_with(parent)
            os.close(reader)
            with os.fdopen(writer, "wb") as output:
                pickle.dump(work(), output, pickle.HIGHEST_PROTOCOL)
        except BaseException:
            os._exit(1)
        os._exit(0)
    os.close(writer)

    def result() -> Result:
        with os.fdopen(reader, "rb") as output:
            written = output.read()
        _, status = os.waitpid(child, 0)
        return work() if status else pickle.loads(written)

    return result
