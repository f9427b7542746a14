"""An invented document with its text: headings, a paragraph with an item and a note, a norm."""

import hashlib
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat, Store

from disarmgraph.dataset.graph import derive
from disarmgraph.files import rule_files
from disarmgraph.namespaces import BASE

DOCUMENT = f"{BASE}id/document/mill"
TEXT = """Ligue des Moulins

I. Des tamis

1. La Ligue prie le  Conseil¹ de garder
un tamis, et l'évêché de Brême :

a) pour la farine.

--- 2 ---

Le Conseil répond avant la moisson.

¹ Le Conseil de la Ligue.
"""
OWN = {
    "hd_1": "Ligue des Moulins",
    "sec_1": "I. Des tamis",
    "para_1": "1. La Ligue prie le Conseil¹ de garder un tamis, et l'évêché de Brême : "
    "Le Conseil répond avant la moisson.",
    "para_1__item_1": "a) pour la farine.",
    "fn_1": "¹ Le Conseil de la Ligue.",
}
"""The own text of each passage, worked out by hand."""
_SPANS = {
    "hd_1": ("Ligue", "Moulins"),
    "sec_1": ("I. Des", "tamis"),
    "para_1": ("1. La", "moisson."),
    "para_1__item_1": ("a) pour", "farine."),
    "page_1": ("--- 2", "---\n\nLe"),
    "fn_1": ("¹ Le", "Ligue."),
}
TURTLE = """
@prefix action: <https://w3id.org/disarmgraph/scheme/action/> .
@prefix basis: <https://w3id.org/disarmgraph/scheme/basis/> .
@prefix body: <https://w3id.org/disarmgraph/id/body/> .
@prefix coverage: <https://w3id.org/disarmgraph/scheme/coverage/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix discrepancy: <https://w3id.org/disarmgraph/id/discrepancy/> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix document: <https://w3id.org/disarmgraph/id/document/> .
@prefix instrument: <https://w3id.org/disarmgraph/id/instrument/> .
@prefix legal-force: <https://w3id.org/disarmgraph/scheme/legal-force/> .
@prefix mill: <https://w3id.org/disarmgraph/id/document/mill/> .
@prefix name: <https://w3id.org/disarmgraph/id/name/> .
@prefix norm: <https://w3id.org/disarmgraph/id/norm/> .
@prefix norm-status: <https://w3id.org/disarmgraph/scheme/norm-status/> .
@prefix omission-reason: <https://w3id.org/disarmgraph/scheme/omission-reason/> .
@prefix passage-kind: <https://w3id.org/disarmgraph/scheme/passage-kind/> .
@prefix place: <https://w3id.org/disarmgraph/id/place/> .
@prefix quantity: <https://w3id.org/disarmgraph/id/quantity/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix role: <https://w3id.org/disarmgraph/id/role/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix theme: <https://w3id.org/disarmgraph/scheme/theme/> .
@prefix verb: <https://w3id.org/disarmgraph/scheme/verb/> .
@prefix weapon: <https://w3id.org/disarmgraph/scheme/weapon/> .

document:mill a disarm:Document ;
    rdfs:label "Note on mills"@en ;
    rdfs:label "Note sur les moulins"@fr ;
    disarm:symbol "A/MILL/1" ;
    dcterms:language <http://publications.europa.eu/resource/authority/language/FRA> ;
    disarm:issuedBy body:league ;
    disarm:sourceTextChecksum "TEXT" .

mill:hd_1 a disarm:Passage ;
    disarm:kind passage-kind:title ;
    disarm:position 1 ;
    disarm:isPassageOf document:mill ;
    disarm:summary "Title of the note."@en ;
    disarm:coverage coverage:nothing-to-encode .

mill:sec_1 a disarm:Passage ;
    disarm:kind passage-kind:heading ;
    disarm:number "I" ;
    disarm:position 2 ;
    disarm:isPassageOf document:mill ;
    disarm:summary "Heading of section I, on sieves."@en ;
    disarm:summary "Intertitre de la section I, sur les tamis."@fr ;
    disarm:coverage coverage:nothing-to-encode .

mill:para_1 a disarm:Passage ;
    disarm:kind passage-kind:paragraph ;
    disarm:number "1" ;
    disarm:position 3 ;
    disarm:isPassageOf document:mill ;
    disarm:isWithin mill:sec_1 ;
    disarm:mentions body:league , body:council , place:bremen ;
    disarm:summary "The League asks its Council to keep sieves."@en ;
    disarm:summary "La Ligue veut que son Conseil garde des tamis."@fr ;
    disarm:coverage coverage:partial .

mill:para_1__item_1 a disarm:Passage ;
    disarm:kind passage-kind:list-item ;
    disarm:number "a)" ;
    disarm:position 4 ;
    disarm:isPassageOf document:mill ;
    disarm:isWithin mill:para_1 ;
    disarm:summary "One of them is for flour."@en ;
    disarm:coverage coverage:full .

mill:page_1 a disarm:Omission ;
    disarm:reason omission-reason:page-footer ;
    disarm:position 5 ;
    disarm:isPassageOf document:mill .

mill:fn_1 a disarm:Passage ;
    disarm:kind passage-kind:footnote ;
    disarm:number "1" ;
    disarm:position 6 ;
    disarm:isPassageOf document:mill ;
    disarm:annotates mill:para_1 ;
    disarm:mentions body:council , body:other-council ;
    disarm:summary "Says which Council is meant."@en ;
    disarm:coverage coverage:names-only .

body:league a disarm:Body ;
    rdfs:label "League of Mills"@en ;
    rdfs:label "Ligue des Moulins"@fr ;
    skos:altLabel "Ligue"@fr .

body:council a disarm:Body ;
    rdfs:label "Council of the League"@en ;
    rdfs:label "Conseil de la Ligue"@fr ;
    disarm:acronym "CL" .

body:other-council a disarm:Body ;
    rdfs:label "Council of Bremen"@en ;
    rdfs:label "Conseil de Brême"@fr ;
    skos:altLabel "Conseil de la Ligue"@fr .

name:council a disarm:Name ;
    disarm:isNameOf body:council ;
    disarm:nameText "Conseil"@fr ;
    disarm:statedIn mill:para_1 .

place:bremen a disarm:Place ;
    rdfs:label "Bremen"@en ;
    rdfs:label "Brême"@fr .

quantity:sieves a disarm:Quantity ;
    rdfs:label "Sieves to be kept"@en ;
    rdfs:label "Tamis à garder"@fr ;
    disarm:value 1 ;
    disarm:basis basis:counted ;
    disarm:statedIn mill:para_1 .

discrepancy:one-sieve-or-two a disarm:Discrepancy ;
    rdfs:label "One sieve or two"@en ;
    rdfs:label "Un tamis ou deux"@fr ;
    disarm:basis basis:derived ;
    disarm:statedIn mill:para_1 .

role:each-mill a disarm:Role ;
    rdfs:label "each mill"@en ;
    rdfs:label "chaque moulin"@fr .

norm:council-keeps-sieve a disarm:Recommendation ;
    rdfs:label "The Council keeps a sieve"@en ;
    rdfs:label "Le Conseil garde un tamis"@fr ;
    disarm:legalForce legal-force:non-binding ;
    disarm:verb verb:requests ;
    disarm:status norm-status:proposed ;
    disarm:bearer body:council ;
    disarm:action action:keep-records ;
    disarm:theme theme:record-keeping ;
    disarm:weapon weapon:small-arms ;
    disarm:condition "After the harvest."@en ;
    disarm:basis basis:stated ;
    disarm:statedIn mill:para_1 .

instrument:sieves a disarm:Instrument ;
    rdfs:label "Treaty on Sieves"@en ;
    rdfs:label "Traité sur les tamis"@fr .

instrument:flour a disarm:Instrument ;
    rdfs:label "Pledge on Flour"@en ;
    rdfs:label "Promesse sur la farine"@fr .

<https://w3id.org/disarmgraph/id/instrument/sieves/art_1> a disarm:Provision ;
    rdfs:label "Article 1 of the Treaty on Sieves"@en ;
    disarm:number "1" ;
    disarm:isProvisionOf instrument:sieves .

norm:sieves-keep a disarm:Obligation ;
    rdfs:label "Each mill keeps a sieve"@en ;
    disarm:legalForce legal-force:legally-binding ;
    disarm:verb verb:shall ;
    disarm:status norm-status:in-force ;
    disarm:bearer role:each-mill ;
    disarm:action action:keep-records ;
    disarm:theme theme:record-keeping ;
    disarm:weapon weapon:small-arms ;
    disarm:sourceProvision <https://w3id.org/disarmgraph/id/instrument/sieves/art_1> .

norm:sieves-keep-as-told a disarm:Obligation ;
    rdfs:label "The Treaty on Sieves wants a sieve in each mill"@en ;
    disarm:legalForce legal-force:legally-binding ;
    disarm:verb verb:requires ;
    disarm:status norm-status:in-force ;
    disarm:bearer role:each-mill ;
    disarm:action action:keep-records ;
    disarm:theme theme:reporting ;
    disarm:sourceProvision <https://w3id.org/disarmgraph/id/instrument/sieves/art_1> ;
    disarm:assertedBy document:mill ;
    disarm:statedIn mill:para_1__item_1 .

norm:flour-keep a disarm:Obligation ;
    rdfs:label "Each mill keeps a book"@en ;
    disarm:legalForce legal-force:politically-binding ;
    disarm:verb verb:undertakes ;
    disarm:status norm-status:adopted ;
    disarm:bearer role:each-mill ;
    disarm:action action:keep-records ;
    disarm:theme theme:record-keeping ;
    disarm:sourceProvision instrument:flour .

norm:flour-not-burn a disarm:Prohibition ;
    rdfs:label "Each mill never burns flour"@en ;
    disarm:legalForce legal-force:politically-binding ;
    disarm:verb verb:undertakes ;
    disarm:status norm-status:adopted ;
    disarm:bearer role:each-mill ;
    disarm:action action:destroy ;
    disarm:theme theme:record-keeping ;
    disarm:sourceProvision instrument:flour .

disarm:Norm rdfs:label "norm"@en .
disarm:Obligation rdfs:subClassOf disarm:Norm ; rdfs:label "obligation"@en .
disarm:Prohibition rdfs:subClassOf disarm:Norm ; rdfs:label "prohibition"@en .
disarm:Recommendation rdfs:subClassOf disarm:Norm ; rdfs:label "recommendation"@en .
legal-force:legally-binding skos:prefLabel "legally binding"@en .
verb:shall skos:prefLabel "shall"@en .

action:keep-records a skos:Concept ;
    skos:prefLabel "keep records"@en ;
    skos:prefLabel "tenir des registres"@fr .

theme:record-keeping a skos:Concept ;
    skos:prefLabel "record-keeping"@en ;
    skos:prefLabel "tenue de registres"@fr .

weapon:small-arms a skos:Concept ;
    skos:prefLabel "small arms"@en ;
    skos:prefLabel "armes de petit calibre"@fr .
"""


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def store(**checksums: str) -> Store:
    """The document with what follows from it; ``checksums`` take the place of right ones."""
    found = Store()
    turtle = TURTLE.replace("TEXT", sha256(TEXT))
    for anchor, (first, last) in _SPANS.items():
        start = TEXT.index(first)
        end = TEXT.index(last, start) + len(last.partition("\n")[0])
        turtle += f"mill:{anchor} disarm:start {start} ; disarm:end {end} .\n"
        if anchor in OWN:
            checksum = checksums.get(anchor, sha256(OWN[anchor]))
            turtle += f'mill:{anchor} disarm:textChecksum "{checksum}" .\n'
    found.load(turtle.encode(), RdfFormat.TURTLE, to_graph=DefaultGraph())
    derive(found, rule_files())
    return found


def folder(place: Path) -> Path:
    """A folder with the text, and with a file that is no text."""
    (place / "one.txt").write_text(TEXT, encoding="utf-8", newline="")
    (place / "two.bin").write_bytes(b"\xff\xfe\x00")
    return place
