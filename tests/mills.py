"""Made documents about mills, and a program that reads a folder of them, for tests to kill."""

import sys
import time
from functools import partial
from pathlib import Path

from disarmgraph.archive.archive import Archive
from disarmgraph.archive.crew import Bounds, Crew
from disarmgraph.archive.task import carried_out
from disarmgraph.dataset.graph import load
from disarmgraph.reading.known import Known

EXAMPLE = Path(__file__).parent / "example"


def text(number: int) -> str:
    """The text of a document with a symbol and three passages."""
    return f"""A/99/{number}

Report {number} on the mills of the valley

1. The millers of mill {number} have met again, and Freedonia has told them what the river carries.
"""


def write(folder: Path, count: int) -> None:
    """So many documents in folders of ten."""
    for number in range(count):
        place = folder / f"year-{number // 10}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"mill-{number}.txt").write_text(text(number), encoding="utf-8")


def read_slowly(task, known):
    time.sleep(0.05)
    return carried_out(task, known)


def main(folder: str, out: str) -> None:
    """Reads a folder with two processes and the names of the example."""
    read = partial(read_slowly, known=Known.of_store(load(EXAMPLE)))
    with Crew(read, Bounds(processes=2)) as crew:
        for row in Archive(Path(folder), Path(out), "en").read(crew.rows):
            print(row.outcome, row.path, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
