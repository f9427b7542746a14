"""How much of our own graph is known beside the files that are checked."""

from enum import StrEnum
from pathlib import Path

from disarmgraph import files


class Known(StrEnum):
    """How much of the graph that came with this package is known beside the files of a user.

    ``FULL``: all of it. ``CORE``: the ontology and the schemes, so that what refers to a thing of
    ours is taken to lead somewhere. ``NONE``: nothing, and only the user's own shapes are applied.
    """

    NONE = "none"
    CORE = "core"
    FULL = "full"


def own_files(known: Known) -> list[Path]:
    """The files of our graph that are known."""
    if known == Known.NONE:
        return []
    paths = files.knowledge_files() + files.table_files()
    ontology = files.graph_home() / "ontology"
    return [path for path in paths if known == Known.FULL or path.is_relative_to(ontology)]
