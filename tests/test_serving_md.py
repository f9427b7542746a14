"""What docs/serving.md promises of options and metrics is what there is."""

import re

import pytest
from click.testing import CliRunner
from clients import HttpClient

from disarmgraph.command.cli import main
from disarmgraph.command.serve_command import serve_command
from disarmgraph.files import graph_home

TEXT = (graph_home() / "docs/serving.md").read_text(encoding="utf-8")
OPTIONS = {
    row[0]: row[1:] for row in re.findall(r"^\| `(--[\w-]+)` \| `(\w+)` \| (.*?) \|", TEXT, re.M)
}
SERVE = {option.opts[0]: option for option in serve_command.params}
DEFAULTS = serve_command.make_context("serve", []).params


def test_every_option_is_in_the_table():
    assert set(OPTIONS) == set(SERVE)


@pytest.mark.parametrize("name", OPTIONS)
def test_the_variable_and_the_default_are_those_of_the_option(name):
    variable, documented = OPTIONS[name]
    option = SERVE[name]
    assert variable == (option.envvar or "DISARMGRAPH_SERVE_" + option.name.upper())
    default = DEFAULTS[option.name]
    if isinstance(option.show_default, str):
        assert documented == option.show_default
    elif option.is_flag:
        assert (documented, default) == ("off", False)
    elif isinstance(default, int | float):
        assert documented == f"{default:g}"
    else:
        assert documented == (default or "none")


def test_a_variable_sets_its_option():
    done = CliRunner().invoke(main, ["serve"], env={"DISARMGRAPH_SERVE_TIME_LIMIT": "0"})
    assert done.exit_code == 2
    assert "0 is not above 0" in done.output


def test_every_metric_is_in_the_table(server):
    found = re.findall(r"^# TYPE (\w+)", HttpClient(server).get("/metrics").text, re.M)
    of_ours = {name for name in found if not name.endswith("_created")}
    assert len(of_ours) >= 5
    assert {name for name in of_ours if f"`{name}" not in TEXT} == set()
