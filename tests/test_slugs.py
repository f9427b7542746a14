"""Documents of one name get names of their own."""

import hashlib

from disarmgraph.archive.slugs import Slugs

NUMBERED = ["mill", *(f"mill-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9))]


def test_documents_of_one_name_are_numbered_up_to_nine_and_then_told_by_a_checksum(tmp_path):
    paths = [f"{letter}/mill.pdf" for letter in "abcdefghijk"]
    checksums = [f"mill-{hashlib.sha256(path.encode()).hexdigest()[:16]}" for path in paths[9:]]
    for _ in range(2):
        assert [Slugs(tmp_path).taken("mill", path) for path in paths] == NUMBERED + checksums
