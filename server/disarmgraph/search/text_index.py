"""The words of a graph in a full-text index of SQLite (FTS5), in memory or in a file.

It holds stems; the texts themselves are in the graph. After a fork an index is used like any other
memory of ours: it is only read, takes no lock, has no thread of its own, and is asked by one thread
of a process at a time.
"""

import sqlite3
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Self

from disarmgraph.naming.folding import plain
from disarmgraph.search.entries import QUESTION, Entry, Words
from disarmgraph.search.stems import of_unit, of_units, units

_TABLES = """
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, called TEXT NOT NULL);
CREATE TABLE shelf (first INTEGER NOT NULL, name TEXT NOT NULL, weight REAL NOT NULL);
CREATE TABLE part (whole TEXT, id INTEGER, PRIMARY KEY (whole, id)) WITHOUT ROWID;
CREATE TABLE form (folded TEXT PRIMARY KEY, stem TEXT NOT NULL, written TEXT NOT NULL);
CREATE VIRTUAL TABLE found USING fts5 (names, label, said, about, content = '');
CREATE VIRTUAL TABLE asked USING fts5 (label, said, content = '');
CREATE VIRTUAL TABLE occurrence USING fts5vocab (found, col);
CREATE VIRTUAL TABLE asked_occurrence USING fts5vocab (asked, row);
"""
_HITS = {
    "found": "SELECT bm25(found, 10, 6, 2, 1.5), rowid FROM found WHERE found MATCH ?",
    "asked": "SELECT bm25(asked, 4, 1), rowid FROM asked WHERE asked MATCH ?",
}
"""What a word is worth in a name, in a label, in a sentence, and in what a thing is about."""

Hit = tuple[float, int]
"""How well a thing fits, the lower the better, and its number."""


class TextIndex:
    """The words of a graph, in which things have numbers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # A worker may open no file, not even a temporary one.
        self._db.execute("PRAGMA temp_store = MEMORY")
        self._shelves = self._db.execute("SELECT first, name, weight FROM shelf").fetchall()
        self.forms: dict[str, tuple[str, str]] = {
            folded: (stem, written)
            for folded, stem, written in self._db.execute("SELECT folded, stem, written FROM form")
        }
        """Folded words, with the stem of each and how it is mostly written."""
        self._in_names, self._in_things = self._counted()
        self.size, self.asked = (
            self._db.execute(f"SELECT COUNT(*) FROM {table}_docsize").fetchone()[0]
            for table in ("found", "asked")
        )

    @classmethod
    def of(cls, entries: Iterable[Entry], path: Path | None = None) -> Self:
        """An index of these things: in memory, or in a new file."""
        connection = sqlite3.connect(path or ":memory:", check_same_thread=False)
        connection.executescript(_TABLES)
        with connection:
            _fill(connection, entries)
        return cls(connection)

    @classmethod
    def of_content(cls, content: bytes) -> Self:
        """An index in memory that another one had as its content."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.deserialize(content)
        # Pages are read where they are, so that a process that was forked copies none.
        connection.execute(f"PRAGMA mmap_size = {2 * len(content)}")
        return cls(connection)

    @classmethod
    def open(cls, path: Path) -> Self:
        """The index in a file that nobody changes: mapped into memory, so that processes which
        are forked share it, and none of them reads the file itself."""
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?immutable=1", uri=True, check_same_thread=False
        )
        size = path.stat().st_size
        (mapped,) = connection.execute(f"PRAGMA mmap_size = {2 * size}").fetchone()
        if mapped >= size:
            return cls(connection)
        connection.close()
        return cls.of_content(path.read_bytes())

    def content(self) -> bytes:
        """The whole index."""
        return self._db.serialize()

    def close(self) -> None:
        """Ends the use of the index."""
        self._db.close()

    def hits(self, expression: str) -> dict[str, list[Hit]]:
        """The things that fit an expression of FTS5, by shelf, in no order."""
        rows = self._db.execute(_HITS["found"], (expression,))
        return self.shelved(rows.fetchall())

    def having(self, expression: str) -> list[int]:
        """The numbers of the things that fit an expression, in their order."""
        rows = self._db.execute("SELECT rowid FROM found WHERE found MATCH ?", (expression,))
        return [number for (number,) in rows]

    def shelved(self, hits: Sequence[Hit]) -> dict[str, list[Hit]]:
        """Hits by shelf, with the weight of each; they come in the order of their numbers."""
        found: dict[str, list[Hit]] = defaultdict(list)
        end = len(hits)
        for first, name, weight in reversed(self._shelves):
            begin = bisect_left(hits, first, hi=end, key=itemgetter(1))
            if begin < end:
                found[name] += [(score * weight, number) for score, number in hits[begin:end]]
            end = begin
        return found

    def questions(self, expression: str) -> list[Hit]:
        """The questions of the library that fit an expression, the best first."""
        rows = self._db.execute(_HITS["asked"], (expression,))
        return sorted(rows)

    def iris(self, hits: Sequence[Hit]) -> list[str]:
        """The things of these hits, in their order."""
        numbers = [number for _, number in hits]
        places = ", ".join("?" * len(numbers))
        rows = self._db.execute(f"SELECT id, iri FROM thing WHERE id IN ({places})", numbers)
        known = dict(rows.fetchall())
        return [known[number] for number in numbers]

    def called(self, numbers: Sequence[int]) -> dict[int, list[list[str]]]:
        """What things are called, each name as its stems."""
        places = ", ".join("?" * len(numbers))
        rows = self._db.execute(f"SELECT id, called FROM thing WHERE id IN ({places})", numbers)
        return {number: [name.split() for name in called.split("\n")] for number, called in rows}

    def parts(self, whole: str) -> set[int]:
        """The numbers of what is of a treaty, a State or a document."""
        rows = self._db.execute("SELECT id FROM part WHERE whole = ?", (whole,))
        return {number for (number,) in rows}

    def number(self, iri: str) -> int | None:
        """The number of a thing, if it is in the index."""
        row = self._db.execute("SELECT id FROM thing WHERE iri = ?", (iri,)).fetchone()
        return row[0] if row else None

    def __contains__(self, stem: str) -> bool:
        return stem in self._in_things

    def common(self, stem: str) -> tuple[int, int]:
        """In how many names, and in how many things, a stem occurs."""
        return self._in_names.get(stem, 0), self._in_things.get(stem, 0)

    def _counted(self) -> tuple[dict[str, int], dict[str, int]]:
        names: dict[str, int] = {}
        things: dict[str, int] = defaultdict(int)
        for stem, column, count in self._db.execute("SELECT term, col, doc FROM occurrence"):
            things[stem] += count
            if column == "names":
                names[stem] = count
        for stem, count in self._db.execute("SELECT term, doc FROM asked_occurrence"):
            things[stem] += count
        return names, dict(things)


