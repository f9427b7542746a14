"""The map of the package in server/README.md is whole, and imports only go up it."""

import ast
from pathlib import Path

import pytest

import disarmgraph
from disarmgraph.files import graph_home

PACKAGE = Path(disarmgraph.__file__).parent
FILES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
    for path in PACKAGE.rglob("*.py")
    if path.stem != "__init__"
}
MAP = (graph_home() / "server" / "README.md").read_text(encoding="utf-8").split("```")[1]
EDGE = {"flask", "werkzeug", "click", "aiohttp"}
AT_THE_EDGE = ("pages.", "serving.", "command.")


def lines() -> list[list[str]]:
    """The modules on each line of the map, by dotted name within the package."""
    found, package = [], ""
    for line in MAP.strip().splitlines():
        words = line.strip().partition("   ")[0].split("  ")
        if words[0].endswith("/"):
            package = words[0].replace("/", ".")
        else:
            within = package if line.startswith("  ") else ""
            found.append([within + word for word in words])
    return found


RANK = {module: rank for rank, line in enumerate(lines()) for module in line}


def imported(module: str) -> set[str]:
    """What a module imports, by dotted name: whole packages, and modules of ours."""
    found = set()
    for node in ast.walk(ast.parse(FILES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_every_module_is_on_the_map_once():
    assert sorted(module for line in lines() for module in line) == sorted(FILES)


@pytest.mark.parametrize("module", sorted(FILES))
def test_a_module_imports_from_its_own_line_and_those_above(module):
    below = {f"disarmgraph.{each}" for each in FILES if RANK[each] > RANK[module]}
    assert imported(module) & below == set()


@pytest.mark.parametrize(
    "module", sorted(m for m in FILES if m != "__main__" and not m.startswith(AT_THE_EDGE))
)
def test_flask_and_click_stay_at_the_edge(module):
    assert {name.partition(".")[0] for name in imported(module)} & EDGE == set()
