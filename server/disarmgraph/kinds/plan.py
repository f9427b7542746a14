"""What the page of each kind of thing shows, and in which order: a table of contents for each.

The table is as long as there are kinds.
"""

from dataclasses import dataclass

from disarmgraph.kinds.linked import Part

NORMS = ("Obligation", "Prohibition", "Permission", "Recommendation", "Norm")
WORDS = ("Claim", "Finding", "Definition")
LISTS = ("StatusReport", "Enumeration", "PartyList")
WORK = ("Programme", "InformationSystem", "Fund")
TEXTS = ("Document", "Instrument")
GIVEN = ("donor", "implementedBy", "partner", "recipient", "requestedBy", "requestedOf")


@dataclass(frozen=True)
class Plan:
    """A kind's page: its template, its facts in order, and the sections of what is linked to it.

    ``first`` are the properties that a reader looks for first, ``expected`` those whose absence
    is worth a word, each a property or several of which one suffices, of things of the kind
    ``expected_of`` alone if that is given (`place-kind/city`). ``elsewhere`` are facts that the
    page shows in another form.
    """

    kind: str
    template: str
    first: tuple[str, ...] = ()
    expected: tuple[tuple[str, ...], ...] = ()
    expected_of: str = ""
    elsewhere: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


COMMON = (
    Part("tenures", "tenures", ("Tenure",)),
    Part("mandates", "norms", ("Mandate",), ("bearer",)),
    Part("duties", "norms", NORMS, ("bearer",)),
    Part("norms", "norms", ("Norm",)),
    Part("events", "events", ("Event", "Series")),
    Part("assistance", "assistance", ("Assistance",)),
    Part("work", "things", WORK),
    Part("bodies", "things", ("Body",)),
    Part("texts", "documents", TEXTS),
    Part("figures", "figures", ("Quantity",)),
    Part("words", "words", WORDS),
    Part("lists", "lists", LISTS),
    Part("acts", "acts", ("TreatyAction",)),
    Part("others", "things"),
)
"""Sections for what is linked to anything; those of a kind come before them."""

