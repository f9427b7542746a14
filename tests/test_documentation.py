"""What is written for people names the commands, options, variables and files that there are."""

import re
from pathlib import Path

import click
import pytest

from disarmgraph.command.cli import main
from disarmgraph.files import graph_home
from disarmgraph.pages import routes

HOME = graph_home()
PAGES = sorted(
    path
    for pattern in ("*.md", "*/README.md", "docs/*.md", "shapes/*/README.md", "docs/course/*/*.md")
    for path in HOME.glob(pattern)
    if not path.relative_to(HOME).parts[0].startswith(".")
)
TEXTS = {path.relative_to(HOME).as_posix(): path.read_text(encoding="utf-8") for path in PAGES}
EVERYTHING = "\n".join(TEXTS.values())
CONTEXT = click.Context(main)
COMMANDS = {name: main.get_command(CONTEXT, name) for name in main.list_commands(CONTEXT)}
OPTIONS = {
    name: {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
    for name, command in COMMANDS.items()
}
CODE = re.compile(r"^```.*?^```|^ {4}.*?$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
OTHER = {"DISARMGRAPH_SERVE_", "DISARMGRAPH_PEERS", "DISARMGRAPH_ENDPOINT"}
"""The beginning of a name that is put together, and variables of measurements and deployments."""


def calls(text: str) -> list[tuple[str, str]]:
    """Each call of a command that the code in a text shows, with the rest of its line."""
    code = "\n".join(CODE.findall(text))
    return re.findall(r"(?<![\w/.-])disarmgraph ([a-z]+)\b([^\n`|#]*)", code)


def headings(text: str) -> set[str]:
    """The anchors of the headings of a page, as they are made on GitHub."""
    found = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in found}


@pytest.mark.parametrize("page", TEXTS)
def test_a_command_that_is_shown_is_there_with_its_options(page):
    for name, rest in calls(TEXTS[page]):
        assert name in COMMANDS, f"disarmgraph {name}"
        shown = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", rest))
        assert shown <= OPTIONS[name] | {"--help"}, f"disarmgraph {name}{rest}"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_documented_with_each_of_its_options(name):
    assert name in {shown for shown, _ in calls(EVERYTHING)}
    for option in filter(re.compile("--").match, OPTIONS[name]):
        assert re.search(rf"{option}(?![\w-])", EVERYTHING), option


@pytest.mark.parametrize("path", [path for path in routes.SENT if path.startswith("/view/")])
def test_a_view_is_documented_with_what_narrows_it(path):
    assert f"`{path}" in EVERYTHING
    for name in routes.TAKEN[path]:
        assert re.search(rf"`{name}[`=]|[?&]{name}=", EVERYTHING), name


@pytest.mark.parametrize("page", TEXTS)
def test_a_link_within_the_repository_leads_somewhere(page):
    for target, anchor in re.findall(r"\]\(([^)#\s]*)(#[^)\s]*)?\)", TEXTS[page]):
        if re.match(r"[a-z]+:|/", target):
            continue
        there = ((HOME / page).parent / target) if target else HOME / page
        assert there.exists(), target
        places = {""} | (headings(there.read_text(encoding="utf-8")) if there.is_file() else set())
        assert anchor[1:] in places or there.suffix != ".md", target + anchor


@pytest.mark.parametrize("page", TEXTS)
def test_a_file_that_is_named_from_the_root_is_there(page):
    named = r"`((?:bench|data|deploy|docs|ontology|queries|server|shapes|tests)/[\w./-]+)`"
    for path in re.findall(named, TEXTS[page]):
        assert (HOME / path).exists() or "/made/" in path, path


@pytest.mark.parametrize("page", TEXTS)
def test_a_question_that_is_named_is_in_the_library(page):
    question = r"(?:disarmgraph query |/queries/|queries/)([a-z0-9]+(?:-[a-z0-9]+)+)"
    named = re.findall(question, TEXTS[page])
    for name in named:
        assert (HOME / f"queries/{name}.rq").is_file(), name


def variables() -> set[str]:
    """The variables of the environment that the package, its build and the tests read."""
    sources = [
        *(HOME / "server").rglob("*.py"),
        *(HOME / "tests").glob("*.py"),
        *(HOME / "bench").glob("*.py"),
        *(path for path in (HOME / ".ci").iterdir() if path.is_file()),
    ]
    read = {
        name
        for path in sources
        if path != Path(__file__)
        for name in re.findall(r"DISARMGRAPH_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    served = {
        option.envvar or f"DISARMGRAPH_SERVE_{option.name.upper()}"
        for option in COMMANDS["serve"].params
    }
    return (read | served) - OTHER


def test_the_variables_of_the_environment_are_those_that_are_documented():
    documented = set(re.findall(r"DISARMGRAPH_[A-Z_]+", EVERYTHING)) - OTHER
    assert documented == variables()


def test_each_part_of_the_site_is_documented(client):
    paths = client.get("/openapi.json").get_json()["paths"]
    parts = {re.split(r"[/.{]", path)[1] for path in paths} - {""}
    code = "\n".join(CODE.findall(EVERYTHING))
    named = set(re.findall(r"(?<![\w.:/>*-])/([a-z][\w-]*)", code))
    assert parts - named == set()
