"""The slugs of the documents of a folder: each is that of one document alone.

Readers in several processes, also on several machines that share the folder, agree by its file
system: a slug is a symbolic link that holds the path of the document to which it belongs. It is
made whole or not at all, and by one of them only.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

NUMBERED = 9
"""The last number that is put behind a slug; further documents get a part of a checksum."""


@dataclass(frozen=True)
class Slugs:
    """The slugs that are taken, in a folder of their own, which must be there."""

    folder: Path

    def taken(self, wanted: str, path: str) -> str:
        """The slug of the document at a path below the folder of documents.

        It is the one wanted where that is free or has been this document's, else one that is like
        it. The same document gets the same slug each time.
        """
        for slug in _like(wanted, path):
            with suppress(FileExistsError):
                (self.folder / slug).symlink_to(path)
                return slug
            if self.owner(slug) == path:
                return slug
        return slug

    def owner(self, slug: str) -> str:
        """The path of the document to which a slug belongs."""
        return str((self.folder / slug).readlink())


def _like(wanted: str, path: str) -> Iterator[str]:
    yield wanted
    for number in range(2, NUMBERED + 1):
        yield f"{wanted}-{number}"
    yield f"{wanted}-{hashlib.sha256(path.encode(errors='surrogateescape')).hexdigest()[:16]}"
