"""The pages of bodies, events, assistance, figures, discrepancies and their kind."""

import re

import pytest
from clients import EngineClient
from outline import Outline

HTML = {"Accept": "text/html"}
PATHS = [
    "/id/body/group-of-interested-states",
    "/id/event/bms3",
    "/id/series/bms",
    "/id/assistance/togo-storage-facility",
    "/id/quantity/mine-action-funding-2014-2017",
    "/id/discrepancy/tracing-workshops-organizer",
    "/id/discrepancy/mine-action-funding-1900-or-1963",
    "/id/treaty-action/apmbc-LKA-accession",
    "/id/status-report/practical-disarmament-reporting-states",
    "/id/enumeration/communique-2012-signatories",
    "/id/claim/unidir-third-phase-under-way",
    "/id/finding/bms3-first-final-document",
    "/id/programme/unidir-assistance-project",
    "/id/fund/practical-disarmament-trust-fund",
    "/id/system/poa-iss",
    "/id/person/dalius-cekuolis",
    "/id/tenure/dalius-cekuolis-president-bms3",
    "/id/place/central-africa",
    "/id/role/apmbc-states-parties",
]


def text(client: EngineClient, path: str, language: str = "en") -> str:
    response = client.get(f"{path}?lang={language}", headers=HTML)
    assert response.status_code == 200, path
    return response.text


def section(page: str, anchor: str) -> str:
    """What stands under a heading, up to the next one of its rank."""
    return re.search(rf'<h2 id="{anchor}".*?(?=<h2|</main>)', page, re.S)[0]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", PATHS)
def test_every_kind_of_page_is_well_formed_in_both_languages(client, path, language):
    page = text(client, path, language)
    outline = Outline(page)
    assert (outline.language, outline.faults) == (language, [])
    script = r'<script(?! type="(?:application/ld|module" src="/static/))'
    assert not re.search(rf'style="|\son\w+="|{script}', page)


@pytest.mark.parametrize("path", PATHS)
def test_links_to_sections_have_their_place(client, path):
    page = text(client, path)
    anchors = set(re.findall(r'href="#([\w-]+)"', page))
    assert anchors <= set(Outline(page).ids)


def test_an_event_tells_when_and_where_and_leads_to_the_next_of_its_series(client):
    page = text(client, "/id/event/bms3")
    moment = re.search(r'<p class="moment">(.*?)</p>', page)[1]
    assert moment.startswith("14\N{EN DASH}18 July 2008, <a ")
    assert ">New York</a>" in moment
    assert 'rel="next" href="/id/event/bms4?lang=en"' in page


def test_an_event_says_what_no_source_states_of_it(client):
    absent = re.search(r'<p class="absent">(.*?)</p>', text(client, "/id/event/bms3"))[1]
    assert "organized by" in absent
    assert "located in" not in absent


def test_a_participant_that_a_rule_concludes_is_marked(client):
    facts = section(text(client, "/id/event/bms3"), "facts")
    assert re.search(
        r"attended by.*?mark-derived\" href=\"/graph/derived/attended-through-a-part", facts, re.S
    )


def test_assistance_shows_its_stage_and_the_request_that_it_answers(client):
    page = text(client, "/id/assistance/togo-storage-facility")
    stages = re.findall(r"<li class=\"(\w+)\".*?</li>", page.split('<ol class="stages"')[1], re.S)
    assert stages[:6] == ["tied", "untold", "reached", "untold", "untold", "untold"]
    current = re.search(r'aria-current="step">.*?<span class="name">([^<]+)', page, re.S)
    assert current[1] == "planned"
    assert "/id/assistance/togo-storage-facility-request?lang=en" in page


def test_assistance_says_where_no_one_is_stated(client):
    line = text(client, "/id/assistance/togo-storage-facility").split('<div class="line">')[1]
    donor, implementer, recipient = re.findall(r"<section.*?</section>", line, re.S)[:3]
    assert "/id/state/USA" in donor
    assert "not stated" in implementer
    assert "/id/state/TGO" in recipient


