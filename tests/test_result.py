"""What is shown of a thing that was found."""

import pytest

from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.search.result import result
from disarmgraph.search.stems import stems


def wanted(text):
    return tuple(frozenset((stem,)) for stem in stems(text))


@pytest.fixture
def shown(graph):
    def show(path, text, language="en"):
        return result(Names(graph, language), BASE + path, wanted(text))

    return show


def marks(text):
    return [piece for piece, found in text.pieces if found]


def test_a_thing_is_called_as_people_call_it_with_its_full_title_below(shown):
    found = shown("id/instrument/apmbc", "mine ban")
    assert found.title.plain == "Mine Ban Convention"
    assert marks(found.title) == ["Mine", "Ban"]
    assert found.said.plain.startswith("Convention on the Prohibition of the Use, Stockpiling")


def test_the_other_name_is_told_by_which_it_was_found(shown):
    assert shown("id/instrument/apmbc", "ottawa").also.plain == "Ottawa Convention"
    assert shown("id/instrument/tpnw", "TIAN").also.plain == "TIAN"
    assert shown("id/instrument/apmbc", "mine ban").also is None


def test_the_reader_s_language_comes_first(shown):
    found = shown("scheme/theme/victim-assistance", "victim", "fr")
    assert (found.title.plain, found.title.language) == ("assistance aux victimes", "fr")
    assert found.said.language == "fr"


def test_a_passage_is_told_with_its_document(shown):
    found = shown("id/document/bms4-cooperation-assistance/para_7", "assistance")
    assert found.title.plain.startswith("Working paper on international cooperation")
    assert found.title.plain.endswith("Paragraph 7")


def test_a_norm_is_told_with_where_it_is_written(shown):
    iri, label = shown("id/norm/apmbc-clear-mined-areas", "clear").written
    assert iri == BASE + "id/instrument/apmbc/art_5__para_1"
    assert label.plain == "Article 5, paragraph 1, of the Mine Ban Convention"


def test_a_fact_is_told_with_the_passage_that_states_it(shown):
    iri, _ = shown("id/quantity/apmbc-art-9-unreported-share-rc3", "share").written
    assert iri.startswith(BASE + "id/document/apmbc-review-2014-2019-cooperation-compliance/")
    assert shown("id/body/unoda", "office").written is None


def test_a_norm_known_from_a_report_is_told_with_the_passage_that_was_read(shown):
    iri, label = shown("id/norm/a-res-62-47-apply-tracing-instrument", "tracing").written
    assert iri == BASE + "id/document/a-63-228/para_3"
    assert label.plain == "Report of the Secretary-General, 11 August 2008, para 3"


def particulars(found):
    return [(label and label.text, value.text) for label, value in found.particulars]


def test_a_due_date_is_told_with_its_day_and_the_provision(shown):
    found = shown("id/due-date/apmbc-destroy-stockpiles-LKA", "stockpiled")
    assert particulars(found) == [("deadline date", "1 June 2022")]
    assert found.written[1].plain == "Article 4 of the Mine Ban Convention"


def test_a_due_date_that_is_not_for_all_is_told_with_its_condition(shown):
    """Kenya was bound from the first day; that it has chemical weapons nobody says."""
    found = shown("id/due-date/cwc-start-destroying-weapons-KEN", "chemical weapons")
    day, (label, condition) = particulars(found)
    assert day == ("deadline date", "29 April 1999")
    assert label == "condition"
    assert condition.startswith("For what it owns or possesses")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "id/quantity/iti-regional-workshops",
            [(None, "4 (workshop)"), (None, "10 December 2007 \N{EN DASH} 12 June 2008")],
        ),
        (
            "id/quantity/intersessional-meetings-a-year",
            [(None, "2 (event)"), ("reference period", "1 year")],
        ),
        (
            "id/treaty-action/apmbc-FIN-withdrawal",
            [("date of deposit", "10 July 2025"), ("date of effect", "10 January 2026")],
        ),
        ("id/event/iti-workshop-nairobi-2007", [(None, "10\N{EN DASH}11 December 2007")]),
        (
            "id/instrument/att",
            [
                ("date of adoption", "2 April 2013"),
                ("date of opening for signature", "3 June 2013"),
                ("date of entry into force", "24 December 2014"),
            ],
        ),
        ("id/document/a-63-228", [("symbol", "A/63/228"), ("date of issue", "11 August 2008")]),
        ("id/norm/apmbc-clear-mined-areas", []),
    ],
)
def test_what_one_wants_to_know_of_a_thing_is_told(shown, path, told):
    assert particulars(shown(path, "mines")) == told


def test_a_bound_period_without_a_beginning_has_no_date(shown, graph):
    query = """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
        SELECT ?period { ?period a disarm:BoundPeriod ; disarm:asOf ?day
        FILTER NOT EXISTS { ?period disarm:startDate ?start } } LIMIT 1"""
    (row,) = graph.query(query)
    assert particulars(shown(row["period"].value.removeprefix(BASE), "treaty")) == []


def test_a_treaty_is_not_told_by_a_clause_of_it(shown):
    assert shown("id/instrument/att", "arms trade").said is None


def test_a_condition_is_told_as_one(shown):
    found = shown("id/norm/att-not-authorize-against-agreements", "transfer")
    assert (found.said_as.text, found.said.plain) == (
        "condition",
        "If the transfer would breach these duties.",
    )


def test_what_a_source_calls_a_thing_is_no_name_of_it(shown):
    found = shown("id/instrument/kinshasa", "nouvel instrument")
    assert found.also.plain == "nouvel instrument régional juridiquement contraignant"
    assert (found.also.language, found.also_as) == ("fr", "search-described")
    assert shown("id/instrument/apmbc", "ottawa").also_as == "search-also"


def test_what_a_passage_is_about_is_told_in_few_words(shown):
    path = "id/document/apmbc-review-2014-2019-cooperation-compliance/para_18__item_1"
    labels = [label.plain for _, label in shown(path, "stockpiled").about]
    assert labels == ["Mine Ban Convention"]


def test_what_a_thing_is_about_is_told_where_it_has_not_got_the_words(shown):
    ((thing, label),) = shown("id/norm/apmbc-clear-mined-areas", "déminage").about
    assert thing == BASE + "scheme/theme/clearance"
    assert marks(label) == ["déminage"]


def test_a_question_is_told_as_it_is_asked(shown):
    found = shown("queries/who-left-a-treaty-and-when", "leave", "fr")
    assert found.title.plain.startswith("Qui a notifié son retrait")
