"""A graph that was loaded before, in a folder: opened in no time, read from disk, never changed.

The folder holds a database of the engine's own (RocksDB), ``edition.json``, which says what is in
it, and what else was made from it. It takes the place of an older one only when it is whole.
"""

import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Store

from disarmgraph.fault import Fault
from disarmgraph.rdf.rdf_file import FORMATS

EDITION = "edition.json"
DATABASE = "database"

Fill = Callable[[Store], None]
Keep = Callable[[Store, Path], None]
"""What makes files of its own from a store, in the folder of it."""


class PrebuiltError(Fault):
    """A folder cannot be written, or holds no graph."""


def build(
    directory: Path,
    fill: Fill,
    describe: Callable[[Store], dict[str, str]],
    keep: Keep = lambda _store, _folder: None,
) -> int:
    """Builds a graph into a folder; the number of its statements.

    What was in the folder stays until the new one is whole. Raises PrebuiltError.
    """
    partial = directory.with_name(directory.name + ".partial")
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        store = Store(partial / DATABASE)
        fill(store)
        store.optimize()
        store.flush()
        keep(store, partial)
        count = len(store)
        (partial / EDITION).write_text(json.dumps(describe(store)), encoding="utf-8")
        del store
        _replace(directory, partial)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise PrebuiltError(
            f"{directory}: cannot be written: {error.strerror or error}; "
            "make room there or choose another folder with --store"
        ) from error
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return count


def _replace(directory: Path, partial: Path) -> None:
    if not directory.exists():
        partial.rename(directory)
        return
    if not (directory / EDITION).is_file():
        raise FileExistsError(17, "it exists and holds no graph")
    former = directory.with_name(directory.name + ".former")
    directory.rename(former)
    partial.rename(directory)
    shutil.rmtree(former)


def fill_from_files(paths: Sequence[Path]) -> Fill:
    """What loads files of RDF: triples into the default graph, and what is in named graphs too.

    The files are read by their suffixes. The fill raises PrebuiltError for one that cannot be.
    """

    def fill(store: Store) -> None:
        for path in paths:
            form = FORMATS.get(path.suffix)
            if form is None:
                raise PrebuiltError(
                    f"{path}: not RDF by its suffix; use one of {', '.join(FORMATS)}"
                )
            try:
                store.bulk_load(path=path, format=form)
            except SyntaxError as error:
                raise PrebuiltError(
                    f"{path}:{error.lineno}:{error.offset}: {error.msg}; correct it there"
                ) from error
        for graph in list(store.named_graphs()):
            _into_union(store, graph)

    return fill


def _into_union(store: Store, graph: NamedNode) -> None:
    store.bulk_extend(
        type(quad)(quad.subject, quad.predicate, quad.object, DefaultGraph())
        for quad in store.quads_for_pattern(None, None, None, graph)
    )


def fill_from_store(source: Store) -> Fill:
    """What copies a store, statement by statement."""
    return lambda store: store.bulk_extend(source)


def edition_files(directory: Path) -> list[Path]:
    """The files of a folder that change when another graph is built into it."""
    return [directory / EDITION]


def open_store(directory: Path) -> tuple[Store, dict[str, str]]:
    """The store in a folder, read-only, and by what it was described. Raises PrebuiltError."""
    try:
        described = json.loads((directory / EDITION).read_text(encoding="utf-8"))
        return Store.read_only(str(directory / DATABASE)), described
    except (OSError, ValueError) as error:
        raise PrebuiltError(
            f"{directory}: holds no graph that can be opened: {error}; "
            "build one with disarmgraph build --store"
        ) from error


def into_memory(source: Store) -> Store:
    """A copy in memory; a process of its own writes what is read here, so that both cores work."""
    reader, writer = os.pipe()
    store = Store()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        with os.fdopen(writer, "wb") as output:
            source.dump(output, format=FORMATS[".nq"])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as written:
        store.load(written, format=FORMATS[".nq"], lenient=True)
    if os.waitpid(pid, 0)[1] != 0:
        raise PrebuiltError("the graph could not be copied into memory; there may be too little")
    return store
