"""The files of RDF, and tables of acts, that paths and folders hold."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from disarmgraph.rdf import participation
from disarmgraph.rdf.rdf_file import FORMATS, TABLE, InputError


def expand(paths: Sequence[Path]) -> list[Path]:
    """The files that paths stand for: a folder for all files of RDF in it and below.

    Hidden folders and Python's environments are left out, and tables of anything else than acts
    of States. Raises InputError for a path that is not there, for an unknown suffix, and for a
    folder without RDF.
    """
    found: list[Path] = []
    suffixes = (*FORMATS, TABLE)
    known = ", ".join(suffixes)
    for path in paths:
        if path.is_dir():
            inside = sorted(_inside(path))
            if not inside:
                raise InputError.of("input-empty-folder", path=path, known=known)
            found += inside
        elif not path.exists():
            raise InputError.of("input-absent", path=path)
        elif path.suffix.lower() not in suffixes:
            raise InputError.of("input-suffix", path=path, known=known)
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _inside(folder: Path) -> Iterator[Path]:
    for inside, folders, names in os.walk(folder):
        here = Path(inside)
        folders[:] = [
            name for name in folders if name[0] != "." and not (here / name / "pyvenv.cfg").exists()
        ]
        for path in (here / name for name in names):
            suffix = path.suffix.lower()
            if suffix in FORMATS or (suffix == TABLE and participation.is_table(path)):
                yield path