def test_the_amount_of_assistance_is_printed_with_its_source(client):
    page = text(client, "/id/assistance/eu-joint-action-2008-03-17-seminars")
    money = re.search(r'<p class="money">.*?</p>', page, re.S)[0]
    assert "500,500" in money
    assert "unit: euro" in money
    assert "/id/document/a-63-228/para_54?" in money


def test_a_figure_is_printed_with_its_qualifier_and_its_discrepancy(client):
    page = text(client, "/id/quantity/mine-action-funding-2014-2017")
    assert re.search(r'<span class="number-of">about 1,900,000,000</span>', page)
    notice = re.search(r'<p class="notice">.*?</p>', page, re.S)[0]
    assert "/id/discrepancy/mine-action-funding-1900-or-1963" in notice
    assert section(page, "quantity-parts").count("<tr>") == 5


def test_a_discrepancy_sets_its_sides_beside_each_other_with_their_passages(client):
    page = text(client, "/id/discrepancy/tracing-workshops-organizer")
    first, second = re.findall(r'<section class="side-of".*?</section>', page, re.S)
    assert "/id/claim/unoda-organized-tracing-workshops" in first
    assert "/id/document/a-63-228/para_28?" in first
    assert "/id/claim/interpol-organized-tracing-workshops" in second
    assert "/id/document/a-63-228/para_63?" in second


def test_a_discrepancy_of_numbers_marks_what_is_stated_and_what_is_derived(client):
    page = text(client, "/id/discrepancy/apmbc-art-9-unreported-53-or-52")
    stated, derived = re.findall(r'<section class="side-of".*?</section>', page, re.S)
    assert "mark-stated" in stated
    assert re.search(r'<p class="sum">53\s*</p>', stated)
    assert "/id/status-report/apmbc-art-9-unreported-review" in stated
    assert "mark-derived" in derived
    assert re.search(r'<p class="sum">52\s*</p>', derived)


def test_an_act_leads_to_what_follows_from_it_marked_as_derived(client):
    page = text(client, "/id/treaty-action/apmbc-LKA-accession")
    follows = section(page, "follows")
    assert "mark-derived" in follows
    assert "The State is bound from 1 June 2018" in follows
    assert "1 June 2028" in follows


def test_a_list_shows_the_number_stated_beside_the_number_named(client):
    page = text(client, "/id/status-report/practical-disarmament-reporting-states")
    tallies = re.search(r'<div class="tallies">.*?</div>', page, re.S)[0]
    assert re.findall(r'class="sum">(\d+)<.*?mark-(\w+)"', tallies, re.S) == [
        ("12", "stated"),
        ("12", "counted"),
    ]
    assert section(page, "members").count("<li>") == 12


def test_a_body_shows_each_mandate_with_who_asked_and_where_it_is_written(client):
    mandates = section(text(client, "/id/body/un-secretary-general"), "mandates")
    row = next(row for row in mandates.split("<tr>") if "/id/norm/a-res-61-76-report" in row)
    assert "/id/document/a-res-61-76" in row
    assert "/id/body/un-general-assembly" in row
    assert "/id/document/a-63-228?" in row
    assert "/id/document/a-63-228/para_1?" in row


def test_a_source_is_a_link_that_tells_what_the_passage_says(client):
    page = text(client, "/id/assistance/togo-storage-facility", "fr")
    cited = re.search(r'<p class="provenance">.*?</p>', page, re.S)[0]
    assert "Rapport du Secrétaire général, 11 août 2008, <a" in cited
    assert re.search(r'href="/id/document/a-63-228/para_35\?lang=fr" title="[^"]+">par. 35<', cited)


def test_a_long_section_leads_to_all_of_its_relation(client):
    page = text(client, "/id/body/un-secretary-general")
    owed = section(page, "owed")
    assert re.search(r"50 of \d+ are shown", owed)
    network = "/view/network?lang=en&amp;thing=id%2Fbody%2Fun-secretary-general"
    assert f'href="{network}&amp;relation=disarm%3Abeneficiary#table"' in owed
    mandates = "/view/mandates?lang=en&amp;body=body%2Fun-secretary-general#table"
    assert mandates in section(page, "mandates")


