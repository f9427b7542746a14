"""Deadlines in the sentences of norms; the sentences are made here."""

import pytest

from disarmgraph.grammar import ordinals
from disarmgraph.grammar.periods import periods
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.deadlines import bound, deadlines
from disarmgraph.reading.mentions import Mention, Portion

ASSEMBLY = f"{BASE}id/body/un-general-assembly"


def norm(text, verb, portion=0, start=0):
    """A norm from its verb to the end of a text."""
    guess = Guess("rdf:type", DISARM + "Obligation", 0.9, "practice")
    return Candidate(portion, start + text.index(verb), start + len(text), (guess,))


def read(text, verb, named=()):
    """What is guessed of the deadlines of a text with one norm."""
    found = deadlines([Portion(0, text)], [named], [None], [norm(text, verb)])
    return [
        {
            guess.predicate.partition(":")[2]: guess.value.removeprefix(DISARM).removeprefix(BASE)
            for guess in each.candidate.guesses
        }
        for each in found
    ]


@pytest.mark.parametrize(
    ("text", "verb", "value"),
    [
        ("States should close their mills by 2025.", "should", '"2025"^^xsd:gYear'),
        ("By March 2010 States should close mills.", "should", '"2010-03"^^xsd:gYearMonth'),
        ("Each shall report no later than 1 March 2010.", "shall", '"2010-03-01"^^xsd:date'),
        ("Les États doivent agir au plus tard le 3 mai 2010.", "doivent", '"2010-05-03"^^xsd:date'),
        ("Les États devraient agir d\u2019ici à 2025.", "devraient", '"2025"^^xsd:gYear'),
    ],
)
def test_a_date_by_which_is_the_deadline_of_the_norm_of_its_sentence(text, verb, value):
    assert read(text, verb) == [{"type": "Deadline", "deadlineDate": value}]


@pytest.mark.parametrize(
    ("text", "duration", "start"),
    [
        ("within ten years of its entry into force", "P10Y", "entry-into-force"),
        (
            "not later than four years after the entry into force of this Treaty for that State",
            "P4Y",
            "entry-into-force-for-the-state",
        ),
        ("within 28 days", "P28D", None),
        ("within six weeks of receipt of the request", "P42D", "receipt-of-the-request"),
        ("within a year of the deposit of its instrument", "P1Y", "deposit"),
        ("within 24 hours after receiving the notification", "PT24H", "receipt-of-the-text"),
        ("at least 30 days before the harvest", "P30D", "planned-event"),
        (
            "dans un délai de 90 jours à compter de la réception de la demande",
            "P90D",
            "receipt-of-the-request",
        ),
        (
            "dans les dix ans suivant l\u2019entrée en vigueur à l\u2019égard de cet État",
            "P10Y",
            "entry-into-force-for-the-state",
        ),
        ("au moins six mois avant la moisson", "P6M", "planned-event"),
        ("au plus tard 180 jours après la signature", "P180D", "signature"),
        ("dans un\ndélai de trois mois", "P3M", None),
    ],
)
def test_a_period_runs_from_what_is_said(text, duration, start):
    assert [(each.duration, each.runs_from) for each in periods(text)] == [(duration, start)]


@pytest.mark.parametrize(
    "text",
    [
        "ten years ago",
        "within the last ten years",
        "dans les dix dernières années",
        "at least 30 days of rain",
        "within 10 kilometres",
        "dans les 14 pays",
        "il y a 90 jours",
    ],
)
def test_what_sets_no_limit_is_no_period(text):
    assert list(periods(text)) == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("States shall report by 30 April of each year.", "shall"),
        ("Chaque année, les États doivent écrire, au plus tard le 30 avril.", "doivent"),
    ],
)
def test_a_day_of_each_year_is_a_yearly_date(text, verb):
    assert read(text, verb) == [{"type": "Deadline", "yearlyDate": '"--04-30"^^xsd:gMonthDay'}]


def test_a_day_without_year_and_without_each_year_is_no_deadline():
    assert read("States shall report by 30 April.", "shall") == []


@pytest.mark.parametrize(
    "text",
    [
        "States should close mills. The millers met by 2005.",
        "States should close mills that have stood since 2005.",
        "States should close mills in 2005.",
    ],
)
def test_other_dates_and_other_sentences_set_no_deadline(text):
    assert read(text, "should") == []


