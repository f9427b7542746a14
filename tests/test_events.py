"""Events that a text tells of; the sentences are made here."""

import pytest

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.calendar import Calendar
from disarmgraph.reading.events import events
from disarmgraph.reading.mentions import Mention, Portion

IDS = f"{BASE}id/"


@pytest.fixture(scope="module")
def calendar(graph):
    return Calendar.of_store(graph)


def tell(calendar, text, **names):
    """What is told, the words given naming the things given."""
    named = []
    for words, thing in names.items():
        start = text.index(words)
        named.append(Mention(start, start + len(words), IDS + thing, 0.95, "name"))
    return events([Portion(0, text)], [named], calendar, "ENG")


def days(told):
    """The kind and the days of each new event."""
    found = []
    for each in told.new:
        said = {guess.predicate.partition(":")[2]: guess.value for guess in each.guesses}
        dates = [said[name].split('"')[1] for name in ("startDate", "endDate")]
        found.append((said["kind"].rpartition("/")[2], *dates))
    return found


def values(told, name):
    return [
        guess.value.removeprefix(IDS)
        for each in told.new
        for guess in each.guesses
        if guess.predicate == f"disarm:{name}"
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "A workshop was held on mills from 12 to 13 May 2031.",
            ("workshop", "2031-05-12", "2031-05-13"),
        ),
        ("In April 2031 Togo hosted a seminar.", ("seminar", "2031-04", "2031-04")),
        (
            "It organized on 5 May 2031 a workshop on mills.",
            ("workshop", "2031-05-05", "2031-05-05"),
        ),
        (
            "The meeting of governmental experts (Accra, 3 May 2031) was long.",
            ("expert-meeting", "2031-05-03", "2031-05-03"),
        ),
        (
            "Un séminaire s\u2019est tenu les 27 et 28 mai 2031.",
            ("seminar", "2031-05-27", "2031-05-28"),
        ),
        (
            "Le Conseil a organisé du 28 au\n30 avril 2031 un séminaire.",
            ("seminar", "2031-04-28", "2031-04-30"),
        ),
        (
            "En mars 2031, il a organisé un atelier régional.",
            ("workshop", "2031-03", "2031-03"),
        ),
        (
            "Le sommet, qui a eu lieu en juin 2031, a duré.",
            ("summit", "2031-06", "2031-06"),
        ),
    ],
)
def test_an_event_has_its_kind_and_its_days(calendar, text, event):
    assert days(tell(calendar, text)) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "The report of 4 May 2031 is on mills.",
        "The Convention was adopted on 18 September 2031.",
        "The workshop on mills was useful to those who have milled since they were young, and to "
        "those who will close their mills on 3 May 2031.",
        "A workshop was held. The mill closed on 3 May 2031.",
        "It has held a meeting on the text adopted on 3 May 2031.",
        "At its meeting of 2031 the Guild spoke.",
        "The workshop will be held by 3 May 2031.",
        "Le moulin a fermé le 3 mai 2031, ce qui a mis fin au bruit.",
        "Un séminaire a eu lieu. Le rapport du 3 mai 2031 en parle.",
        "En 2031, le sommet de la colline est apparu.",
    ],
)
def test_a_date_of_something_else_makes_no_event(calendar, text):
    assert days(tell(calendar, text)) == []


def test_dates_in_a_row_are_so_many_events(calendar):
    told = tell(calendar, "Il a tenu trois réunions, les 13 juillet 2031 et 26 mars 2032.")
    assert [first for _, first, _ in days(told)] == ["2031-07-13", "2032-03-26"]


def test_dates_in_a_row_have_each_its_place(calendar):
    text = (
        "Il a organisé des séminaires à Accra les 3 et 4 mai 2031 pour les meuniers, "
        "à Lima en juin 2031 et à Oslo en juillet 2031."
    )
    told = tell(calendar, text, Accra="place/accra", Lima="place/lima", Oslo="place/oslo")
    assert [first for _, first, _ in days(told)] == ["2031-05-03", "2031-06", "2031-07"]
    assert values(told, "locatedIn") == ["place/accra", "place/lima", "place/oslo"]


