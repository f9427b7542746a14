"""The notebook: it runs from top to bottom, and its words tell what its cells print.

What stands in bold in the words behind a cell is printed by that cell.
"""

import json
import re

import pytest

from disarmgraph.files import notebook_file

nbformat = pytest.importorskip("nbformat", reason="nbformat is not here; install the extra test")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not here; install the extra test")
pytest.importorskip("ipykernel", reason="ipykernel is not here; install the extra test")

SECONDS = 120


@pytest.fixture(scope="module")
def executed(server, tmp_path_factory):
    """The notebook after its cells have been run against a server, in a kernel of its own."""
    folder = tmp_path_factory.mktemp("jupyter")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISARMGRAPH_ENDPOINT", server)
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(folder / name.lower()))
        notebook = nbformat.read(notebook_file(), as_version=4)
        resources = {"metadata": {"path": str(folder)}}
        nbclient.NotebookClient(notebook, timeout=SECONDS, resources=resources).execute()
    return notebook


def printed(cell) -> str:
    return "".join(output.get("text", "") for output in cell.outputs)


def test_it_is_a_notebook_without_outputs():
    notebook = json.loads(notebook_file().read_text(encoding="utf-8"))
    nbformat.validate(notebook)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(code) >= 8
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in code)


@pytest.mark.filterwarnings("default")
def test_each_cell_prints_what_the_words_behind_it_say(executed):
    claims = 0
    for cell, behind in zip(executed.cells, executed.cells[1:], strict=False):
        if cell.cell_type == "code" and behind.cell_type == "markdown":
            for claim in re.findall(r"\*\*(.+?)\*\*", behind.source, re.DOTALL):
                assert " ".join(claim.split()) in printed(cell)
                claims += 1
    assert claims >= 12


@pytest.mark.filterwarnings("default")
def test_nothing_is_printed_as_an_error(executed):
    outputs = [
        output for cell in executed.cells if cell.cell_type == "code" for output in cell.outputs
    ]
    assert {output.output_type for output in outputs} == {"stream"}
    assert {output.name for output in outputs} == {"stdout"}