def test_a_deadline_belongs_to_the_last_verb_before_it():
    text = "States shall mill, and should close by 2025."
    norms = [norm(text, "shall"), norm(text, "should")]
    [found] = deadlines([Portion(0, text)], [[]], [None], norms)
    assert found.norms == (1,)


def test_a_deadline_in_the_head_of_a_list_is_one_of_its_items():
    head, first, second = "States shall, within 60 days:", "mill;", "sleep."
    portions = [Portion(0, head), Portion(30, first), Portion(36, second)]
    norms = [norm(first, "mill", 1, 30), norm(second, "sleep", 2, 36)]
    [found] = deadlines(portions, [[], [], []], [None, 0, 0], norms)
    assert found.norms == (0, 1)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("It asks the Board to report to the Assembly at its sixty-fourth session.", "asks"),
        (
            "Il prie de faire rapport à l'Assembly à sa soixante-quatrième session.",
            "prie",
        ),
    ],
)
def test_a_report_is_due_at_a_session_of_the_body_that_is_named(text, verb):
    start = text.index("Assembly")
    named = [Mention(start, start + 8, ASSEMBLY, 0.95, "name")]
    [found] = read(text, verb, named)
    assert found["endsAt"] == "id/event/un-general-assembly-session-64"
    assert read(text, verb) == []


@pytest.mark.parametrize(
    ("ordinal", "number"),
    [
        ("its ninety-ninth regular session", 99),
        ("its hundredth session", 100),
        ("its one hundred and first session", 101),
        ("the one hundred and twenty-third session", 123),
        ("sa centième session", 100),
        ("sa cent unième session", 101),
        ("sa cent quatre-vingt-dix-neuvième session", 199),
    ],
)
def test_sessions_are_counted_past_the_hundredth(ordinal, number):
    preposition = "à" if ordinal.startswith("sa") else "at"
    text = f"It asks the Board to report to the Assembly {preposition} {ordinal}."
    [found] = read(text, "asks", [Mention(36, 44, ASSEMBLY, 0.95, "name")])
    assert found["endsAt"] == f"id/event/un-general-assembly-session-{number}"


def test_who_is_asked_is_not_who_holds_the_session():
    text = "The Assembly has met. It asks the Chief to report at its sixty-fourth session."
    chief = Mention(
        text.index("Chief"), text.index("Chief") + 5, f"{BASE}id/body/chief", 0.9, "name"
    )
    assembly = Mention(4, 12, ASSEMBLY, 0.95, "name")
    assert read(text, "asks", [chief]) == []
    [found] = read(text, "asks", [assembly, chief])
    assert found["endsAt"] == "id/event/un-general-assembly-session-64"


def test_only_a_report_is_due_at_a_session():
    text = "It asks the Assembly to be merry at its sixty-fourth session."
    assert read(text, "asks", [Mention(12, 20, ASSEMBLY, 0.95, "name")]) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [("by", True), ("no later than", True), ("before", True), ("since", False), ("at", False)],
)
def test_an_event_is_a_deadline_behind_words_that_say_so(words, found):
    text = f"States should agree {words} the Mill Summit."
    start = text.index("Mill")
    event = Mention(start, start + 11, f"{BASE}id/event/mill-summit", 0.95, "name")
    assert [each["endsAt"] for each in read(text, "should", [event])] == (
        ["id/event/mill-summit"] if found else []
    )


def test_a_norm_is_told_its_deadline():
    text = "States should close their mills by 2025."
    norms = [norm(text, "should")]
    found = deadlines([Portion(0, text)], [[]], [None], norms)
    [told] = bound(norms, found)
    assert [each.predicate for each in told.guesses] == ["rdf:type", "disarm:hasDeadline"]


@pytest.mark.parametrize(
    ("ordinal", "number"),
    [
        ("first", 1),
        ("sixty-fourth", 64),
        ("seventieth", 70),
        ("64th", 64),
        ("premier", 1),
        ("soixante-quatrième", 64),
        ("vingt et unième", 21),
        ("soixante et onzième", 71),
        ("quatre-vingtième", 80),
        ("hundredth", 100),
        ("one hundred and first", 101),
        ("hundred and twenty-third", 123),
        ("centième", 100),
        ("cent unième", 101),
        ("cent quatre-vingt-dix-neuvième", 199),
        ("month", None),
        ("next", None),
    ],
)
def test_the_number_of_an_ordinal(ordinal, number):
    assert ordinals.number(ordinal) == number
