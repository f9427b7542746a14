"""By what each kind of thing can be sorted out, and what a list says of each thing.

One table, so that what is counted, what is shown and what is asked in SPARQL cannot differ. It is
as long as there are kinds. The words for readers of its names are in texts.toml, at ``facet-``.
"""

from disarmgraph.law.duty import FORCES, KINDS
from disarmgraph.lists.facet import TODAY, Facet, at, concept, tree, when
from disarmgraph.lists.shelf import Column, Shelf

BASES = ("stated", "counted", "derived", "inferred")
"""The bases of a fact, from the firmest on; what is only proposed is in drafts alone."""

DOCUMENT = at("document", "disarm:statedIn/disarm:isPassageOf", "not-read")
THEME = tree("theme", "disarm:theme", "theme")
WEAPON = tree("weapon", "disarm:weapon", "weapon")
BASIS = concept("basis", "disarm:basis", "basis", BASES)
CONFIDENCE = concept(
    "confidence",
    "disarm:confidence",
    "confidence",
    ("authentic-text", "depositary", "confirmed", "single-source", "unconfirmed"),
)
SAYS = at("says", "disarm:accordingTo")
CONCERNS = at("concerns", "disarm:concerns")
STATE = at("state", "disarm:boundState")
TREATY = at("treaty", "disarm:concernsTreaty")
FORCE = concept(
    "force",
    "disarm:legalForce",
    "legal-force",
    FORCES,
)
WHERE_KNOWN = Column("where", ("disarm:statedIn", "dcterms:source"), "places")
WHERE = Column("where", ("disarm:statedIn",), "places")
SOURCE = Column("source", ("dcterms:source",))

TYPE = Facet(
    "type",
    f"VALUES ?value {{ {' '.join(f'disarm:{each}' for each in KINDS)} }}\n  ?thing a ?value .",
    "disarm",
    order=KINDS,
)
TAKES_EFFECT = Facet(
    "takes-effect",
    "{ ?thing disarm:entryIntoForceDate ?date .\n"
    '    BIND ("dated" AS ?value) }\n'
    "  UNION\n"
    "  { ?thing disarm:entryIntoForceCondition ?condition .\n"
    "    MINUS { ?thing disarm:entryIntoForceDate ?date }\n"
    '    BIND ("conditional" AS ?value) }',
    order=("dated", "conditional"),
)
OF_TEXT = Facet(
    "text",
    "?thing disarm:sourceProvision/disarm:isProvisionOf? ?value .\n"
    "  VALUES ?class { disarm:Instrument disarm:Document }\n"
    "  ?value a ?class .",
    absent="no-text",
)
DUE = Facet(
    "deadline",
    '?thing disarm:hasDeadline ?deadline .\n  BIND ("with" AS ?value)',
    order=("with",),
    absent="no-deadline",
)
BOUND_BY = Facet(
    "bound-by",
    "?period a disarm:BoundPeriod ;\n"
    "    disarm:boundState ?thing ;\n"
    "    disarm:concernsTreaty ?value .\n"
    "  OPTIONAL { ?period disarm:startDate ?start . }\n"
    "  OPTIONAL { ?period disarm:endDate ?end . }\n"
    f"  FILTER (COALESCE(STR(?start) <= {TODAY}, true))\n"
    f"  FILTER (COALESCE(STR(?end) >= {TODAY}, true))",
    absent="none-on-record",
)
IN_PLACE = ("disarm:locatedIn", "disarm:m49Region")

