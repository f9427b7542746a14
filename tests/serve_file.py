"""Serves a file of N-Quads, for tests: python serve_file.py FILE OPTIONS, the options in JSON."""

import json
import sys
from dataclasses import replace
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from disarmgraph.dataset import graph
from disarmgraph.fault import Fault
from disarmgraph.pages.app import create_pages
from disarmgraph.release import releases
from disarmgraph.serving.loaded import Loaded
from disarmgraph.serving.options import Options
from disarmgraph.serving.serve import serve
from disarmgraph.serving.site import Site
from disarmgraph.text.wording import Texts
from disarmgraph.workers.limits import Limits

FRONT = ("log", "log_clients", "answer_cache", "behind_proxy", "contact")


def load() -> Loaded:
    store = Store()
    try:
        store.load(path=sys.argv[1], format=RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise Fault(f"{sys.argv[1]}: {error}") from error
    chosen = json.loads(sys.argv[2])
    folder, texts = chosen.get("releases"), chosen.get("texts")
    pages = create_pages(
        store,
        chosen.get("contact", ""),
        releases=releases.read(Path(folder)) if folder else (),
        texts=Texts(Path(texts)) if texts else None,
    )
    count = len(store)
    said = f"edition-{count}", f"{count} statements", graph.released(store)
    return Loaded(store, pages, *said)


def main() -> None:
    chosen = json.loads(sys.argv[2])
    folder, _ = chosen.pop("releases", None), chosen.pop("texts", None)
    options = Options(**{name: chosen.pop(name) for name in FRONT if name in chosen})
    options = replace(options, releases=Path(folder) if folder else None)
    chosen["services"] = tuple(chosen.get("services", ()))
    watched = (lambda: [Path(sys.argv[1])]) if chosen.pop("watch", False) else None
    serve(Site(load, "127.0.0.1", 0, Limits(**chosen), options, watched))


main()