@pytest.mark.parametrize(
    "path",
    ["/id/document/a-63-228", "/id/norm/apmbc-clear-mined-areas", "/id/instrument/apmbc"],
)
def test_no_parameter_of_a_question_is_among_the_links_to_a_thing(client, path):
    """Questions of the library have these three as values that a reader may change."""
    page = text(client, path)
    assert "sh:defaultValue" not in page
    assert "#parameter-" not in page


def test_a_report_tells_the_period_it_covers_who_asked_for_it_and_that_it_has_no_symbol(client):
    page = text(client, "/id/document/a-63-228")
    facts = section(page, "facts")
    assert "July 2007 \N{EN DASH} July 2008" in facts
    assert "start date" not in facts
    assert "The text that was read does not print one" in facts
    answered = facts[facts.index("responds to") :]
    assert re.findall(r">(A/RES/[0-9/]+)<", answered[: answered.index("theme")]) == [
        "A/RES/62/22",
        "A/RES/61/76",
        "A/RES/62/47",
        "A/RES/62/22",
    ]
    printed = text(client, "/id/document/a-conf-192-2006-rc-wp-3")
    assert "does not print one" not in printed


def test_what_stands_before_the_first_heading_of_a_report_is_folded(client):
    page = text(client, "/id/document/a-63-228")
    folded = re.search(r'<details class="folded">.*?</details>\s*</section>', page, re.S)[0]
    assert "What stands before the first heading" in folded
    assert 'id="block_1"' in folded
    assert 'id="para_1"' not in folded


def test_a_name_printed_in_another_language_is_told_to_be_from_that_text(client):
    """Paragraph 28 prints the workshops by a French name; the graph has it in French only."""
    page = text(client, "/id/document/a-63-228/para_28")
    assert re.search(r"in the French text: <a [^>]*><q lang=\"fr\">ateliers</q>", page)
    french = text(client, "/id/document/a-63-228/para_28", "fr")
    assert "dans le texte" not in french
    assert re.search(r"imprimé <a [^>]*><q[^>]*>ateliers</q>", french)


def test_a_relation_that_all_rows_share_is_told_once(client):
    page = text(client, "/id/document/a-63-228")
    links = section(page, "links")
    heads = re.findall(r'scope="rowgroup">Relation to this page: ([^<]*)<', links)
    assert heads
    assert len(heads) == len(set(heads))


def test_the_texts_at_the_side_tell_rules_by_their_sentence(client):
    page = text(client, "/id/norm/ccm-use-durable-signs")
    assert "What rules add to it" in page
    assert "derived/super-class<" not in page


def test_of_a_city_it_is_told_that_no_source_says_in_which_state_it_lies(client):
    """The report names Nairobi alone and Rio de Janeiro with Brazil (paragraph 28)."""
    missing = "What no source read here says: located in."
    assert missing in text(client, "/id/place/nairobi")
    assert missing not in text(client, "/id/place/rio-de-janeiro")
    assert missing not in text(client, "/id/place/central-africa")


def test_where_things_are_goes_without_saying_on_the_page_of_the_place(client):
    there = section(text(client, "/id/place/nairobi"), "events-there")
    assert ">Where<" not in there
    assert "Regional meeting on the Geneva Declaration" in there


def test_a_controlled_list_tells_the_properties_of_our_own_that_take_its_values(client):
    page = text(client, "/scheme/theme")
    assert "sh:defaultValue" not in page
    assert "void:exampleResource" not in page
    assert 'ontology?lang=en#theme"' in page


def test_what_is_linked_is_told_with_the_article_that_states_it(client):
    links = section(text(client, "/scheme/verb/is-subject-to"), "links")
    row = links.partition("/id/norm/cwc-ratify")[2].partition("</tr>")[0]
    assert '/id/instrument/cwc/art_19?lang=en">CWC, art XIX</a>' in row
