"""The wheel, built and installed apart from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from disarmgraph import files
from disarmgraph.files import graph_home

pytestmark = pytest.mark.slow

AS_IT_IS = {"DISARMGRAPH_FRONTEND": "skip"}
"""Nothing is built anew: what there is of the editor goes along."""
FOLDERS = ("ontology", "data", "shapes", "queries")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel of this checkout, made without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-build-isolation", "--wheel-dir", folder, graph_home())
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """A folder with the installed package; its dependencies are those of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    pip("install", "--target", folder, wheel)
    return folder


def pip(command, *arguments):
    command = [sys.executable, "-m", "pip", command, "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*command, *map(str, arguments)], check=True, env=os.environ | AS_IT_IS)


def run(installed, folder, *command):
    environment = os.environ | {"PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_wheel_carries_every_file_of_knowledge(wheel, folder):
    home = graph_home()
    expected = {
        f"disarmgraph/graph/{path.relative_to(home).as_posix()}"
        for suffix in ("ttl", "rq")
        for path in (home / folder).rglob(f"*.{suffix}")
    }
    assert expected
    assert expected <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_carries_what_the_pages_are_made_of(wheel):
    package = Path(files.__file__).parent
    expected = {
        f"disarmgraph/{path.relative_to(package).as_posix()}"
        for folder in ("pages/templates", "pages/static")
        for path in (package / folder).rglob("*")
        if path.is_file()
    }
    expected |= {f"disarmgraph/review/review_page.{each}" for each in ("html", "css", "js")}
    assert {
        "disarmgraph/pages/templates/base.html",
        "disarmgraph/pages/static/site.css",
    } <= expected
    assert expected <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_carries_the_course_and_the_notebook(wheel):
    home = graph_home()
    steps = [*files.course_files("en"), *files.course_files("fr")]
    expected = {
        f"disarmgraph/graph/{path.relative_to(home).as_posix()}"
        for path in (*steps, files.notebook_file())
    }
    assert len(expected) == 29
    assert expected <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_has_one_package_and_no_tests(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"disarmgraph"}


def test_the_installed_command_answers_a_query_from_an_empty_folder(installed, tmp_path):
    where = run(installed, tmp_path, "-c", "import disarmgraph; print(disarmgraph.__file__)")
    assert Path(where.strip()).is_relative_to(installed)
    name = files.query_files()[0].stem
    command = ("-m", "disarmgraph", "query", name, "--format", "csv")
    assert run(installed, tmp_path, *command) == run(graph_home() / "server", tmp_path, *command)


def test_the_installed_script_is_the_command(installed, tmp_path):
    script = installed / "bin" / "disarmgraph"
    assert run(installed, tmp_path, script, "--version").startswith("disarmgraph, version ")


def test_the_source_distribution_has_everything_that_the_tests_need(tmp_path):
    script = "import sys; from hatchling.build import build_sdist; print(build_sdist(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=graph_home(),
        env=os.environ | AS_IT_IS,
        capture_output=True,
        text=True,
        check=True,
    )
    archive = tmp_path / done.stdout.strip()
    listed = subprocess.run(["tar", "tzf", archive], capture_output=True, text=True, check=True)
    tops = {line.split("/")[1] for line in listed.stdout.splitlines()}
    assert {*FOLDERS, "server", "tests", "bench", ".ci", "README.md", "LICENSE"} <= tops
