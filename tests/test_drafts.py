"""Drafts: sound or broken for themselves, and never a part of the graph or of a release.

The draft and its text, tests/draft/, are invented.
"""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, Store

from disarmgraph.check import check
from disarmgraph.command.cli import main
from disarmgraph.dataset.graph import GraphError, load
from disarmgraph.release import release
from disarmgraph.release.release import ReleaseError
from disarmgraph.review.adoption import adopt
from disarmgraph.review.draft_disk import DraftError
from disarmgraph.validation.check_report import exit_code

pytestmark = pytest.mark.slow

DRAFT = Path(__file__).parent / "draft" / "mills.draft.ttl"
TEXT = DRAFT.read_text(encoding="utf-8")


@pytest.fixture
def written(tmp_path):
    def write(text: str, name: str = "mills.draft.ttl") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_sound_draft_has_warnings_of_what_is_left_alone():
    report = check([DRAFT])
    assert {each.severity for each in report} == {"warning"}
    assert exit_code(report) == 0
    told = next(each for each in report if each.rule == "left-to-review")
    assert told.line == 1
    for language, said in (("en", "11 proposals"), ("fr", "11 propositions")):
        assert said in told.message(language)
    assert "3 things" in told.message("en")
    assert "4 passages" in told.message("en")


def test_each_passage_without_a_summary_is_named():
    lacking = [each.node for each in check([DRAFT]) if each.rule.endswith("#Passage-summary")]
    assert [each.rpartition("/")[2] for each in lacking] == ["hd_1", "para_1", "para_2", "para_3"]


def test_a_footnote_that_nothing_calls_yet_is_a_warning(written):
    kind = "mills:hd_1 a disarm:Passage ;\n    disarm:kind passage-kind:"
    report = check([written(TEXT.replace(f"{kind}heading", f"{kind}footnote"))])
    assert {each.severity for each in report} == {"warning"}
    assert "Passage-footnote" in {each.rule.rpartition("#")[2] for each in report}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("disarm:bearer state:TGO ;", "disarm:bearr state:TGO ;", "undeclared-term"),
        ("rdf:object body:unrec ;", "rdf:object body:nobody-of-this-name ;", "dangling-reference"),
        ("disarm:end 24 ;", "disarm:end 0 ;", "Passage-start"),
        ("disarm:likelihood 0.4 ;", "disarm:likelihood 4.0 ;", "Proposal-likelihood"),
        ("    disarm:likelihood 0.4 ;\n", "", "Proposal-likelihood"),
    ],
)
def test_a_broken_draft_has_errors(written, old, new, rule):
    assert old in TEXT
    report = check([written(TEXT.replace(old, new))])
    assert rule in {each.rule.rpartition("#")[2] for each in report if each.severity == "error"}
    assert exit_code(report) == 1


PARA_2 = "97965f094042b56a66dcb98139adf5e267a66c5f210893b8d18d0a55d807995c"


@pytest.mark.parametrize(
    ("old", "new", "said", "node"),
    [
        (PARA_2, "0" * 64, f"at its place, whose checksum is {PARA_2}", "para_2"),
        ("    disarm:end 204 ;", "    disarm:end 194 ;", "para_2 is not what", "para_2"),
        ("    disarm:end 204 ;", "    disarm:end 210 ;", "para_2 and para_3 overlap", "para_2"),
        ("    disarm:start 0 ;", "    disarm:start 5 ;", "covers the characters 0 to 4", "mills"),
        ("1c03c1f0df03", "2c03c1f0df03", "mills.txt is another text than the one", "mills"),
    ],
)  # fmt: skip
def test_a_draft_is_compared_with_the_text_beside_it_as_adopt_does(written, old, new, said, node):
    assert old in TEXT
    path = written(TEXT.replace(old, new))
    assert "draft-unlike-text" not in {each.rule for each in check([path])}
    path.with_name("mills.txt").write_bytes(DRAFT.with_name("mills.txt").read_bytes())
    report = check([path])
    told = [each for each in report if each.rule == "draft-unlike-text"]
    assert any(said in each.message("en") for each in told)
    assert {each.node.rpartition("/")[2] for each in told if said in each.message("en")} == {node}
    assert exit_code(report) == 1


def test_the_text_of_a_draft_is_found_by_its_checksum_among_those_of_an_operator(written, tmp_path):
    path = written(TEXT.replace(PARA_2, "0" * 64))
    folder = tmp_path / "texts"
    folder.mkdir()
    assert "draft-unlike-text" not in {each.rule for each in check([path], texts=folder)}
    (folder / "a.txt").write_bytes(DRAFT.with_name("mills.txt").read_bytes())
    found = [each for each in check([path], texts=folder) if each.severity == "error"]
    assert [each.rule for each in found] == ["draft-unlike-text"]


def test_adopt_refuses_what_a_check_has_told(written):
    text = re.sub(r"\nmills:proposal_1 .*", "", TEXT, flags=re.DOTALL)
    text = text.replace("basis:proposed", "basis:stated").replace("reviewed false", "reviewed true")
    path = written(text.replace(PARA_2, "0" * 64))
    path.with_name("mills.txt").write_bytes(DRAFT.with_name("mills.txt").read_bytes())
    [told] = [each for each in check([path]) if each.rule == "draft-unlike-text"]
    with pytest.raises(DraftError) as refused:
        adopt(path, path.parent / "data")
    assert str(refused.value) == f"{path}: {told.message('en')}"
    assert refused.value.french == f"{path} : {told.message('fr')}"


def test_under_another_name_each_guess_is_an_error(written):
    report = check([written(TEXT, "mills.ttl")])
    guesses = [each.node for each in report if each.rule == "unreviewed-statement"]
    assert len(guesses) == 11 + 3
    assert "disarmgraph review" in next(
        each.message("en") for each in report if each.rule == "unreviewed-statement"
    )


@pytest.fixture
def home(tmp_path):
    """A small graph with a draft among its data."""
    (tmp_path / "ontology").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mills.draft.ttl").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_draft_among_the_data_is_no_draft(home, monkeypatch):
    own = home / "data" / "mills.draft.ttl"
    monkeypatch.setattr("disarmgraph.files.table_files", lambda: [])
    monkeypatch.setattr("disarmgraph.validation.findings.own_files", lambda known: [own])
    rules = {each.rule for each in check([own]) if each.severity == "error"}
    assert "unreviewed-statement" in rules
    assert any(each.endswith("#Passage-summary") for each in rules)


def test_the_graph_is_not_loaded_with_a_guess_in_it(home):
    with pytest.raises(GraphError, match=r"data/mills.draft.ttl: .* is a guess that nobody has"):
        load(home)


def test_no_release_is_written_with_a_guess_in_it(tmp_path):
    store = Store()
    store.load(TEXT.encode(), format=RdfFormat.TURTLE)
    with pytest.raises(ReleaseError, match=r"no release: .* is a guess") as caught:
        release.write(store, "1.0.0", tmp_path / "releases", lambda name, length: None)
    assert "que nul n\u2019a relue" in caught.value.french
    assert not (tmp_path / "releases").exists()


def test_the_command_for_releases_refuses_a_draft_among_the_data(home, monkeypatch, tmp_path):
    monkeypatch.setattr("disarmgraph.files.graph_home", lambda: home)
    result = CliRunner().invoke(main, ["release", "--into", str(tmp_path / "releases")])
    assert result.exit_code == 1
    assert "is a guess that nobody has reviewed" in result.output
    assert not (tmp_path / "releases").exists()
