"""What an adviser is asked, and what of its answers is taken, told or left out."""

import json

import pytest
from advising import NORM, QUOTE, TEXT, faults, made, of_adviser, refused

from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.reading.advice import MOST
from disarmgraph.reading.adviser import Adviser
from disarmgraph.triples import iris, objects, subjects


def test_it_is_asked_each_passage_with_what_the_rules_have_found(program, known, tmp_path):
    asked = tmp_path / "asked.json"
    made(Adviser(program(f"open({str(asked)!r}, 'w').write(json.dumps(passages))")), known)
    title, first, second = json.loads(asked.read_text(encoding="utf-8"))
    assert (title["id"], title["kind"], title["number"]) == ("hd_1", "heading", None)
    assert (first["id"], first["kind"], first["number"]) == ("para_1", "paragraph", "1")
    assert {each["language"] for each in (title, first, second)} == {"en"}
    assert second["text"].startswith("2. It is for all States to keep a record of each mine")
    assert {"term": "state:TGO", "label": "Togo"} in first["mentions"]
    [norm] = first["norms"]
    assert norm["quote"] == "Urges Togo to close the mills of the valley by 2035"
    assert (norm["class"], norm["verb"]) == ("disarm:Recommendation", "verb:urges")
    assert norm["bearer"] == "state:TGO"
    assert second["norms"] == []


def test_a_summary_is_a_proposal_that_the_draft_does_not_say(saying, known):
    said = {"en": 'The "first" part,\nin short.', "fr": "La première partie, en bref."}
    adviser = saying({"id": "para_1", "summary": said})
    turtle, store = made(adviser, known)
    assert of_adviser(store) == {
        ("document/mills/para_1", "summary"): {
            'The "first" part, in short.',
            "La première partie, en bref.",
        }
    }
    assert subjects(store, DISARM + "summary", None) == []
    assert faults(adviser) == []
    assert turtle.count("disarm:reviewed false") == 3


