"""The same documents read by our own processes, and by engines that spread work over machines.

    python bench/engines.py [COUNT]

Each engine reads the same made documents with two processes, each run twice: left alone, and with
one process that reads killed (SIGKILL) when a third is done. Printed are seconds until the first
document and in all, documents a second and processor seconds a document after the first, memory at
its most (what is shared counted once), and of the run with a kill how many documents were read, and
how many of them twice. With READING_HOME=tests/example a small graph is loaded, so that little is
left but what the engines cost. Peers:

    pip install "disarmgraph[archive]" ray pyspark        (pyspark needs Java)
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

import made_archive
import psutil
from reading_step import HOME, READERS, known, read

from disarmgraph.archive import cluster
from disarmgraph.archive.archive import Archive, Rows
from disarmgraph.archive.crew import Bounds, Crew
from disarmgraph.archive.journal import Row
from disarmgraph.archive.task import Task

PROCESSES = 2


@contextmanager
def ours() -> Iterator[Rows]:
    """Processes forked from one that has loaded the graph."""
    known()

    def read_here(task: Task) -> Row:
        return Row.of_line(read(task.message()))

    with Crew(read_here, Bounds(processes=PROCESSES)) as crew:
        yield crew.rows


@contextmanager
def stations() -> Iterator[Rows]:
    """Dask as `disarmgraph read --cluster` uses it: what is killed is a reader of a station."""
    with _dask() as address, cluster.readers(address, Bounds(), HOME) as rows:
        yield rows


@contextmanager
def dask() -> Iterator[Rows]:
    """Dask with the work done by its workers themselves."""
    from distributed import Client, as_completed

    def rows(tasks: Iterable[Task]) -> Iterator[Row]:
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(PROCESSES)
            given = [client.submit(read, task.message(), pure=False) for task in tasks]
            for future in as_completed(given, loop=client.loop):
                yield Row.of_line(future.result())

    with _dask() as address:
        yield rows


@contextmanager
def _dask() -> Iterator[str]:
    local = ("--host", "127.0.0.1", "--no-dashboard")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        said = Path(folder, "scheduler.json")
        for program in ("scheduler", *["worker"] * PROCESSES):
            more = ["--port", "0"] if program == "scheduler" else ["--nthreads", "1"]
            more += ["--local-directory", folder] if program == "worker" else []
            command = [sys.executable, "-m", f"distributed.cli.dask_{program}", *local, *more]
            command += ["--scheduler-file", str(said)]
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            stack.callback(process.wait)
            stack.callback(process.terminate)
            while not (said.exists() and said.read_text().endswith("}")):
                time.sleep(0.05)
        yield json.loads(said.read_text())["address"]


@contextmanager
def ray() -> Iterator[Rows]:
    """Ray, tasks without a state."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    import ray as engine

    engine.init(
        num_cpus=PROCESSES,
        include_dashboard=False,
        _node_ip_address="127.0.0.1",
        object_store_memory=100 * 2**20,
        log_to_driver=False,
    )

    def rows(tasks: Iterable[Task]) -> Iterator[Row]:
        remote = engine.remote(read)
        left = [remote.remote(task.message()) for task in tasks]
        while left:
            done, left = engine.wait(left)
            yield from (Row.of_line(engine.get(each)) for each in done)

    try:
        yield rows
    finally:
        engine.shutdown()