SHELVES = {
    "document": Shelf(
        "disarm:Document",
        (
            tree("kind", "disarm:kind", "document-kind"),
            at("issuer", "disarm:issuedBy|disarm:submittedBy"),
            when("date", "disarm:issueDate|disarm:adoptionDate|dcterms:date"),
            Facet(
                "encoded",
                '?passage disarm:isPassageOf ?thing .\n  BIND ("with" AS ?value)',
                order=("with",),
                absent="cited-only",
            ),
            at("cited-in", "disarm:statedIn/disarm:isPassageOf"),
            THEME,
            WEAPON,
            BASIS,
        ),
        (
            Column("symbol", ("disarm:symbol",)),
            Column("kind", ("disarm:kind",)),
            Column("issuer", ("disarm:issuedBy", "disarm:submittedBy"), "first"),
            Column("date", ("disarm:issueDate", "disarm:adoptionDate", "dcterms:date"), "first"),
        ),
        "-date",
        beneath="symbol",
    ),
    "instrument": Shelf(
        "disarm:Instrument",
        (
            tree("kind", "disarm:kind", "instrument-kind"),
            FORCE,
            tree("weapon", "disarm:weapon", "weapon"),
            THEME,
            when("adopted", "disarm:adoptionDate|disarm:openingDate"),
            TAKES_EFFECT,
            when("in-force-since", "disarm:entryIntoForceDate"),
            at("depositary", "disarm:depositary"),
            concept("coverage", "disarm:coverage", "coverage", ("full", "partial")),
            DOCUMENT,
        ),
        (
            Column("kind", ("disarm:kind",)),
            Column("force", ("disarm:legalForce",)),
            Column("adopted", ("disarm:adoptionDate", "disarm:openingDate"), "first"),
            Column("in-force-since", ("disarm:entryIntoForceDate",)),
            Column("called", ("disarm:shortTitle", "disarm:acronym")),
            Column("weapon", ("disarm:weapon",), only_data=True),
            Column("theme", ("disarm:theme",), only_data=True),
            Column("depositary", ("disarm:depositary",), only_data=True),
            Column("document", ("disarm:statedIn",), "places", only_data=True),
        ),
        beneath="called",
    ),
    "norm": Shelf(
        "disarm:Norm",
        (
            TYPE,
            FORCE,
            concept("status", "disarm:status", "norm-status"),
            OF_TEXT,
            THEME,
            concept("action", "disarm:action", "action"),
            at("bearer", "disarm:bearer"),
            concept("verb", "disarm:verb", "verb"),
            WEAPON,
            at("beneficiary", "disarm:beneficiary"),
            DUE,
            DOCUMENT,
            BASIS,
        ),
        (
            Column("bearer", ("disarm:bearer",)),
            Column("force", ("disarm:legalForce", "disarm:verb")),
            Column("deadline", ("disarm:hasDeadline",)),
            Column("where", ("disarm:sourceProvision", "disarm:statedIn"), "places"),
            Column("type", ("rdf:type",), only_data=True),
            Column("status", ("disarm:status",), only_data=True),
            Column("action", ("disarm:action",), only_data=True),
            Column("theme", ("disarm:theme",), only_data=True),
            Column("weapon", ("disarm:weapon",), only_data=True),
            Column("beneficiary", ("disarm:beneficiary",), only_data=True),
        ),
        "where",
        marked=True,
    ),
    "clause": Shelf(
        "disarm:Clause",
        (
            TREATY,
            concept("kind", "disarm:kind", "clause-kind"),
            concept("effect", "disarm:clauseEffect", "clause-effect"),
            CONFIDENCE,
        ),
        (
            Column("treaty", ("disarm:concernsTreaty",)),
            Column("kind", ("disarm:kind",)),
            Column("effect", ("disarm:clauseEffect",)),
            Column("delay", ("disarm:delay",)),
            Column("where", ("disarm:sourceProvision",), "places"),
        ),
        "treaty",
    ),
    "deadline": Shelf(
        "disarm:Deadline",
        (
            concept("runs-from", "disarm:runsFrom", "deadline-start"),
            at("text", "^disarm:hasDeadline/disarm:sourceProvision/disarm:isProvisionOf"),
            CONFIDENCE,
            DOCUMENT,
        ),
        (
            Column("norm", ("^disarm:hasDeadline",)),
            Column("duration", ("disarm:duration",)),
            Column("runs-from", ("disarm:runsFrom",)),
            Column("date", ("disarm:deadlineDate", "disarm:yearlyDate", "disarm:endsAt")),
        ),
    ),
    "due-date": Shelf(
        "disarm:DueDate",
        (TREATY, at("norm", "disarm:dueNorm"), STATE, when("date", "disarm:deadlineDate")),
        (
            Column("date", ("disarm:deadlineDate",)),
            Column("state", ("disarm:boundState",)),
            Column("treaty", ("disarm:concernsTreaty",)),
            Column("norm", ("disarm:dueNorm",)),
        ),
        "-date",
        head="date",
    ),
    "state": Shelf(
        "disarm:State",
        (
            Facet(
                "region",
                "?thing disarm:m49Region/disarm:locatedIn* ?value .",
                above=("disarm:locatedIn",),
            ),
            BOUND_BY,
            at("not-party-to", "disarm:isNotPartyTo"),
            at("no-record-of", "disarm:hasNoRecordOfConsentTo"),
            at("named-in", "^disarm:mentions/disarm:isPassageOf", "not-named"),
        ),
        (
            Column("code", ("disarm:isoAlpha3",)),
            Column("region", ("disarm:m49Region",)),
            Column("bound-by", (), "tally"),
            Column("not-party-to", (), "tally"),
            Column("no-record-of", (), "tally"),
        ),
    ),
    "body": Shelf(
        "disarm:Body",
        (
            concept("kind", "disarm:kind", "body-kind"),
            Facet(
                "part-of",
                "?thing org:subOrganizationOf+ ?value .",
                above=("org:subOrganizationOf",),
            ),
            at("serves", "disarm:serves"),
            concept("status", "disarm:status", "operational-status"),
            at("place", "disarm:seat|disarm:locatedIn"),
            DOCUMENT,
        ),
        (
            Column("acronym", ("disarm:acronym",)),
            Column("kind", ("disarm:kind",)),
            Column("part-of", ("org:subOrganizationOf",)),
            Column("serves", ("disarm:serves",)),
            WHERE_KNOWN,
        ),
        beneath="acronym",
    ),
    "person": Shelf(
        "disarm:Person",
        (DOCUMENT,),
        (Column("holds", ("^disarm:heldBy",)), WHERE),
    ),
    "role": Shelf(
        "disarm:Role",
        (
            at("text", "^disarm:bearer/disarm:sourceProvision/disarm:isProvisionOf", "no-text"),
            CONCERNS,
            DOCUMENT,
        ),
        (
            Column("norms", ("^disarm:bearer",), "count"),
            WHERE_KNOWN,
        ),
    ),
    "tenure": Shelf(
        "disarm:Tenure",
        (
            concept("function", "disarm:function", "function"),
            at("held-in", "disarm:heldIn"),
            at("held-by", "disarm:heldBy"),
            DOCUMENT,
        ),
        (
            Column("held-by", ("disarm:heldBy",)),
            Column("function", ("disarm:function",)),
            Column("held-in", ("disarm:heldIn",)),
            WHERE,
        ),
    ),
    "fund": Shelf(
        "disarm:Fund",
        (THEME, DOCUMENT),
        (
            Column("founded-by", ("disarm:foundedBy",)),
            Column("serves", ("disarm:serves",)),
            Column("dates", ("disarm:startDate", "disarm:endDate"), "span"),
            WHERE,
        ),
    ),
    "programme": Shelf(
        "disarm:Programme",
        (
            concept("kind", "disarm:kind", "programme-kind"),
            concept("status", "disarm:status", "operational-status"),
            at("implementer", "disarm:implementedBy"),
            at("funder", "disarm:fundedBy"),
            THEME,
            WEAPON,
            DOCUMENT,
        ),
        (
            Column("kind", ("disarm:kind",)),
            Column("implementer", ("disarm:implementedBy",)),
            Column("funder", ("disarm:fundedBy",)),
            Column("status", ("disarm:status",)),
            WHERE,
        ),
    ),
    "system": Shelf(
        "disarm:InformationSystem",
        (
            concept("kind", "disarm:kind", "system-kind"),
            concept("status", "disarm:status", "operational-status"),
            at("operator", "disarm:operatedBy"),
            concept("holds", "disarm:holds", "record-kind"),
            THEME,
            WEAPON,
            DOCUMENT,
        ),
        (
            Column("kind", ("disarm:kind",)),
            Column("operator", ("disarm:operatedBy",)),
            Column("holds", ("disarm:holds",)),
            Column("status", ("disarm:status",)),
            WHERE,
        ),
    ),
    "event": Shelf(
        "disarm:Event",
        (
            tree("kind", "disarm:kind", "event-kind"),
            when("date", "disarm:startDate"),
            Facet(
                "place",
                "?thing disarm:locatedIn/(disarm:locatedIn|disarm:m49Region)* ?value .",
                above=IN_PLACE,
            ),
            at("organizer", "disarm:organizedBy"),
            at("host", "disarm:hostedBy"),
            at("series", "disarm:isPartOfSeries"),
            THEME,
            WEAPON,
            CONCERNS,
            DOCUMENT,
            BASIS,
        ),
        (
            Column("dates", ("disarm:startDate", "disarm:endDate"), "span"),
            Column("kind", ("disarm:kind",)),
            Column("place", ("disarm:locatedIn",)),
            Column("organizer", ("disarm:organizedBy",)),
            WHERE,
        ),
        "-dates",
    ),
    "series": Shelf(
        "disarm:Series",
        (THEME, CONCERNS, DOCUMENT, BASIS),
        (
            Column("recurrence", ("disarm:recurrence",)),
            Column("members", ("^disarm:isPartOfSeries",), "count"),
            Column("funder", ("disarm:fundedBy",)),
            WHERE,
        ),
    ),
    "assistance": Shelf(
        "disarm:Assistance",
        (
            concept(
                "status",
                "disarm:status",
                "assistance-status",
                (
                    "requested",
                    "offered",
                    "planned",
                    "funded",
                    "under-way",
                    "provided",
                    "completed",
                ),
            ),
            concept("kind", "disarm:kind", "assistance-kind"),
            at("donor", "disarm:donor"),
            at("recipient", "disarm:recipient"),
            at("implementer", "disarm:implementedBy"),
            at("requested-by", "disarm:requestedBy"),
            at("requested-of", "disarm:requestedOf"),
            THEME,
            WEAPON,
            when("date", "disarm:startDate"),
            DOCUMENT,
            BASIS,
        ),
        (
            Column("donor", ("disarm:donor",)),
            Column("recipient", ("disarm:recipient",)),
            Column("status", ("disarm:status",)),
            Column("amount", ("disarm:amount",), "figure"),
            WHERE,
            Column("kind", ("disarm:kind",), only_data=True),
            Column("implementer", ("disarm:implementedBy",), only_data=True),
            Column("requested-by", ("disarm:requestedBy",), only_data=True),
            Column("requested-of", ("disarm:requestedOf",), only_data=True),
            Column("dates", ("disarm:startDate", "disarm:endDate"), "span", only_data=True),
            Column("theme", ("disarm:theme",), only_data=True),
        ),
    ),
    "quantity": Shelf(
        "disarm:Quantity",
        (
            concept("measure", "disarm:measure", "measure"),
            concept("unit", "disarm:unit", "unit"),
            SAYS,
            CONCERNS,
            concept("qualifier", "disarm:qualifier", "qualifier"),
            THEME,
            WEAPON,
            DOCUMENT,
            BASIS,
        ),
        (
            Column("figure", ("",), "figure"),
            Column("measure", ("disarm:measure",)),
            Column("concerns", ("disarm:concerns",)),
            Column("says", ("disarm:accordingTo",)),
            WHERE,
        ),
    ),
    "enumeration": Shelf(
        "disarm:Enumeration",
        (
            concept("completeness", "disarm:completeness", "list-kind"),
            CONCERNS,
            THEME,
            DOCUMENT,
        ),
        (
            Column("completeness", ("disarm:completeness",)),
            Column("stated-count", ("disarm:statedCount",)),
            Column("listed-count", ("disarm:listedCount",)),
            WHERE,
        ),
    ),
    "treaty-action": Shelf(
        "disarm:TreatyAction",
        (
            tree("kind", "disarm:kind", "treaty-action-kind"),
            at("treaty", "disarm:concernsTreaty"),
            at("state", "disarm:performedBy"),
            when("date", "disarm:depositDate"),
            CONFIDENCE,
            at("source", "dcterms:source"),
        ),
        (
            Column("state", ("disarm:performedBy",)),
            Column("treaty", ("disarm:concernsTreaty",)),
            Column("kind", ("disarm:kind",)),
            Column("date", ("disarm:depositDate",)),
            Column("effective", ("disarm:effectiveDate",)),
            SOURCE,
        ),
        "-date",
        head="kind",
    ),
    "bound-period": Shelf(
        "disarm:BoundPeriod",
        (
            TREATY,
            STATE,
            when("since", "disarm:startDate"),
            when("until", "disarm:endDate", "no-end"),
            CONFIDENCE,
        ),
        (
            Column("state", ("disarm:boundState",)),
            Column("treaty", ("disarm:concernsTreaty",)),
            Column("since", ("disarm:startDate",)),
            Column("until", ("disarm:endDate",)),
            Column("as-of", ("disarm:asOf",)),
            Column("confidence", ("disarm:confidence",)),
        ),
        "treaty",
        head="state",
    ),
    "party-list": Shelf(
        "disarm:PartyList",
        (
            concept("completeness", "disarm:completeness", "list-kind"),
            CONFIDENCE,
            at("source", "dcterms:source"),
        ),
        (
            Column("treaty", ("disarm:concernsTreaty",)),
            Column("completeness", ("disarm:completeness",)),
            Column("parties", ("disarm:statedPartyCount",)),
            Column("signatories", ("disarm:statedSignatoryCount",)),
            Column("as-of", ("disarm:snapshotDate",)),
            SOURCE,
        ),
    ),
    "status-report": Shelf(
        "disarm:StatusReport",
        (
            concept("status", "disarm:status", "implementation-status"),
            at("provision", "disarm:concernsProvision"),
            concept("completeness", "disarm:completeness", "list-kind"),
            DOCUMENT,
        ),
        (
            Column("status", ("disarm:status",)),
            Column("provision", ("disarm:concernsProvision",), "places"),
            Column("stated-count", ("disarm:statedCount",)),
            Column("listed-count", ("disarm:listedCount",)),
            WHERE,
        ),
    ),
    "claim": Shelf(
        "disarm:Claim",
        (
            concept("kind", "disarm:kind", "claim-kind"),
            SAYS,
            concept("verb", "disarm:verb", "verb"),
            THEME,
            WEAPON,
            CONCERNS,
            at("voiced-at", "disarm:voicedAt"),
            DOCUMENT,
            BASIS,
        ),
        (
            Column("says", ("disarm:accordingTo",)),
            Column("kind", ("disarm:kind",)),
            Column("concerns", ("disarm:concerns",)),
            WHERE,
        ),
    ),
    "finding": Shelf(
        "disarm:Finding",
        (SAYS, THEME, WEAPON, CONCERNS, at("voiced-at", "disarm:voicedAt"), DOCUMENT, BASIS),
        (
            Column("says", ("disarm:accordingTo",)),
            Column("concerns", ("disarm:concerns",)),
            Column("as-of", ("disarm:asOf",)),
            WHERE,
        ),
    ),
    "definition": Shelf(
        "disarm:Definition",
        (DOCUMENT,),
        (Column("defines", ("disarm:defines",)), WHERE),
    ),
    "discrepancy": Shelf(
        "disarm:Discrepancy",
        (CONCERNS, DOCUMENT, BASIS),
        (
            Column("stated-value", ("disarm:statedValue",)),
            Column("listed-value", ("disarm:listedValue",)),
            Column("derived-value", ("disarm:derivedValue",)),
            Column("concerns", ("disarm:concerns",)),
            WHERE,
        ),
    ),
    "place": Shelf(
        "disarm:Place",
        (
            concept("kind", "disarm:kind", "place-kind"),
            Facet(
                "place",
                "?thing (disarm:locatedIn|disarm:m49Region)+ ?value .",
                above=IN_PLACE,
            ),
            DOCUMENT,
        ),
        (
            Column("kind", ("disarm:kind",)),
            Column("place", ("disarm:locatedIn",)),
            WHERE_KNOWN,
        ),
    ),
    "name": Shelf(
        "disarm:Name",
        (
            concept("kind", "disarm:kind", "name-kind"),
            DOCUMENT,
            BASIS,
        ),
        (
            Column("name-of", ("disarm:isNameOf",)),
            Column("kind", ("disarm:kind",)),
            Column("dates", ("disarm:startDate", "disarm:endDate"), "span"),
            WHERE_KNOWN,
        ),
    ),
    "source": Shelf(
        "disarm:Source",
        (when("date", "dcterms:date"),),
        (
            Column("date", ("dcterms:date",)),
            Column("online", ("rdfs:seeAlso",)),
        ),
    ),
}
"""What is declared for each kind, by its name in IRIs."""
