"""The vocabulary stays within OWL 2 DL: all is declared, and nothing is two sorts of thing.

Structural Specification, sections 4 (datatype maps), 5.8.1 (typing constraints) and 5.8.2
(declaration consistency).
"""

from rdflib import OWL, RDF, RDFS, XSD

PROPERTIES = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
CLASS_AXIOMS = (RDFS.subClassOf, RDFS.domain, OWL.equivalentClass, OWL.disjointWith)
CLASS_LISTS = (OWL.unionOf, OWL.intersectionOf, OWL.members)
DATATYPES = {RDF.PlainLiteral, XSD.boolean, XSD.decimal, XSD.integer, XSD.string}


def declared(vocabulary, *sorts):
    return {term for sort in sorts for term in vocabulary.subjects(RDF.type, sort)}


def test_each_property_is_declared_once_as_owl_2_dl_requires(vocabulary):
    built_in = {p for p in vocabulary.predicates() if p in RDF or p in RDFS or p in OWL}
    assert set(vocabulary.predicates()) - built_in - declared(vocabulary, *PROPERTIES) == set()
    sorts = {p: PROPERTIES & set(vocabulary.objects(p, RDF.type)) for p in vocabulary.subjects()}
    assert {p: kinds for p, kinds in sorts.items() if len(kinds) > 1} == {}


def test_each_class_is_declared_as_owl_2_dl_requires(vocabulary):
    used = {term for axiom in CLASS_AXIOMS for term in vocabulary.objects(None, axiom)}
    for head in (head for axiom in CLASS_LISTS for head in vocabulary.objects(None, axiom)):
        used.update(vocabulary.items(head))
    assert used - declared(vocabulary, OWL.Class, OWL.Restriction) == set()


def test_each_range_is_a_class_or_a_datatype_that_owl_2_has(vocabulary):
    """rdf:langString came after OWL 2: a reasoner finds every value of such a property at fault."""
    ranges = set(vocabulary.objects(None, RDFS.range)) - declared(vocabulary, OWL.Class)
    assert ranges <= DATATYPES


def test_no_class_or_property_is_also_an_individual(vocabulary):
    """OWL 2 DL lets a class be an individual too; a reasoner then says nothing useful of it."""
    terms = declared(vocabulary, OWL.Class, *PROPERTIES)
    facts = declared(vocabulary, OWL.ObjectProperty, OWL.DatatypeProperty)
    punned = {s for s, p, o in vocabulary if p in facts and (s in terms or o in terms)}
    assert punned == set()