@contextmanager
def spark() -> Iterator[Rows]:
    """Spark in one Java process with Python processes beside it; parts of ten documents."""
    from pyspark import SparkConf, SparkContext

    settings = {"spark.ui.enabled": "false", "spark.driver.bindAddress": "127.0.0.1"}
    settings |= {"spark.driver.host": "127.0.0.1", "spark.python.worker.reuse": "true"}
    conf = SparkConf().setMaster(f"local[{PROCESSES},4]").setAll(list(settings.items()))
    context = SparkContext(conf=conf)

    def rows(tasks: Iterable[Task]) -> Iterator[Row]:
        messages = [task.message() for task in tasks]
        given = context.parallelize(messages, max(1, len(messages) // 10)).map(read)
        yield from map(Row.of_line, given.toLocalIterator(prefetchPartitions=True))

    try:
        yield rows
    finally:
        context.stop()


ENGINES: dict[str, tuple[str, Callable[[], object]]] = {
    "ours": ("disarmgraph", ours),
    "stations": ("distributed", stations),
    "dask": ("distributed", dask),
    "ray": ("ray", ray),
    "spark": ("pyspark", spark),
}


def run(engine: str, folder: str, out: str) -> None:
    """Reads the folder with one engine; prints the seconds at which documents were done."""
    begun = time.perf_counter()
    Path(out, READERS).mkdir(parents=True)
    archive = Archive(Path(folder), Path(out), "en")
    archive.prepare()
    with ENGINES[engine][1]() as rows:
        done = [time.perf_counter() - begun for _ in archive.read(rows)]
    print(json.dumps(done))


def measure(engine: str, folder: Path, out: Path, count: int, kill: bool) -> dict[str, float]:
    """One run in a process of its own, watched from here."""
    command = [sys.executable, __file__, engine, str(folder), str(out)]
    begun, killed, watched = time.perf_counter(), not kill, _Watched()
    began, at_first = 0, 0.0
    path = f"{Path(__file__).parent}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    environment = {**os.environ, "PYTHONPATH": path}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        while process.poll() is None:
            watched.look(process.pid)
            if not began and _done(out):
                began, at_first = _done(out), sum(watched.used.values())
            if not killed and _done(out) >= count // 3:
                psutil.Process(_reader(engine, out, process.pid)).kill()
                killed = True
            time.sleep(0.5)
        seconds = time.perf_counter() - begun
        done = json.loads(process.stdout.read().splitlines()[-1])
    twice = sum(times - 1 for times in _read(out).values())
    return {
        "first": done[0],
        "all": seconds,
        "rate": (len(done) - 1) / (done[-1] - done[0]),
        "memory": watched.memory,
        "used": (sum(watched.used.values()) - at_first) / max(1, len(done) - began),
        "read": _done(out),
        "twice": twice,
    }


def _done(out: Path) -> int:
    return sum(1 for _ in out.rglob("*.draft.ttl"))


def _read(out: Path) -> Counter[str]:
    """How often each document was begun, where that is noted."""
    files = out.glob(f"{READERS}/*")
    return Counter(line for file in files for line in file.read_text().splitlines())


def _reader(engine: str, out: Path, pid: int) -> int:
    """A process that reads: one that has noted so, or of a station one of its readers."""
    noted = [int(each.name) for each in (out / READERS).iterdir()]
    if not noted:
        for each in psutil.Process(pid).children(recursive=True):
            with suppress(psutil.Error):
                if "disarmgraph.archive.station" in each.cmdline() and each.children():
                    return each.children()[0].pid
    return next(each for each in noted if psutil.pid_exists(each))


class _Watched:
    """What a process and all below it have taken: bytes at most, processor seconds by each."""

    def __init__(self) -> None:
        self.memory, self.used = 0, {}

    def look(self, pid: int) -> None:
        """Once more; a process that has just ended keeps what it had."""
        total = 0
        with suppress(psutil.Error):
            process = psutil.Process(pid)
            for each in [process, *process.children(recursive=True)]:
                with suppress(psutil.Error):
                    used = each.cpu_times()
                    self.used[each.pid] = used.user + used.system
                    total += each.memory_full_info().pss
        self.memory = max(self.memory, total)


def main(count: int) -> None:
    """Prints a table."""
    heads = ("Engine", "First, s", "All, s", "Documents/s", "Processor s each", "MB")
    print("| " + " | ".join((*heads, "Killed: all, s", "read", "twice")) + " |")
    print("|---" + 8 * "|---:" + "|")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "documents")
        made_archive.write(folder, count)
        for engine, (package, _) in ENGINES.items():
            if not find_spec(package):
                print(f"| {engine} | not installed |")
                continue
            alone = measure(engine, folder, Path(place, f"{engine}-alone"), count, kill=False)
            hurt = measure(engine, folder, Path(place, f"{engine}-hurt"), count, kill=True)
            cells = (f"{alone['first']:.0f}", f"{alone['all']:.0f}", f"{alone['rate']:.1f}")
            cells += (f"{alone['used']:.2f}",)
            cells += (f"{alone['memory'] / 2**20:.0f}", f"{hurt['all']:.0f}")
            cells += (f"{hurt['read']} of {count}", f"{hurt['twice']:.0f}")
            print(f"| {engine} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in ENGINES:
        run(*sys.argv[1:])
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 1000)
