"""The map of the package in server/README.md is whole, and imports only go up it."""

import ast
from pathlib import Path

import pytest

import disarmgraph
from disarmgraph.files import graph_home

PACKAGE = Path(disarmgraph.__file__).parent
MODULES = sorted(path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__")
BLOCK = (graph_home() / "server" / "README.md").read_text(encoding="utf-8").split("```")[1]
LINES = [line.partition("   ")[0].split("  ") for line in BLOCK.strip().splitlines()]
RANK = {module: rank for rank, line in enumerate(LINES) for module in line}
EDGE = {"flask", "werkzeug", "click", "aiohttp"}


def imported(module: str) -> set[str]:
    """What a module imports, by dotted name: whole packages, and modules of ours."""
    found = set()
    for node in ast.walk(ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "disarmgraph":
            found |= {f"disarmgraph.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module)
    return found


def test_every_module_is_on_the_map_once():
    assert sorted(module for line in LINES for module in line) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_from_its_own_line_and_those_above(module):
    below = {f"disarmgraph.{each}" for each in MODULES if RANK[each] > RANK[module]}
    assert imported(module) & below == set()


@pytest.mark.parametrize("module", [each for line in LINES[:-4] for each in line])
def test_flask_and_click_stay_at_the_edge(module):
    assert {name.partition(".")[0] for name in imported(module)} & EDGE == set()