def test_a_norm_rests_on_its_quote_and_is_told_in_terms_of_the_graph(saying, known):
    adviser = saying({"id": "para_2", "norms": [NORM]})
    _, store = made(adviser, known)
    norm = "norm/mills-para-2-1"
    said = of_adviser(store)
    assert said[norm, "verb"] == {BASE + "scheme/verb/should"}
    assert said[norm, "bearer"] == {BASE + "id/role/all-states"}
    assert said[norm, "type"] == {DISARM + "Recommendation"}
    assert iris(store, BASE + "id/" + norm, DISARM + "basis") == [BASE + "scheme/basis/proposed"]
    assert faults(adviser) == []
    places = {
        tuple(int(objects(store, node, DISARM + each)[0].value) for each in ("start", "end"))
        for node in subjects(store, RDF + "subject", BASE + "id/" + norm)
    }
    start = TEXT.index("It is for")
    assert places == {(start, TEXT.index(" of each mine"))}
    likely = {
        objects(store, node, DISARM + "likelihood")[0].value
        for node in subjects(store, RDF + "subject", BASE + "id/" + norm)
    }
    assert likely == {"0.3"}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"verb": BASE + "scheme/verb/must-not"}, "Prohibition"),
        ({"verb": "verb:must-not"}, "Prohibition"),
        ({"class": "Mandate"}, "Mandate"),
        ({"class": "disarm:Permission"}, "Permission"),
    ],
)
def test_the_class_of_a_norm_is_given_or_follows_from_its_verb(saying, known, more, expected):
    _, store = made(saying({"id": "para_2", "norms": [NORM | more]}), known)
    assert of_adviser(store)["norm/mills-para-2-1", "type"] == {DISARM + expected}


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"id": "para_9", "summary": {"en": "No."}}, "“para_9”, which is no passage"),
        ({"summary": {"en": "No."}}, "no passage"),
        ({"id": ["para_1"]}, "no passage"),
        ({"id": "para_2", "norms": [NORM | {"quote": "It is for all Governments"}]}, "Governments"),
        ({"id": "para_2", "norms": [NORM | {"quote": "Urges Togo to close"}]}, "Urges Togo"),
        ({"id": "para_2", "norms": [NORM | {"quote": "all States"}]}, "3 words or more"),
        ({"id": "para_2", "norms": [NORM | {"verb": "grinds"}]}, "“grinds” as its verb"),
        ({"id": "para_2", "norms": [NORM | {"bearer": "the Millers"}]}, "“the Millers” as its"),
        ({"id": "para_2", "norms": [NORM | {"bearer": "state:XYZ"}]}, "“state:XYZ” as its"),
        ({"id": "para_2", "norms": [NORM | {"bearer": "instrument:apmbc"}]}, "as its bearer"),
        ({"id": "para_2", "norms": [NORM | {"class": "Norm"}]}, "“Norm” as its class"),
        ({"id": "para_2", "norms": [NORM | {"force": "iron"}]}, "“iron” as its force"),
        ({"id": "para_2", "norms": [NORM | {"action": "verb:should"}]}, "as its action"),
        ({"id": "para_2", "norms": [NORM | {"likelihood": "1"}]}, "“norm 1” is not in the form"),
        ({"id": "para_2", "norms": [{"quote": QUOTE}]}, "“norm 1” is not in the form"),
        ({"id": "para_2", "norms": [NORM | {"bearer": 3}]}, "“norm 1” is not in the form"),
        ({"id": "para_2", "norms": ["should"]}, "“norm 1” is not in the form"),
        ({"id": "para_2", "norms": "none"}, "“norms” is not in the form"),
        ({"id": "para_2", "reviewed": True}, "“reviewed” is not in the form"),
        ({"id": "para_2", "summary": "All of it."}, "“summary” is not in the form"),
        ({"id": "para_2", "summary": {"de": "Alles."}}, "“summary de” is not in the form"),
        ({"id": "para_2", "summary": {"en": " "}}, "“summary en” is not in the form"),
        ({"id": "para_2", "summary": {"en": ["All"]}}, "“summary en” is not in the form"),
        ({"id": "para_2", "summary": {"en": "x" * 1001}}, "“summary en” is not in the form"),
        ({"id": "para_2", "summary": {"en": "\x1b[2J gone"}}, "“summary en” is not in the form"),
        ({"id": "para_2", "summary": {"en": "half \ud800"}}, "“summary en” is not in the form"),
        (
            {"id": "para_1", "norms": [{"quote": "Urges Togo to close", "verb": "urges"}]},
            "is in the draft already",
        ),
        (
            {"id": "para_2", "summary": {"fr": "ALL STATES to keep “a record” of each mine."}},
            "(“all states to keep a record of each”)",
        ),
    ],
)
def test_what_cannot_be_taken_is_told_and_left_out(saying, known, without, answer, told):
    assert told in refused(saying(answer), known, without)


def test_seven_words_in_a_row_are_ones_own(saying, known):
    adviser = saying({"id": "para_2", "summary": {"en": "All States to keep a record of mines."}})
    _, store = made(adviser, known)
    assert of_adviser(store)
    assert faults(adviser) == []


def test_a_passage_is_answered_for_once(saying, known):
    twice = [{"id": "para_1", "summary": {"en": each}} for each in ("One.", "Two.")]
    adviser = saying(*twice)
    _, store = made(adviser, known)
    assert of_adviser(store)["document/mills/para_1", "summary"] == {"One."}
    [fault] = faults(adviser)
    assert "“para_1”, which is no passage that is still to be answered for" in fault


def test_a_passage_has_so_many_norms_and_no_more(saying, known):
    wrong = NORM | {"verb": "grinds"}
    adviser = saying(
        {"id": "para_2", "norms": [*[wrong] * (MOST - 1), NORM, NORM | {"verb": "may"}]}
    )
    _, store = made(adviser, known)
    assert [each[0] for each in of_adviser(store) if each[1] == "verb"] == ["norm/mills-para-2-1"]
    assert faults(adviser)[-1] == "adviser.py, para_2: more than 20 norms; the others are left out"


def test_the_same_norm_is_proposed_once(saying, known):
    adviser = saying({"id": "para_2", "norms": [NORM, NORM, NORM | {"verb": "may"}]})
    _, store = made(adviser, known)
    assert len([each for each in of_adviser(store) if each[1] == "verb"]) == 2
    assert ["already" in each for each in faults(adviser)] == [True]
