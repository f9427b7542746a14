"""A draft while it is reviewed: what a decision changes, and what it leaves alone.

The draft, tests/draft/mills.draft.ttl, is invented.
"""

import shutil
from difflib import unified_diff
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.review.draft_file import Draft, DraftError

HERE = Path(__file__).parent / "draft"
TEXT = (HERE / "mills.draft.ttl").read_text(encoding="utf-8")


def thing(path):
    return NamedNode(BASE + path)


@pytest.fixture
def draft(tmp_path):
    return Draft.read(Path(shutil.copy(HERE / "mills.draft.ttl", tmp_path)))


@pytest.fixture
def edited(tmp_path):
    """The draft after an edit by hand."""

    def edit(old: str, new: str) -> Draft:
        assert old in TEXT
        path = tmp_path / "mills.draft.ttl"
        path.write_text(TEXT.replace(old, new), encoding="utf-8")
        return Draft.read(path)

    return edit


def changes(draft):
    """The lines that were taken away and put in, less those of proposals."""
    lines = unified_diff(TEXT.splitlines(), draft.text().splitlines(), n=0, lineterm="")
    changed = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return [" ".join(each.split()) for each in changed if len(each) > 1 and not proposes(each)]


def proposes(line):
    words = ("rdf:", "disarm:likelihood", "disarm:rule", "disarm:start", "disarm:end")
    return line.strip("-+ ").startswith(words) or ":proposal_" in line or "basis:proposed" in line


def test_the_proposals_are_read_with_their_place(draft):
    fourth = draft.proposals[4]
    assert len(draft.proposals) == 11
    assert fourth.subject == thing("id/document/mills/para_2")
    assert fourth.predicate == NamedNode(DISARM + "mentions")
    assert fourth.object == thing("id/body/unlirec")
    assert (fourth.likelihood, fourth.rule) == (0.5, "partial-name")
    text = (HERE / "mills.txt").read_text(encoding="utf-8")
    assert text[fourth.start : fourth.end] == "the Centre"


def test_proposals_stand_with_the_passage_of_their_fact(draft):
    found = {
        iri.rpartition("/")[2]: sorted(each.number for each in proposals)
        for iri, proposals in draft.left().items()
    }
    assert found == {"para_1": [1, 2, 3, 10, 11], "para_2": [4, 5, 6, 7, 8, 9]}


def test_nothing_changes_without_a_decision(draft):
    assert not draft.is_reformed
    assert draft.text() == TEXT


def test_accepted_a_statement_stays_and_its_proposal_goes(draft):
    draft.accept(2)
    assert changes(draft) == []
    assert ":proposal_2 " not in draft.text()
    assert 2 not in draft.proposals


def test_accepted_a_statement_that_did_not_stand_is_added_after_its_like(draft):
    draft.accept(5)
    assert changes(draft) == ["+ disarm:mentions body:unrec ;"]
    assert "mentions state:TGO ;\n    disarm:mentions body:unrec ;\n" in draft.text()


def test_rejected_both_go(draft):
    draft.reject(2)
    assert changes(draft) == ["- disarm:mentions state:TGO ;"]
    assert ":proposal_2 " not in draft.text()


def test_a_rejected_statement_that_did_not_stand_leaves_its_rival_alone(draft):
    draft.reject(5)
    assert changes(draft) == []
    assert 4 in draft.proposals


def test_corrected_a_statement_gets_another_value(draft):
    draft.correct(4, thing("id/body/icbl"))
    assert changes(draft) == ["- disarm:mentions body:unlirec ;", "+ disarm:mentions body:icbl ;"]
    assert 4 not in draft.proposals


def test_corrected_to_what_is_proposed_elsewhere_that_is_accepted(draft):
    draft.correct(4, thing("id/state/TGO"))
    assert changes(draft) == ["- disarm:mentions body:unlirec ;"]
    assert {4, 6} & set(draft.proposals) == set()


def test_a_correction_may_need_another_property_and_another_prefix(draft):
    draft.correct(4, thing("id/fund/mills"), NamedNode(DISARM + "cites"))
    prefix = "@prefix fund: <https://w3id.org/disarmgraph/id/fund/> ."
    assert changes(draft) == [
        f"+{prefix}",
        "- disarm:mentions body:unlirec ;",
        "+ disarm:cites fund:mills ;",
    ]


def test_words_are_corrected_to_words(draft):
    draft.correct(11, Literal('Meeting of "the" Mills', language="en"))
    assert '+ rdfs:label "Meeting of \\"the\\" Mills"@en ;' in changes(draft)


def test_a_fact_whose_class_is_rejected_goes_with_all_that_refers_to_it(draft):
    draft.reject(10)
    assert "meeting-of-the-mills" not in draft.text()
    assert sorted(draft.proposals) == [2, 3, 4, 5, 6, 7, 8, 9]


def test_a_fact_for_which_another_class_is_proposed_gets_that(edited):
    at = "mills:proposal_8 a rdf:Statement"
    rival = TEXT[TEXT.index("mills:proposal_7") : TEXT.index("mills:proposal_8")]
    rival = rival.replace("proposal_7", "proposal_12").replace("Recommendation", "Obligation")
    draft = edited(at, rival + at)
    draft.reject(7)
    assert "norm:mills-para-2 a disarm:Obligation ;" in draft.text()
    draft.reject(12)
    assert "norm:mills-para-2" not in draft.text()


