"""A query as a short piece of an address: compressed, so that a server need not remember it.

The alphabet is that of RFC 4648, section 5. Links are kept in footnotes for ever, so what is here
never changes: another way of writing them would have another letter in front.
"""

import base64
import binascii
import re
import zlib

from disarmgraph.fault import Fault

LETTER = "a"
"""Tells the way of writing: raw DEFLATE with the dictionary below, the text in UTF-8."""
LONGEST = 2**16
"""Bytes of a query that a link can lead to; what unpacks to more is refused."""

# What queries are made of, the commonest last, where it costs least to be referred to.
_DICTIONARY = b"""\
PREFIX as: <https://www.w3.org/ns/activitystreams#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX schema: <https://schema.org/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX action: <https://w3id.org/disarmgraph/scheme/action/>
PREFIX weapon: <https://w3id.org/disarmgraph/scheme/weapon/>
PREFIX verb: <https://w3id.org/disarmgraph/scheme/verb/>
PREFIX unit: <https://w3id.org/disarmgraph/scheme/unit/>
PREFIX legal-force: <https://w3id.org/disarmgraph/scheme/legal-force/>
PREFIX list-kind: <https://w3id.org/disarmgraph/scheme/list-kind/>
PREFIX clause-kind: <https://w3id.org/disarmgraph/scheme/clause-kind/>
PREFIX event-kind: <https://w3id.org/disarmgraph/scheme/event-kind/>
PREFIX norm-status: <https://w3id.org/disarmgraph/scheme/norm-status/>
PREFIX assistance-status: <https://w3id.org/disarmgraph/scheme/assistance-status/>
PREFIX implementation-status: <https://w3id.org/disarmgraph/scheme/implementation-status/>
PREFIX treaty-action-kind: <https://w3id.org/disarmgraph/scheme/treaty-action-kind/>
PREFIX apmbc: <https://w3id.org/disarmgraph/id/instrument/apmbc/>
PREFIX a-63-228: <https://w3id.org/disarmgraph/id/document/a-63-228/>
PREFIX role: <https://w3id.org/disarmgraph/id/role/>
PREFIX event: <https://w3id.org/disarmgraph/id/event/>
PREFIX norm: <https://w3id.org/disarmgraph/id/norm/>
PREFIX body: <https://w3id.org/disarmgraph/id/body/>
PREFIX state: <https://w3id.org/disarmgraph/id/state/>
  VALUES (?treaty ?day) { (instrument:apmbc "2024-01-01"^^xsd:date) }
?assistance a disarm:Assistance ; disarm:donor ?donor ; disarm:recipient ?recipient ;
?act a disarm:TreatyAction ; disarm:performedBy ?state ; disarm:depositDate ?date ;
?period a disarm:BoundPeriod ; disarm:concernsTreaty ?treaty ; disarm:boundState ?state ;
disarm:concernsProvision disarm:deadlineDate disarm:listedActor disarm:startDate disarm:endDate
disarm:snapshotDate disarm:isProvisionOf disarm:isPassageOf disarm:sourceProvision disarm:kind
?norm a disarm:Norm ; disarm:bearer ?bearer ; disarm:action ?action ; disarm:theme theme:
?event ?document ?instrument ?provision ?source ?count ?label ?name ?summary ?passage
  MINUS {
  FILTER NOT EXISTS {
  BIND (COALESCE(STR(IF(BOUND(CONCAT(
GROUP_CONCAT(DISTINCT ; separator = ", ") AS
SELECT DISTINCT (COUNT(DISTINCT ASK {
CONSTRUCT {
DESCRIBE <https://w3id.org/disarmgraph/id/
LIMIT 100
HAVING (COUNT(*) > 1)
GROUP BY ?
ORDER BY DESC(?count) ?
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX theme: <https://w3id.org/disarmgraph/scheme/theme/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX document: <https://w3id.org/disarmgraph/id/document/>
PREFIX instrument: <https://w3id.org/disarmgraph/id/instrument/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?state ?stateLabel
WHERE {
  ?
  OPTIONAL { ? dcterms:source ?source . }
  UNION {
    FILTER (lang(?label) = "fr")
    FILTER (lang(?label) = "en")
  }
  disarm:statedIn ?passage .
  ?state rdfs:label ?label .
}
ORDER BY ?"""
_CODE = re.compile(r"a([A-Za-z0-9_-]{2,})")


class NoSuchLink(Fault):
    """What follows in the address of a permalink holds no query."""

    status = 404


def pack(query: str) -> str:
    """The query as letters, digits, - and _."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, _DICTIONARY)
    packed = packer.compress(query.encode()) + packer.flush()
    return LETTER + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def unpack(code: str) -> str:
    """The query of such a piece. Raises NoSuchLink."""
    written = _CODE.fullmatch(code)
    try:
        packed = base64.urlsafe_b64decode(written[1] + "=" * (-len(written[1]) % 4))
        reader = zlib.decompressobj(-15, _DICTIONARY)
        query = reader.decompress(packed, LONGEST)
        if reader.eof and not reader.unused_data:
            return query.decode()
    except (TypeError, binascii.Error, zlib.error, UnicodeDecodeError):
        pass
    raise NoSuchLink("this link holds no query: part of it is missing, or it was changed")
