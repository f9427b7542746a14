"""A graph as the server holds it: in memory, with what answers pages from it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from disarmgraph import files
from disarmgraph.dataset import graph, prebuilt
from disarmgraph.namespaces import DISARM
from disarmgraph.release import releases
from disarmgraph.release.releases import Release
from disarmgraph.search.entries import entries
from disarmgraph.search.text_index import TextIndex
from disarmgraph.sparql.evaluation import AnyStore
from disarmgraph.sparql.memory_store import MemoryStore
from disarmgraph.sparql.remote import RemoteStore
from disarmgraph.text.wording import Texts
from disarmgraph.workers.worker import Pages

WORDS = "words.sqlite"
"""The file with the words of a prebuilt graph, by which it is searched."""
_TRIPLES = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_DOCUMENTS = (
    f"SELECT (COUNT(DISTINCT ?document) AS ?n) WHERE {{ ?part <{DISARM}isPassageOf> ?document }}"
)


@dataclass(frozen=True)
class Loaded:
    """A graph, what answers pages from it, and what is said of it.

    ``edition`` tells its content from every other: the release and a hash of its files, and of the
    texts that are shown beside it; nothing where a graph may change without our knowing.
    ``released`` is the day of the release, as the ontology states it, nothing where it does not.
    """

    store: AnyStore
    pages: Pages
    edition: str
    about: str
    released: str = ""


def load(
    contact: str = "",
    offered: Path | None = None,
    folder: Path | None = None,
    *,
    at_once: bool = False,
) -> Loaded:
    """The graph that came with this package, with the releases in the folder that is offered.

    ``contact`` is the URI at which the operator of the server is reached, ``folder`` holds the
    texts of documents to show on pages, here and below. What is to answer ``at_once`` leaves the
    pages to the first request for one. Raises GraphError, ReleasesError or TextsError.
    """
    kept, edition, texts = _releases(offered), _edition(), Texts(folder)
    store = MemoryStore(graph.load())
    pages = _pages(store, contact, kept, texts, at_once=at_once)
    loaded = Loaded(store, pages, edition, _about(store), graph.released(store))
    return _with_texts(loaded, texts)


def build(directory: Path, paths: Sequence[Path]) -> int:
    """Builds a prebuilt store: of files, or without any of the graph that came with this package.

    The number of statements in it. Raises PrebuiltError or GraphError.
    """
    if paths:
        fill, edition = prebuilt.fill_from_files(paths), _fingerprint(paths)
    else:
        fill, edition = prebuilt.fill_from_store(graph.load()), _edition()
    return prebuilt.build(
        directory,
        fill,
        lambda store: {
            "edition": edition,
            "about": _about(store),
            "released": graph.released(store),
        },
        _keep_words,
    )


def _keep_words(store: AnyStore, folder: Path) -> None:
    TextIndex.of(entries(store), folder / WORDS).close()


def open_prebuilt(
    directory: Path,
    contact: str = "",
    offered: Path | None = None,
    folder: Path | None = None,
    *,
    in_memory: bool = False,
    at_once: bool = False,
) -> Loaded:
    """The graph of a prebuilt store, on disk or copied into memory.

    Raises PrebuiltError, ReleasesError or TextsError.
    """
    texts = Texts(folder)
    store, described = prebuilt.open_store(directory)
    store = MemoryStore(prebuilt.into_memory(store)) if in_memory else store
    said = described["edition"], described["about"], described.get("released", "")
    words = directory / WORDS
    index = TextIndex.open(words) if words.is_file() else None
    pages = _pages(store, contact, _releases(offered), texts, index=index, at_once=at_once)
    return _with_texts(Loaded(store, pages, *said), texts)


def open_remote(
    addresses: Sequence[str],
    contact: str = "",
    offered: Path | None = None,
    folder: Path | None = None,
) -> Loaded:
    """The graph behind other SPARQL endpoints, all of which have it.

    Raises StoreUnavailable, ReleasesError or TextsError.
    """
    texts = Texts(folder)
    store = RemoteStore(addresses)
    silent = store.check()
    about = "what is asked there is answered by " + ", then by ".join(addresses)
    if silent:
        about += f" (not answering now: {', '.join(silent)})"
    return Loaded(store, _pages(store, contact, _releases(offered), texts), "", about)


def _pages(store: AnyStore, *given: Any, at_once: bool = False, **options: Any) -> Pages:
    """What answers pages; imported only in the process that loads a graph, beside the others.

    What is to answer ``at_once`` does that when it is asked for a page, for which it must be let
    open files.
    """

    @cache
    def made() -> Pages:
        from disarmgraph.pages.app import create_pages

        return create_pages(store, *given, at_once=at_once, **options)

    return (lambda asked: made()(asked)) if at_once else made()


def _releases(folder: Path | None) -> list[Release]:
    return releases.read(folder) if folder else []


def _with_texts(loaded: Loaded, texts: Texts) -> Loaded:
    """What was loaded, said to have these texts beside it: its pages are others with them."""
    if not texts.offered:
        return loaded
    held = texts.held(loaded.store)
    digest = hashlib.blake2b("".join(held.values()).encode(), digest_size=6).hexdigest()
    about = f"{loaded.about}, the texts of {len(held)} at hand"
    return replace(loaded, edition=f"{loaded.edition}-{digest}", about=about)


def _edition() -> str:
    return f"{graph.release()}-{_fingerprint(files.watched_files())}"


def _fingerprint(paths: Sequence[Path]) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for path in paths:
        digest.update(path.name.encode() + b"\0")
        try:
            with path.open("rb") as content:
                while piece := content.read(2**20):
                    digest.update(piece)
        except OSError as error:
            raise graph.GraphError(
                f"{files.shown(path)}: cannot be read: {error.strerror}; make the file readable"
            ) from error
    return digest.hexdigest()


def _about(store: AnyStore) -> str:
    triples, documents = (
        next(iter(store.query(text)))["n"].value for text in (_TRIPLES, _DOCUMENTS)
    )
    return f"{triples} triples, {documents} documents read passage by passage"