PLANS = (
    Plan(
        "Body",
        "body.html",
        first=("org:subOrganizationOf", "foundingAct", "foundedBy", "startDate", "seat", "status"),
        expected=(("foundingAct", "foundedBy"), ("seat", "locatedIn")),
        parts=(
            Part("parts", "things", ("Body",), ("org:subOrganizationOf",)),
            COMMON[0],
            Part("mandates", "mandates", ("Mandate",), ("bearer",)),
            COMMON[2],
            Part("owed", "norms", ("Norm",), ("beneficiary",)),
            Part("asked", "norms", ("Norm",), ("issuedBy", "adoptedBy", "requestedBy")),
            Part("issued", "documents", TEXTS, ("issuedBy", "adoptedBy", "developedBy")),
            Part("depositary", "documents", TEXTS, ("depositary",)),
            Part("founded", "things", (), ("foundedBy",)),
            Part("said-by", "words", WORDS, ("accordingTo",)),
            *COMMON[3:],
        ),
    ),
    Plan(
        "Event",
        "event.html",
        first=(
            "locatedIn",
            "isPartOfEvent",
            "organizedBy",
            "hostedBy",
            "fundedBy",
            "underAuspicesOf",
            "partner",
            "attendedBy",
            "statedCount",
            "listedCount",
            "completeness",
            "respondsTo",
            "followsFrom",
            "concerns",
            "purpose",
        ),
        expected=(
            ("startDate", "endDate", "since", "inPeriodOf"),
            ("locatedIn",),
            ("organizedBy",),
            ("hostedBy",),
            ("fundedBy",),
            ("attendedBy",),
        ),
        elsewhere=("startDate", "endDate", "isPartOfSeries", "ordinal"),
        parts=(
            Part("event-parts", "events", ("Event",), ("isPartOfEvent",)),
            Part("agreed", "agreed", (), ("adoptedAt",)),
            Part("event-texts", "documents", TEXTS),
            Part("voiced", "words", WORDS, ("voicedAt",)),
            Part("voiced-norms", "norms", ("Norm",), ("voicedAt",)),
            Part("outcome", "things", (), ("followsFrom", "foundingAct")),
            *COMMON,
        ),
    ),
    Plan(
        "Series",
        "kind.html",
        first=("recurrence", "respondsTo", "followsFrom", "organizedBy", "fundedBy", "concerns"),
        parts=(
            Part("series-events", "events", ("Event",), ("isPartOfSeries",)),
            Part("series-texts", "documents", TEXTS, ("isPartOfSeries",)),
            *COMMON,
        ),
    ),
    Plan(
        "Assistance",
        "assistance.html",
        first=(
            "concerns",
            "purpose",
            "isPartOfAssistance",
            "serves",
            "respondsTo",
            "followsFrom",
            "accordingTo",
            "level",
            "modality",
        ),
        expected=(
            ("startDate", "endDate", "since", "inPeriodOf"),
            ("amount",),
            ("concerns",),
        ),
        elsewhere=("startDate", "endDate", "status", "amount", *GIVEN),
        parts=(
            Part("assistance-parts", "assistance", ("Assistance",), ("isPartOfAssistance",)),
            *COMMON,
        ),
    ),
    Plan(
        "Quantity",
        "quantity.html",
        first=("concerns", "accordingTo", "isPartOfQuantity", "isSubsetOf", "updates"),
        expected=(("asOf", "startDate", "endDate", "inPeriodOf", "since"), ("accordingTo",)),
        elsewhere=("value", "unit", "qualifier", "measure", "startDate", "endDate"),
        parts=(
            Part("quantity-parts", "figures", ("Quantity",), ("isPartOfQuantity", "isSubsetOf")),
            Part("quantity-changes", "lists", (), ("updates", "addsTo", "takesFrom", "isSubsetOf")),
            *COMMON,
        ),
    ),
    Plan(
        "Discrepancy",
        "discrepancy.html",
        elsewhere=(
            "statedValue",
            "listedValue",
            "derivedValue",
            "setsAgainst",
            "concerns",
            "explanation",
        ),
        parts=COMMON,
    ),
    Plan(
        "TreatyAction",
        "act.html",
        first=("performedBy", "concernsTreaty", "kind", "depositDate", "effectiveDate"),
        expected=(("depositDate",),),
        parts=COMMON,
    ),
    Plan(
        "StatusReport",
        "listing.html",
        first=(
            "status",
            "concernsProvision",
            "concerns",
            "accordingTo",
            "asOf",
            "since",
            "inPeriodOf",
        ),
        elsewhere=("listedActor", "statedCount", "listedCount", "completeness"),
        parts=(
            Part("quantity-changes", "lists", (), ("updates", "addsTo", "takesFrom", "isSubsetOf")),
            *COMMON,
        ),
    ),
    Plan(
        "Enumeration",
        "listing.html",
        first=("concerns", "accordingTo", "inPeriodOf"),
        elsewhere=("enumerates", "statedCount", "listedCount", "completeness"),
        parts=COMMON,
    ),
    *(
        Plan(
            kind,
            "statement.html",
            first=(
                "asOf",
                "concerns",
                "concernsProvision",
                "respondsTo",
                "illustratedBy",
                "borneOutBy",
            ),
            elsewhere=("accordingTo", "verb", "voicedAt"),
            parts=(
                Part("replies", "words", (), ("respondsTo",)),
                *COMMON,
            ),
        )
        for kind in ("Claim", "Finding")
    ),
    Plan(
        "Programme",
        "kind.html",
        first=(
            "status",
            "startDate",
            "endDate",
            "isPartOfProgramme",
            "foundingAct",
            "foundedBy",
            "implementedBy",
            "fundedBy",
            "partner",
            "beneficiary",
            "concerns",
            "purpose",
        ),
        expected=(("implementedBy",), ("fundedBy",), ("startDate", "endDate")),
        parts=(
            Part("programme-parts", "things", (), ("isPartOfProgramme",)),
            *COMMON,
        ),
    ),
    Plan(
        "Fund",
        "kind.html",
        first=("foundedBy", "foundingAct", "startDate", "serves", "purpose", "concerns"),
        expected=(("foundedBy", "foundingAct"),),
        parts=(
            Part("paid", "assistance", ("Assistance",), ("donor",)),
            Part("paid-for", "things", (), ("fundedBy",)),
            *COMMON,
        ),
    ),
    Plan(
        "InformationSystem",
        "kind.html",
        first=(
            "status",
            "operatedBy",
            "developedBy",
            "foundedBy",
            "fundedBy",
            "usedBy",
            "holds",
            "succeeds",
            "isPartOfSystem",
            "buildsOn",
            "concerns",
            "purpose",
        ),
        expected=(("operatedBy",), ("developedBy", "foundedBy"), ("holds",)),
        parts=(
            Part("systems", "things", ("InformationSystem",), ("isPartOfSystem", "succeeds")),
            *COMMON,
        ),
    ),
    Plan("Person", "kind.html", parts=COMMON),
    Plan(
        "Tenure",
        "kind.html",
        first=("heldBy", "function", "heldIn", "represents", "startDate", "endDate"),
        expected=(("startDate",), ("endDate",)),
        parts=COMMON,
    ),
    Plan(
        "Place",
        "kind.html",
        first=("locatedIn", "m49"),
        expected=(("locatedIn",),),
        expected_of="place-kind/city",
        parts=(
            Part("places", "names", ("Place",), ("locatedIn",)),
            Part("events-there", "events", ("Event", "Series"), ("locatedIn",)),
            Part("seated", "things", ("Body",), ("seat", "locatedIn")),
            Part("adopted-there", "documents", TEXTS, ("adoptionPlace",)),
            Part("states", "names", ("State",), ("m49Region",)),
            *COMMON,
        ),
    ),
    Plan("Role", "kind.html", first=("concerns",), parts=COMMON),
    Plan(
        "Definition",
        "statement.html",
        first=("defines", "distinguishedFrom", "concerns"),
        elsewhere=("accordingTo",),
        parts=COMMON,
    ),
    Plan(
        "Deadline",
        "kind.html",
        first=("deadlineDate", "duration", "runsFrom", "yearlyDate", "endsAt"),
        parts=(Part("deadline-of", "norms", ("Norm",), ("hasDeadline",)), *COMMON),
    ),
    Plan(
        "BoundPeriod",
        "kind.html",
        first=("boundState", "concernsTreaty", "startDate", "endDate", "asOf", "derivedFrom"),
        expected=(("startDate",),),
        parts=COMMON,
    ),
    Plan(
        "DueDate",
        "kind.html",
        first=("deadlineDate", "boundState", "concernsTreaty", "dueNorm", "derivedFrom"),
        parts=COMMON,
    ),
    Plan("Name", "kind.html", first=("isNameOf", "nameText", "kind"), parts=COMMON),
)
