"""Decisions that were saved from a review page, applied to the draft; both are invented."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from disarmgraph.command.cli import main
from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.review.decisions import Decisions
from disarmgraph.review.draft_file import Draft, DraftError

HERE = Path(__file__).parent / "draft"
MILLS = f"{BASE}id/document/mills/"
NORM = f"{BASE}id/norm/mills-para-2"
CHECKSUM = Draft.read(HERE / "mills.draft.ttl").checksum


def about(number, decision, subject, predicate, named, **more):
    told = {"proposal": number, "subject": subject, "predicate": predicate, "object": named}
    return {**told, "decision": decision, **more}


DECISIONS = [
    about(2, "accept", MILLS + "para_1", DISARM + "mentions", f"<{BASE}id/state/TGO>"),
    about(3, "reject", MILLS + "para_1", DISARM + "cites", f"<{BASE}id/document/a-res-62-47>"),
    about(
        *(4, "correct", MILLS + "para_2", DISARM + "mentions", f"<{BASE}id/body/unlirec>"),
        value="body:icbl",
    ),
    about(7, "reject", NORM, RDF + "type", f"<{DISARM}Recommendation>"),
    about(9, "accept", NORM, DISARM + "bearer", f"<{BASE}id/state/TGO>"),
]
SUMMARY = {"passage": "para_3", "en": "Mills closed.", "fr": "Des moulins ont fermé."}


@pytest.fixture
def path(tmp_path, graph, monkeypatch):
    monkeypatch.setattr("disarmgraph.dataset.graph.load", lambda: graph)
    return Path(shutil.copy(HERE / "mills.draft.ttl", tmp_path))


@pytest.fixture
def apply(path):
    """Applies decisions by the command; its exit status and what it prints."""

    def run(**changed):
        told = {
            "format": "disarmgraph-decisions/1",
            "document": "mills",
            "sourceTextChecksum": CHECKSUM,
            "decisions": DECISIONS,
            "summaries": [SUMMARY],
            "reviewed": ["para_3"],
        }
        file = path.with_name("mills.decisions.json")
        file.write_text(json.dumps(told | changed), encoding="utf-8")
        result = CliRunner().invoke(main, ["review", str(path), "--decisions", str(file)])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.output

    return run


def test_decisions_are_applied(path, apply):
    status, told = apply()
    assert status == 0, told
    draft = Draft.read(path)
    assert sorted(draft.proposals) == [1, 5, 6, 10, 11]
    assert "disarm:cites" not in draft.text()
    assert "disarm:mentions body:icbl ;" in draft.text()
    assert "norm:mills-para-2" not in draft.text()
    passage = draft.passages[MILLS + "para_3"]
    assert (passage.english, passage.french) == (SUMMARY["en"], SUMMARY["fr"])
    assert passage.reviewed
    assert "accepted 2, rejected 2, corrected 1, summaries 1, reviewed 1; there already 0" in told


def test_applied_again_they_change_nothing(path, apply):
    apply()
    once = path.read_text(encoding="utf-8")
    status, told = apply()
    assert status == 0, told
    assert path.read_text(encoding="utf-8") == once
    assert "accepted 0, rejected 0, corrected 0, summaries 0, reviewed 0; there already 7" in told


def test_a_decision_fits_by_its_statement_whatever_its_number_is_now(path, apply):
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("mills:proposal_2 ", "mills:proposal_72 "), encoding="utf-8")
    assert apply(decisions=DECISIONS[:1])[0] == 0
    assert 72 not in Draft.read(path).proposals


def test_what_no_longer_fits_is_told_and_the_rest_is_applied(path, apply):
    stray = about(2, "accept", MILLS + "para_1", DISARM + "mentions", f"<{BASE}id/state/BEN>")
    unclear = {**DECISIONS[2], "value": "a mill of which nobody has heard"}
    status, told = apply(decisions=[stray, unclear, DECISIONS[1]], summaries=[])
    assert status == 1
    assert "proposal 2: mills:para_1 disarm:mentions state:BEN: is in the draft no more" in told
    assert "“a mill of which nobody has heard” names nothing" in told
    assert "para_3: is not done" in told
    assert "not fitting 3" in told
    assert 3 not in Draft.read(path).proposals


def test_decisions_on_another_document_or_text_are_refused(path, apply):
    before = path.read_text(encoding="utf-8")
    for changed in ({"document": "bakeries"}, {"sourceTextChecksum": "0" * 64}):
        status, told = apply(**changed)
        assert status == 2
        assert "is another document" in told
    assert path.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    "changed",
    [
        {"format": "disarmgraph-decisions/9"},
        {"decisions": {}},
        {"decisions": [{**DECISIONS[0], "decision": "perhaps"}]},
        {"decisions": [{**DECISIONS[0], "proposal": "2"}]},
        {"decisions": [{**DECISIONS[0], "subject": "no IRI"}]},
        {"decisions": [{**DECISIONS[0], "object": "<urn:a> . <urn:b> <urn:c> <urn:d>"}]},
        {"decisions": [{**DECISIONS[0], "object": "Togo"}]},
        {"decisions": [{key: DECISIONS[2][key] for key in DECISIONS[2] if key != "value"}]},
        {"summaries": [{"passage": "para_3", "en": 3}]},
        {"reviewed": [True]},
    ],
    ids=str,
)
def test_a_file_that_is_no_decisions_is_refused(apply, changed):
    status, told = apply(**changed)
    assert status == 2
    assert "no decisions of a review page" in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 100_000])
def test_a_file_that_is_no_such_json_is_refused(tmp_path, text):
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DraftError, match="no decisions of a review page"):
        Decisions.read(path)
