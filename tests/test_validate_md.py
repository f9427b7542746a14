"""docs/validate.md does what it says, tried in the order in which a new user would."""

import re
import subprocess
import sys

import pytest

from disarmgraph.files import graph_home
from disarmgraph.validation import check_forms
from disarmgraph.validation.check_report import ORDER

pytestmark = pytest.mark.slow

PAGE = (graph_home() / "docs/validate.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", PAGE, re.DOTALL)


def block(language: str, number: int = 0) -> str:
    return [text for name, text in BLOCKS if name == language][number]


def run(*command: str, folder) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "office.ttl").write_text(block("turtle"), encoding="utf-8")
    return tmp_path


def test_the_first_check_says_what_the_page_shows(folder):
    done = run(*block("sh").split(), folder=folder)

    assert done.stdout == block("")
    assert done.returncode == 1


def test_the_corrections_that_the_page_names_are_enough(folder):
    text = block("turtle").replace("offise", "office").replace("TGX", "TGO")
    label = re.search(r"`(rdfs:label [^`]*@fr)`", PAGE)[1]
    text = text.replace("@en ;", f"@en ;\n    {label} ;")
    (folder / "office.ttl").write_text(text, encoding="utf-8")

    done = run(*block("sh").split(), folder=folder)

    assert done.stdout in ("no problems (files checked: 1)\n",)
    assert f"`{done.stdout.strip()}`" in PAGE
    assert done.returncode == 0


def test_the_rule_that_the_page_names_is_explained(folder):
    done = run(*block("sh", 1).split(), folder=folder)

    assert done.stdout.startswith("shape:Words-labelInFrench (error)")


def test_the_lines_of_python_say_the_same_as_the_command(folder):
    (folder / "try.py").write_text(block("python"), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "try.py"], cwd=folder, capture_output=True, text=True, check=True
    )

    assert lines(done.stdout) == lines(block(""))[:3]


def lines(text: str) -> list[str]:
    """The lines without what sets their parts one below the other."""
    return [" ".join(line.split()) for line in text.splitlines()]


def test_the_waiver_that_the_page_shows_can_be_read(folder):
    (folder / "disarmgraph-waivers.toml").write_text(block("toml"), encoding="utf-8")

    done = run("disarmgraph", "check", "office.ttl", "--format", "github", folder=folder)

    assert "title=unused-waiver" in done.stdout


def test_every_form_and_severity_is_on_the_page():
    for name in check_forms.FORMS:
        assert f"| `{name}` |" in PAGE
    for name in ORDER:
        assert f"`{name}`" in PAGE
