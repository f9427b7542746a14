"""What a page lists of a thing."""

from pyoxigraph import Store

from disarmgraph.content import facts
from disarmgraph.content.resource import description
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DCTERMS, DISARM, RDFS, SKOS

THING = BASE + "id/document/thing"


def store(turtle: str) -> Store:
    filled = Store()
    prefixes = {"disarm": DISARM, "skos": SKOS, "rdfs": RDFS, "dcterms": DCTERMS}
    declared = " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in prefixes.items())
    filled.update(f"{declared} INSERT DATA {{ {turtle} }}")
    return filled


def values(store: Store, language: str) -> list[str]:
    found = facts.facts(Names(store, language), description(store, THING))
    return [statement.value.value for group in found for statement in group.statements]


def test_translations_are_left_to_the_other_language():
    both = store(f'<{THING}> disarm:condition "on request"@en, "sur demande"@fr')
    assert values(both, "en") == ["on request"]
    assert values(both, "fr") == ["sur demande"]


def test_words_in_one_language_are_shown_to_all():
    assert values(store(f'<{THING}> disarm:condition "on request"@en'), "fr") == ["on request"]


def test_values_without_a_language_stay_beside_words():
    mixed = store(f'<{THING}> disarm:condition "on request"@en, "sur demande"@fr, "A/1"')
    assert values(mixed, "en") == ["A/1", "on request"]


def test_other_names_are_shown_in_all_languages():
    assert values(store(f'<{THING}> skos:altLabel "one"@en, "un"@fr'), "en") == ["one", "un"]


def test_what_has_its_own_place_on_the_page_is_no_fact(example):
    norm = BASE + "id/norm/clear-mines"
    found = facts.facts(Names(example, "en"), description(example, norm))
    assert [group.iri for group in found] == [DISARM + "bearer", DISARM + "theme"]


def test_other_names_that_a_rule_takes_from_names_are_left_to_their_list():
    named = store(f"<{THING}> skos:altLabel 'one'@en")
    named.update(
        f'INSERT DATA {{ GRAPH <{BASE}graph/data/x> {{ <{THING}> <{SKOS}altLabel> "one"@en }}'
        f' GRAPH <{BASE}graph/derived/y> {{ <{THING}> <{SKOS}altLabel> "two"@en }} '
        f'<{THING}> <{SKOS}altLabel> "two"@en }}'
    )
    assert values(named, "en") == ["one"]


def test_a_title_is_a_fact_only_where_it_is_not_the_label():
    same = store(f'<{THING}> rdfs:label "A" ; dcterms:title "A", "B"')
    assert values(same, "en") == ["B"]
    assert values(store(f'<{THING}> dcterms:title "A"'), "en") == []


def test_values_are_in_the_order_in_which_they_are_read():
    listed = store(
        f"<{THING}> disarm:listedActor <urn:1>, <urn:2> . "
        '<urn:1> rdfs:label "Zambia"@en . <urn:2> rdfs:label "Angola"@en'
    )
    assert values(listed, "en") == ["urn:2", "urn:1"]


def test_linked_things_come_by_the_property_that_links_them(example):
    freedonia = BASE + "id/state/FRE"
    (bearer,) = facts.links(Names(example, "en"), description(example, freedonia))
    assert bearer.relation == DISARM + "bearer"
    assert bearer.things == (BASE + "id/norm/clear-mines",)


def test_many_linked_things_are_counted_but_not_all_shown(monkeypatch):
    monkeypatch.setattr(facts, "LINKS", 2)
    many = store(" ".join(f"<urn:{i}> disarm:bearer <{THING}> ." for i in range(3)))
    (bearer,) = facts.links(Names(many, "en"), description(many, THING))
    assert (bearer.count, len(bearer.things)) == (3, 2)
