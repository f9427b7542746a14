"""The command ``disarmgraph read``: a function that is as long as its options and its help."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import click
from pyoxigraph import Store

from disarmgraph import texts
from disarmgraph.archive.archive import JOURNAL, Archive, ArchiveError, Rows
from disarmgraph.archive.crew import Bounds, Crew
from disarmgraph.archive.draft_files import Place, ReadError, pictures_told, read_one
from disarmgraph.archive.journal import DRAFTED, Outcome
from disarmgraph.archive.task import carried_out
from disarmgraph.command.output import UNUSABLE, Refused
from disarmgraph.dataset import graph
from disarmgraph.fault import Fault
from disarmgraph.naming import symbol
from disarmgraph.reading.adviser import SECONDS, Adviser
from disarmgraph.reading.known import Known
from disarmgraph.review import review_page
from disarmgraph.review.draft_disk import write
from disarmgraph.review.draft_file import Draft
from disarmgraph.review.draft_text import text_of
from disarmgraph.review.draft_words import DraftWords

TOLD = 10
"""Documents that could not be read and are told at the end: the journal has them all."""
EVERY = 60.0
"""Seconds from one line about the progress to the next, where there is no terminal for a bar."""
DOCUMENTS = "https://undocs.org/en/"
"""Where the document system of the United Nations gives a document by its symbol."""
STOPPED = 130
"""The exit status of a run that was stopped with Ctrl-C."""


@click.command("read")
@click.argument("source", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@click.option("--slug", help="The end of its IRI; default: its symbol, or the name of the file.")
@click.option(
    "--out",
    default=".",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder for drafts; default: the current one.",
)
@click.option(
    "--adviser",
    "program",
    metavar="PROGRAM",
    help="Ask a program of yours what the rules have missed of a FILE: summaries, norms.",
)
@click.option(
    "--adviser-time",
    default=SECONDS,
    show_default=True,
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    help="How long that program may take.",
)
@click.option("--again", is_flag=True, help="Read again what has been read and has not changed.")
@click.option(
    "--workers",
    "processes",
    default=Bounds.processes,
    show_default="the processors",
    type=click.IntRange(1, 1000),
    help="How many documents are read at once.",
)
@click.option(
    "--time-limit",
    "time",
    default=Bounds.time,
    show_default=True,
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    help="How long one document of a folder may take.",
)
@click.option(
    "--memory-limit",
    "memory",
    default=Bounds.memory // 2**20,
    show_default=True,
    metavar="MIB",
    type=click.IntRange(64),
    help="What one document of a folder may take beyond the graph.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Have a FOLDER read by the workers of a Dask scheduler, such as tcp://10.0.0.1:8786; "
    "how many documents each reads at once is said where it is started.",
)
@click.pass_context
def read_command(
    context: click.Context,
    source: Path,
    slug: str | None,
    out: Path,
    program: str | None,
    adviser_time: float,
    again: bool,
    cluster: str | None,
    **bounds: float,
) -> None:
    """Read documents, and write a draft of the passages of each with what they name.

    A FILE is PDF, DOCX, HTML or text, in English or French. Its draft, SLUG.draft.ttl, has every
    passage with its place and checksum, and the things of the graph that it names; it is for you
    to review and to sum up (docs/reading.md). Its text is written beside it, and a page on which
    to review it in a browser, SLUG.review.html.

    Of a FOLDER all documents below it are read, at the same places below DIR. DIR/read.jsonl tells
    of each what has become of it. A run that was broken off is gone on with by the same command
    (docs/reading-at-scale.md).

    Exit status: 0 when all were read, 1 when some could not be, 2 when nothing can be done, 130
    when you stopped it.

    \b
    Examples:
      disarmgraph read texts/resolution.txt --slug a-res-63-62 --out drafts
      disarmgraph read texts/resolution.txt --adviser ./ask-model
      disarmgraph read archive --out drafts
    """
    language = texts.reader_language(os.environ)
    bounds["memory"] = int(bounds["memory"]) * 2**20
    try:
        if not source.is_dir():
            _refuse_symbol(source)
            adviser = Adviser.found(program, adviser_time) if program else None
            _read_file(source, out, slug, adviser, language)
            return
        if slug:
            raise click.UsageError("--slug is for one FILE; each document of a FOLDER has its own")
        if program:
            raise click.UsageError("--adviser is for one FILE; a FOLDER is read by rules alone")
        archive = Archive(source, out, language, again)
        archive.prepare()
        readers = _readers(Bounds(**bounds), cluster)
        context.exit(_read_all(archive, readers))
    except Fault as error:
        raise Refused(error, UNUSABLE) from error


def _read_file(
    source: Path, out: Path, slug: str | None, adviser: Adviser | None, language: str
) -> None:
    """Reads one document and tells what was written, and what was not read or not taken."""
    store = cache(graph.load)
    drafted = read_one(source, Place(out), lambda: Known.of_store(store()), slug, adviser)
    page = _write_page(drafted.path, store(), language)
    said = {"path": drafted.path, "passages": drafted.passages, "page": page}
    click.echo(texts.text("read-done", language, **said))
    missing = pictures_told(drafted, source, language)
    if missing:
        click.echo(missing, err=True)
    for fault in adviser.faults if adviser else ():
        click.echo(fault.in_language(language)[0], err=True)
    if adviser and adviser.more:
        click.echo(texts.text("adviser-more", language, count=adviser.more), err=True)


def _refuse_symbol(source: Path) -> None:
    """Says where the document is to be had of which somebody has given the symbol."""
    cited = None if source.exists() else symbol.canonical(str(source))
    if cited:
        raise ReadError.of("read-symbol", symbol=cited, address=DOCUMENTS + quote(cited))


def _write_page(path: Path, store: Store, language: str) -> Path:
    """Writes the page on which a draft is reviewed; where it is."""
    draft = Draft.read(path)
    page = path.with_name(draft.slug + review_page.SUFFIX)
    words = DraftWords(draft, store, language)
    write(page, review_page.page(draft, text_of(draft), words))
    return page


def _known() -> Known:
    return Known.of_store(graph.load())


def _read_all(archive: Archive, readers: AbstractContextManager[Rows]) -> int:
    """Reads a folder and tells how it went; the exit status."""
    counted: Counter[Outcome] = Counter()
    failed: list[str] = []
    stopped = False
    length = sum(1 for _ in archive.documents())
    try:
        with readers as rows, _progress(archive.language, length) as tell:
            for row in archive.read(rows):
                counted[row.outcome] += 1
                if row.outcome not in DRAFTED and len(failed) < TOLD:
                    failed.append(row.message)
                tell(counted)
    except KeyboardInterrupt:
        stopped = True
    for message in failed:
        click.echo(_printable(message), err=True)
    said = {outcome.name.lower(): counted[outcome] for outcome in Outcome}
    said["failed"] = counted.total() - sum(counted[each] for each in DRAFTED)
    path = archive.out / JOURNAL
    click.echo(texts.text("read-all-done", archive.language, path=path, **said))
    if stopped:
        click.echo(texts.text("read-stopped", archive.language), err=True)
        return STOPPED
    return 1 if said["failed"] else 0


@contextmanager
def _readers(bounds: Bounds, cluster: str | None) -> Iterator[Rows]:
    """Processes on this machine, or those of a cluster. Raises ArchiveError, or ClusterError."""
    if cluster:
        if not find_spec("distributed"):
            raise ArchiveError.of("read-no-dask", address=cluster)
        from disarmgraph.archive import cluster as dask

        with dask.readers(cluster, bounds) as rows:
            yield rows
        return
    with Crew(partial(carried_out, known=_known()), bounds) as crew:
        yield crew.rows


@contextmanager
def _progress(language: str, length: int) -> Iterator:
    """A bar on standard error where that is a terminal, else a line from time to time."""
    if sys.stderr.isatty():
        with click.progressbar(length=length, file=sys.stderr, show_pos=True) as bar:
            yield lambda counted: bar.update(1)
        return
    begun = last = time.monotonic()

    def tell(counted: Counter[Outcome]) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY:
            last, done = now, counted.total()
            said = {"done": done, "all": length, "rate": f"{done / (now - begun):.1f}"}
            click.echo(texts.text("read-progress", language, **said), err=True)

    yield tell


def _printable(message: str) -> str:
    """A message whose names of files may hold what no encoding can say."""
    return message.encode(errors="backslashreplace").decode()
