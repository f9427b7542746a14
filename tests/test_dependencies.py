"""What docs/dependencies.md says of packages is what is declared and installed."""

import json
import re
import tomllib
from importlib import metadata

import pytest

from disarmgraph.files import graph_home

HOME = graph_home()
DECLARED = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EDITOR = HOME / "server" / "frontend"
TEXT = (HOME / "docs" / "dependencies.md").read_text(encoding="utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in TEXT.splitlines()
    if line.startswith("| ") and not re.match(r"\| (Package|Extra) \|", line)
]
EXTRAS = {package: (extra, licence) for extra, package, _, licence in (r for r in ROWS if r[3:])}
OTHERS = {package: licence for package, _, licence in (row for row in ROWS if not row[3:])}
WORDS = {
    "Apache-2.0": "Apache-2.0|Apache 2.0|Apache Software License|Apache License",
    "BSD-3-Clause": "BSD-3-Clause|BSD 3-Clause|BSD License|BSD license",
    "GPL-2.0": r"General Public License v2",
    "MIT": "MIT",
    "W3C": "W3C",
}
"""How packages that do not say it in SPDX call a licence."""


def python_packages():
    """The extra of each package that is declared, or nothing."""
    groups = {"": DECLARED["dependencies"], **DECLARED["optional-dependencies"]}
    named = {re.match(r"[\w-]+", each)[0]: extra for extra, all_ in groups.items() for each in all_}
    return {package: extra for package, extra in named.items() if package != DECLARED["name"]}


def editor_packages():
    named = json.loads((EDITOR / "package.json").read_text(encoding="utf-8"))
    return [*named["dependencies"], *named["devDependencies"]]


def stated(package):
    """What an installed package says of its licence."""
    about = metadata.metadata(package)
    of_class = [each for each in about.get_all("Classifier") or [] if each.startswith("License")]
    return "\n".join([about.get("License-Expression") or "", about.get("License") or "", *of_class])


def test_every_package_that_is_declared_is_listed_and_no_other():
    ours = {package for package, extra in python_packages().items() if not extra}
    assert ours | set(editor_packages()) == set(OTHERS)
    assert {(package, extra) for package, extra in python_packages().items() if extra} == {
        (package, extra) for package, (extra, _) in EXTRAS.items()
    }
    assert len(ROWS) == len(OTHERS) + len(EXTRAS)


@pytest.mark.parametrize("package", python_packages())
def test_a_package_states_the_licence_that_is_listed(package):
    listed = EXTRAS[package][1] if package in EXTRAS else OTHERS[package]
    for licence in re.split(r" AND | OR ", listed):
        name = licence.partition(" WITH ")[0]
        assert re.search(WORDS.get(name, re.escape(name)), stated(package))


@pytest.mark.parametrize("package", editor_packages())
def test_a_package_of_the_editor_states_the_licence_that_is_listed(package):
    locked = json.loads((EDITOR / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert locked[f"node_modules/{package}"]["license"] == OTHERS[package]


def test_all_that_the_editor_is_made_of_is_under_one_licence():
    locked = json.loads((EDITOR / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    parts = [each for path, each in locked.items() if path and not each.get("dev")]
    assert {each["license"] for each in parts} == {"MIT"}
