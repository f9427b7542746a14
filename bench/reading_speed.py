"""How fast documents are read, beside a plain pass of spaCy over the same texts and names.

    pip install "spacy>=3.8,<4"
    python bench/reading_speed.py [FOLDER]

The texts are those of the folder (UTF-8), or made ones. In turns, each in a process of its own:

    draft   all that disarmgraph read makes of a text: blocks, passages, what they name, the draft
    names   of that the names alone: the words of the text, and those of the graph among them
    spaCy   the words of the text, its sentences (sentencizer), and the same names (PhraseMatcher,
            without regard to case), by a blank English pipeline

To load the graph or to build the matcher is not counted. Memory is that of the whole process at its
most, the graph as it was loaded among it.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import made_archive

from disarmgraph.dataset import graph
from disarmgraph.layout import plain
from disarmgraph.reading.draft import draft
from disarmgraph.reading.known import Known
from disarmgraph.reading.words import words

COUNT, TURNS = 100, 3
"""Documents that are made; how often each is measured."""


def _draft(known: Known) -> Callable[[str], int]:
    return lambda text: draft(plain.laid(text), "report", known).count("disarm:mentions ")


def _names(known: Known) -> Callable[[str], int]:
    return lambda text: len(known.gazetteer.forms.find(words(text)))


def _spacy(known: Known) -> Callable[[str], int]:
    import spacy
    from spacy.matcher import PhraseMatcher

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = 10**8
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    names = {name.text for each in known.gazetteer.names.values() for name in each}
    matcher.add("name", list(pipeline.tokenizer.pipe(sorted(names))))

    def read(text: str) -> int:
        document = pipeline(text)
        sum(1 for _ in document.sents)
        return len(spacy.util.filter_spans(matcher(document, as_spans=True)))

    return read


READERS = {"draft": _draft, "names": _names, "spaCy": _spacy}


def run(reader: str, folder: str) -> None:
    """Reads all texts with one reader; prints seconds, what it found, and bytes at most."""
    read = READERS[reader](Known.of_store(graph.load()))
    texts = [path.read_text(encoding="utf-8") for path in _files(Path(folder))]
    read(texts[0])
    begun = time.process_time()
    found = sum(map(read, texts))
    seconds = time.process_time() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps([seconds, found, most]))


def main(folder: Path) -> None:
    """Prints a table; the last column is how many times as long as spaCy."""
    files = _files(folder)
    size = sum(path.stat().st_size for path in files) / 10**6
    measured: dict[str, list[list[float]]] = {each: [] for each in READERS}
    for _ in range(TURNS):
        for reader in READERS:
            command = [sys.executable, __file__, "--run", reader, str(folder)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            measured[reader].append(json.loads(done.stdout))
    middle = {each: statistics.median(one[0] for one in measured[each]) for each in READERS}
    print(f"{len(files)} documents, {size:.2f} MB; processor seconds, median of {TURNS}\n")
    print("| Reader | Documents/s | MB/s | Spread | Found | MB of memory | Times spaCy |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for each, seconds in middle.items():
        spread = [one[0] / seconds for one in measured[each]]
        cells = [f"{len(files) / seconds:.1f}", f"{size / seconds:.2f}"]
        cells += [f"{min(spread):.2f} to {max(spread):.2f}", f"{measured[each][0][1]:.0f}"]
        cells += [f"{max(one[2] for one in measured[each]) / 2**20:.0f}"]
        cells += [f"{seconds / middle['spaCy']:.1f}"]
        print(f"| {each} | {' | '.join(cells)} |")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.txt") if path.is_file())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(*sys.argv[2:])
    elif sys.argv[1:]:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as place:
            made_archive.write(Path(place), COUNT)
            main(Path(place))