def test_the_place_is_one_that_is_named_beside_the_date(calendar):
    text = "A seminar on mills of Togo was held in Accra on 3 May 2031."
    told = tell(calendar, text, Togo="state/TGO", Accra="place/accra")
    assert values(told, "locatedIn") == ["place/accra"]
    assert told.places == ()


def test_a_place_that_nobody_knows_is_a_new_thing(calendar):
    told = tell(calendar, "A seminar was held in Millburg (Togo) on 3 May 2031.")
    assert values(told, "locatedIn") == ["place/millburg"]
    [place] = told.places
    assert [each.value for each in place.guesses] == [DISARM + "Place", '"Millburg"@en']
    assert [(at, each.thing) for at, each in told.mentions] == [(0, IDS + "place/millburg")]


def test_a_month_or_an_article_is_no_place(calendar):
    told = tell(calendar, "In May 2031 a seminar was held in Annex 3 in English on 4 May 2031.")
    assert told.places == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Guild organized a seminar on 3 May 2031.", "organizedBy"),
        ("A seminar, organized by the Guild, was held on 3 May 2031.", "organizedBy"),
        ("The Guild has hosted a seminar on 3 May 2031.", "hostedBy"),
        ("La Guild a organisé le 3 mai 2031 un séminaire.", "organizedBy"),
        ("Un séminaire organisé par la Guild s'est tenu le 3 mai 2031.", "organizedBy"),
    ],
)
def test_the_organizer_is_who_is_said_to_have_organized_it(calendar, text, name):
    assert values(tell(calendar, text, Guild="body/guild"), name) == ["body/guild"]


@pytest.mark.parametrize(
    "text",
    [
        "The Guild spoke of a seminar that was held on 3 May 2031.",
        "A seminar for the Guild was held on 3 May 2031.",
        "La Guild a parlé d'un séminaire qui s'est tenu le 3 mai 2031.",
    ],
)
def test_who_is_only_named_has_organized_nothing(calendar, text):
    told = tell(calendar, text, Guild="body/guild")
    assert values(told, "organizedBy") + values(told, "hostedBy") == []
    assert len(told.new) == 1


def test_what_is_to_come_is_planned(calendar):
    told = tell(calendar, "A seminar will be held on 3 May 2031.")
    assert [each.rpartition("/")[2] for each in values(told, "status")] == ["planned"]
    assert values(tell(calendar, "A seminar was held on 3 May 2031."), "status") == []


def test_an_event_of_the_graph_is_mentioned_by_its_days_and_place(calendar):
    text = "A conference was held in Oslo from 26 to 29 November 2019."
    told = tell(calendar, text, Oslo="place/oslo")
    assert told.new == ()
    assert [each.thing for _, each in told.mentions] == [IDS + "event/apmbc-rc4"]
    [other] = tell(calendar, text.replace("Oslo", "Lima"), Lima="place/lima").new
    assert other.portion == 0


def test_what_is_told_of_an_event_that_is_named_goes_to_it(calendar):
    text = "The Conference of Millers was held on 3 May 2031."
    new = Mention(4, 25, IDS + "event/conference-of-millers", 0.6, "new-thing")
    told = events([Portion(0, text)], [[new]], calendar, "ENG")
    assert told.new == ()
    assert [each.iri for each in told.more] == [new.thing]


def test_an_event_that_the_graph_names_is_not_made_again(calendar):
    text = "The Conference of Millers was held on 3 May 2031."
    known = Mention(4, 25, IDS + "event/conference-of-millers", 0.95, "name")
    told = events([Portion(0, text)], [[known]], calendar, "ENG")
    assert (told.new, told.more) == ((), ())


def test_an_event_of_other_days_is_another_one(calendar):
    text = "The meeting in Lima was held on 3 May 2031."
    other = Mention(4, 11, IDS + "event/apmbc-rc4", 0.6, "last-named")
    told = events([Portion(0, text)], [[other]], calendar, "ENG")
    assert days(told) == [("meeting-of-states", "2031-05-03", "2031-05-03")]
