"""An invented draft under review, tests/draft, and its text."""

import shutil
from pathlib import Path

from disarmgraph.review.draft_file import Draft

HERE = Path(__file__).parent / "draft"
TEXT = (HERE / "mills.txt").read_text(encoding="utf-8")


def copied(folder: Path) -> Draft:
    """The draft in a folder, to be changed there."""
    return Draft.read(Path(shutil.copy(HERE / "mills.draft.ttl", folder)))