def test_what_rests_on_no_guess_any_more_is_stated(draft):
    for number in (7, 8):
        draft.accept(number)
    assert draft.text().count("basis:stated") == 0
    draft.accept(9)
    fact = draft.text().partition("norm:mills-para-2 a")[2].partition(" .\n")[0]
    assert "disarm:basis basis:stated ;" in fact


def test_when_nothing_is_left_no_trace_of_the_proposals_is(draft):
    for number in list(draft.proposals):
        draft.accept(number)
    draft.save()
    assert "proposed" not in draft.text()
    assert "rdf-syntax-ns" not in draft.text()
    assert Draft.read(draft.path).proposals == {}


def test_summaries_stand_before_the_end_of_their_passage_english_first(draft):
    draft.set_summary("para_3", None, "Treize moulins ont fermé.")
    draft.set_summary("para_3", "Thirteen  mills\nclosed.", None)
    assert changes(draft) == [
        '+ disarm:summary "Thirteen mills closed."@en ;',
        '+ disarm:summary "Treize moulins ont fermé."@fr ;',
    ]
    assert draft.text().index("moulins ont") < draft.text().rindex("disarm:reviewed false")
    draft.set_summary("para_3", "", "Treize moulins.")
    assert changes(draft) == ['+ disarm:summary "Treize moulins."@fr ;']


def test_a_passage_is_reviewed_once_it_is_done(draft):
    with pytest.raises(DraftError, match="needs a summary"):
        draft.set_reviewed("para_3")
    draft.set_summary("para_3", "Mills closed.", "Des moulins ont fermé.")
    draft.set_reviewed("para_3")
    assert draft.passages[BASE + "id/document/mills/para_3"].reviewed
    draft.set_summary("para_2", "Togo repairs.", "Le Togo répare.")
    with pytest.raises(DraftError, match="6 proposals are left"):
        draft.set_reviewed("para_2")


def test_the_last_change_can_be_taken_back(draft):
    draft.accept(5)
    draft.reject(10)
    assert draft.undo()
    assert 10 in draft.proposals
    assert draft.undo()
    assert draft.text() == TEXT
    assert not draft.undo()


def test_comments_and_statements_by_hand_stay_where_they_are(edited):
    note = "    # Is it this one?\n    disarm:mentions body:unlirec ;"
    draft = edited("    disarm:mentions body:unlirec ;", note)
    assert not draft.is_reformed
    draft.accept(5)
    assert note in draft.text()


def test_another_form_says_the_same_in_ours(tmp_path):
    path = tmp_path / "mills.draft.ttl"
    listed = "disarm:mentions body:unlirec,\n        state:TGO"
    path.write_text(
        TEXT.replace("disarm:mentions body:unlirec ;\n    disarm:mentions state:TGO", listed)
        .replace("\n    ", "\n  ")
        .replace('"Meeting of the Mills"@en', '"""Meeting of the Mills"""@en'),
        encoding="utf-8",
    )
    draft = Draft.read(path)
    assert draft.is_reformed
    assert draft.text() == TEXT


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("disarm:verb verb:should ;", "disarm:verb verb:should", r":\d+:\d+: not Turtle: "),
        ("rdf:object body:unrec ;", "rdf:object [] ;", "a thing without a name"),
        ("    disarm:sourceTextChecksum", "    disarm:jobNumber", "has 0 documents"),
        ('    disarm:rule "verb" ;\n', "", "proposal_[78] is no whole proposal"),
        ("mills:proposal_3 ", "mills:guess ", "guess is no whole proposal"),
        ("disarm:likelihood 0.9 ;", 'disarm:likelihood "high" ;', "proposal_3 is no whole"),
    ],
)
def test_a_broken_draft_says_what_is_wrong_with_it(edited, old, new, told):
    with pytest.raises(DraftError, match=told) as caught:
        edited(old, new)
    assert caught.value.french
    assert caught.value.french != str(caught.value)


def test_what_is_not_there_cannot_be_decided_on(draft):
    with pytest.raises(DraftError, match="no proposal 99"):
        draft.accept(99)
    with pytest.raises(DraftError, match="no passage para_9"):
        draft.set_summary("para_9", "x", "y")


def test_how_far_a_passage_is_encoded_is_asked_behind_the_facts_that_it_states(edited):
    draft = edited(
        "mills:proposal_1 a rdf:Statement ;",
        "mills:proposal_99 a rdf:Statement ;\n"
        "    rdf:subject mills:para_2 ;\n"
        "    rdf:predicate disarm:coverage ;\n"
        "    rdf:object <https://w3id.org/disarmgraph/scheme/coverage/partial> ;\n"
        "    disarm:likelihood 0.5 ;\n"
        '    disarm:rule "what-is-drafted" ;\n'
        "    disarm:start 121 ;\n"
        "    disarm:end 204 .\n\n"
        "mills:proposal_1 a rdf:Statement ;",
    )
    asked = next(some for some in draft.left().values() if 7 in [each.number for each in some])
    assert asked[-1].number == 99
    assert len(asked) > 4
