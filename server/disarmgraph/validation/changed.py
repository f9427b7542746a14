"""What has changed in files since a revision of git."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from disarmgraph.fault import Fault
from disarmgraph.rdf.rdf_file import FORMATS, TABLE, open_file, open_stream
from disarmgraph.triples import Node


class GitError(Fault):
    """Git cannot tell what has changed."""


@dataclass(frozen=True)
class Changes:
    """The files that have changed, whether or not they are still there, and what they described."""

    files: frozenset[Path]
    described: frozenset[Node]


def since(revision: str, paths: Sequence[Path]) -> Changes:
    """What has changed in files and folders since a revision, with what is not yet committed.

    Raises GitError.
    """
    folders = {path if path.is_dir() else path.parent for path in paths} or {Path()}
    found: set[Path] = set()
    described: set[Node] = set()
    for top in {Path(_git(folder, "rev-parse", "--show-toplevel").strip()) for folder in folders}:
        _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        changed = _names(top, "diff", "--name-only", "--no-renames", "-z", revision)
        added = _names(top, "ls-files", "--others", "--exclude-standard", "-z")
        for name in {*changed, *added}:
            path = top / name
            if path.suffix in (*FORMATS, TABLE, ".rq"):
                found.add(path.resolve())
                if name in changed:
                    described.update(_described(top, revision, name))
    return Changes(frozenset(found), frozenset(described))


def _names(top: Path, *command: str) -> list[str]:
    return [name for name in _git(top, *command).split("\0") if name]


def _described(top: Path, revision: str, name: str) -> Iterator[Node]:
    """The things that a file described at a revision, as far as it could be read then."""
    try:
        content = _run(top, "show", f"{revision}:{name}")
    except GitError:
        return  # it was not there yet
    suffix = Path(name).suffix
    if suffix in FORMATS:
        yield from (quad.subject for quad in open_stream(content, suffix).quads())
    elif suffix == TABLE:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(name).name
            path.write_bytes(content)
            yield from [quad.subject for quad in open_file(path).quads()]


def _git(folder: Path, *command: str) -> str:
    return _run(folder, *command).decode("utf-8", "surrogateescape")


def _run(folder: Path, *command: str) -> bytes:
    try:
        done = subprocess.run(["git", *command], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise GitError.of("git-not-run", reason=error.strerror) from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0] if said else f"exit status {done.returncode}"
        raise GitError.of("git-failed", command=" ".join(command), reason=reason)
    return done.stdout