def _fill(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Numbers things so that those of one shelf and weight follow each other."""
    stems = _Stems()
    before = None
    for number, entry in enumerate(sorted(entries, key=lambda each: (each.shelf, each.weight))):
        columns = [*map(stems.of, (entry.names, entry.label, entry.said, entry.about))]
        called = stems.of(entry.called, "\n")
        connection.execute("INSERT INTO thing VALUES (?, ?, ?)", (number, entry.iri, called))
        parts = [(whole, number) for whole in dict.fromkeys(entry.of)]
        connection.executemany("INSERT INTO part VALUES (?, ?)", parts)
        if entry.shelf == QUESTION:
            statement = "INSERT INTO asked (label, said, rowid) VALUES (?, ?, ?)"
            connection.execute(statement, (*columns[1:3], number))
        else:
            statement = (
                "INSERT INTO found (names, label, said, about, rowid) VALUES (?, ?, ?, ?, ?)"
            )
            connection.execute(statement, (*columns, number))
        if before != (entry.shelf, entry.weight):
            before = entry.shelf, entry.weight
            connection.execute("INSERT INTO shelf VALUES (?, ?, ?)", (number, *before))
    forms = "INSERT OR IGNORE INTO form VALUES (?, ?, ?)"
    connection.executemany(forms, stems.forms())
    connection.execute("INSERT INTO found (found) VALUES ('optimize')")
    connection.execute("INSERT INTO asked (asked) VALUES ('optimize')")


class _Stems:
    """Texts as their stems, each worked out once, and how words were written in them."""

    def __init__(self) -> None:
        self._of_text: dict[str, str] = {}
        self._written: Counter[str] = Counter()

    def of(self, texts: Words, between: str = " ") -> str:
        """The stems of some texts, one text after the other."""
        for text in texts:
            if text not in self._of_text:
                as_written = units(text)
                self._of_text[text] = " ".join(of_units(as_written))
                self._written.update(as_written)
        return between.join([self._of_text[text] for text in texts])

    def forms(self) -> Iterator[tuple[str, str, str]]:
        """Words of one stem: folded, the stem, as written, the commonest way first."""
        for unit, _ in self._written.most_common():
            stem = of_unit(unit)
            if len(stem) == 1:
                yield plain(unit), *stem, unit
