"""The ontology and its lists, sorted as pages show them."""

from pyoxigraph import NamedNode

from disarmgraph.content import terms
from disarmgraph.namespaces import BASE, DISARM, RDFS
from disarmgraph.triples import first


def words(expression):
    return [
        part if isinstance(part, str) else part.value.rpartition("#")[2]
        for part in expression.parts
    ]


def entry(example, name):
    found = terms.by_sort(example)
    return next(each for entries in found.values() for each in entries if each.name == name)


def test_terms_are_sorted_by_what_they_are(example):
    found = terms.by_sort(example)
    assert {sort: [each.name for each in entries] for sort, entries in found.items()} == {
        "Class": ["Commitment", "Norm", "Obligation", "State"],
        "ObjectProperty": ["bearer"],
    }


def test_a_class_knows_what_is_above_and_below_it(example):
    assert [words(each) for each in entry(example, "Obligation").above] == [["Norm"]]
    assert [words(each) for each in entry(example, "Norm").below] == [["Obligation"]]


def test_a_class_has_the_properties_whose_domain_holds_it(example):
    assert [words(each) for each in entry(example, "Norm").properties] == [["bearer"]]
    assert entry(example, "Obligation").properties == ()


def test_a_definition_is_put_in_words(example):
    (definition,) = entry(example, "Commitment").defined_as
    assert words(definition) == ["Obligation", "and", "(", "bearer", "some", "State", ")"]


def test_a_union_is_put_in_words(example):
    domain = first(example, DISARM + "bearer", RDFS + "domain")
    assert words(terms.expression(example, domain)) == ["Norm", "or", "Deadline"]


def test_a_named_class_stands_for_itself(example):
    state = NamedNode(DISARM + "State")
    assert terms.expression(example, state).parts == (state,)


def test_concepts_form_trees(example):
    tree = terms.top_concepts(example, BASE + "scheme/theme")
    assert [(each.iri.rpartition("/")[2], len(each.narrower)) for each in tree] == [
        ("clearance", 1),
        ("reporting", 0),
    ]


def test_the_use_of_a_concept_is_counted_without_its_scheme(example):
    assert terms.uses(example, BASE + "scheme/theme/clearance") == 1
    assert terms.uses(example, BASE + "scheme/theme/reporting") == 0
