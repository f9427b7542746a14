"""Documents made for tests: content written once, for PDF, DOCX and HTML alike.

They are laid out as those of the United Nations are; every word is made up. Each says what blocks
must be read from it, whatever it is printed as.
"""

import re
from dataclasses import dataclass

from disarmgraph.layout.laid import Role

CALL = re.compile(r"<sup>(\w+)</sup>")


@dataclass(frozen=True)
class Part:
    """A paragraph: its role, the number or mark before it, its depth, how it begins."""

    role: Role
    text: str
    mark: str = ""
    level: int = 0
    verb: str = ""
    """Its first words, in italics."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table, whose text is empty."""

    @property
    def printed(self) -> str:
        return " ".join(filter(None, (self.mark, self.verb, self.text)))


@dataclass(frozen=True)
class Made:
    """A document; ``front`` are the lines of its masthead, ``notes`` the texts of its notes."""

    symbol: str
    language: str
    front: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    columns: int = 1

    def blocks(self) -> list[tuple[Role, int, str | None, str]]:
        """Role, level, number and text of every block of the body, in order; no notes."""
        found = []
        for part in self.parts:
            found += [(Role.BLOCK, 0, None, " | ".join(row)) for row in part.rows]
            if not part.rows:
                number = part.mark.rstrip(".") or None
                found.append((part.role, part.level, number, part.printed))
        return found

    def footnotes(self) -> list[str]:
        return [f"<sup>{at}</sup> {text}" for at, text in enumerate(self.notes, 1)]


def title(text: str) -> Part:
    return Part(Role.TITLE, text)


def heading(level: int, text: str, mark: str = "") -> Part:
    return Part(Role.HEADING, text, mark, level)


def text(words: str, verb: str = "") -> Part:
    return Part(Role.BLOCK, words, verb=verb)


def paragraph(number: int, words: str, verb: str = "") -> Part:
    return Part(Role.PARAGRAPH, words, f"{number}.", 1, verb)


def item(mark: str, words: str, level: int = 1) -> Part:
    return Part(Role.ITEM, words, mark, level)


def table(*rows: tuple[str, ...]) -> Part:
    return Part(Role.BLOCK, "", rows=rows)


RESOLUTION = Made(
    "Z/RES/63/62",
    "en",
    (
        "Harbours United",
        "Assembly of Ports",
        "Distr.: General",
        "12 January 2009",
        "Original: English",
    ),
    (
        title("63/62. Lifting of rusty anchors through practical measures"),
        text("The Assembly of Ports,"),
        text(
            "its decision of last winter on the lighting of piers, and all that the keepers of "
            "lamps have told it since then about oil, wicks and weather,",
            "Recalling",
        ),
        text(
            "that an anchor which nobody has counted is a danger to each boat that comes in at "
            "night, whether it is made of iron or of lead,<sup>1</sup> and that no port can lift "
            "all of its anchors alone,",
            "Convinced",
        ),
        text(
            "the report of the Master of Buoys on the tides of the northern sea,<sup>2</sup> in "
            "which small harbours are asked what they can spare,",
            "Taking note of",
        ),
        paragraph(
            1,
            "the ports that have begun to count their anchors, and encourages all the others to "
            "begin before the next spring tide so that charts can be printed in time;",
            "Welcomes",
        ),
        paragraph(2, "every port that owns a crane:", "Invites"),
        item("(a)", "To lend it to its neighbours in the months of calm weather;"),
        item("(b)", "To teach two persons of each neighbour how a crane is kept, namely:"),
        item("(i)", "How its ropes are greased and its wheels are turned;", 2),
        item("(ii)", "How its hook is tested with sacks of wet sand;", 2),
        item("(c)", "To tell the Master of Buoys once a year what was lifted and where it lies;"),
        paragraph(
            3,
            "the Group of Lamps, which was founded for the safety of small boats, and asks those "
            "who can to give it oil;<sup>3</sup>",
            "Thanks",
        ),
        *(
            paragraph(
                number,
                f"the keepers of {place} to write down each night how many boats have passed, to "
                "send the sheets to the Master of Buoys at the end of every month, and to keep a "
                "copy in a dry place where those who come after them will find it without having "
                "to ask anybody; the sheets may be in any language that is spoken on the pier;",
                "Requests",
            )
            for number, place in enumerate(
                ("the long pier", "the two moles", "the lagoon", "the river mouth"), 4
            )
        ),
        paragraph(
            8,
            "to place on the list of its next meeting the item entitled \u201cRusty anchors\u201d.",
            "Decides",
        ),
        text("31st meeting of all ports"),
        text("2 December 2008"),
        heading(1, "Annex"),
        heading(2, "Words that are used above"),
        paragraph(1, "An anchor is what holds a boat to the ground and is heavier than a child."),
        paragraph(2, "A port is a place where at least three boats lie on most nights of a year."),
    ),
    (
        "See Sheets of the Ports, vol. 12, No. 40; iron rusts, lead does not.",
        "Z/63/178 and Z/63/178/Add.1, which was printed after the meeting had been closed and was "
        "given to the ports in the following week.",
        "The oil may be old.",
    ),
)

RESOLUTION_FR = Made(
    "Z/RES/63/63",
    "fr",
    (
        "Ports Unis",
        "Assemblée des ports",
        "Distr. générale",
        "12 janvier 2009",
        "Original : anglais",
    ),
    (
        title("63/63. Enlèvement des ancres rouillées grâce à des mesures concrètes"),
        text("L\u2019Assemblée des ports,"),
        text(
            "sa décision de l\u2019hiver dernier sur l\u2019éclairage des jetées, ainsi que tout "
            "ce que les gardiens des feux lui ont appris depuis sur l\u2019huile et les mèches,",
            "Rappelant",
        ),
        text(
            "qu\u2019une ancre que personne n\u2019a comptée met en danger chaque bateau qui "
            "rentre de nuit, qu\u2019elle soit de fer ou de plomb<sup>1</sup>, et qu\u2019aucun "
            "port ne peut relever seul toutes les siennes,",
            "Convaincue",
        ),
        paragraph(
            1,
            "les ports qui ont commencé à compter leurs ancres et engage tous les autres à "
            "s\u2019y mettre avant la prochaine grande marée ;",
            "Félicite",
        ),
        paragraph(2, "tout port qui possède une grue :", "Invite"),
        item("a)", "À la prêter à ses voisins pendant les mois de temps calme ;"),
        item("b)", "À former deux personnes de chaque port voisin à son entretien ;"),
        item("c)", "À faire savoir une fois l\u2019an ce qui a été relevé<sup>2</sup> ;"),
        *(
            paragraph(
                number,
                f"les gardiens {place} de noter chaque nuit le nombre des bateaux qui sont passés, "
                "d\u2019envoyer les feuilles au Maître des bouées à la fin de chaque mois et "
                "d\u2019en garder copie en un lieu sec où ceux qui viendront après eux les "
                "trouveront sans avoir à le demander à qui que ce soit, les feuilles pouvant être "
                "rédigées dans toute langue parlée sur la jetée ;",
                "Prie",
            )
            for number, place in enumerate(
                ("de la grande jetée", "des deux môles", "de la lagune", "du chenal"), 3
            )
        ),
        paragraph(7, "d\u2019inscrire à son ordre du jour la question des ancres.", "Décide"),
        text("31e séance de tous les ports"),
    ),
    (
        "Voir Feuilles des ports, vol. 12, no 40.",
        "Z/63/178, publié après la clôture de la séance et remis aux ports la semaine suivante, "
        "avec les cartes.",
    ),
)

WALKTHROUGH = Made(
    "A/RES/99/901",
    "en",
    (
        "United Nations",
        "General Assembly",
        "Distr.: General",
        "4 December 2044",
        "Original: English",
    ),
    (
        title("99/901. Records, surplus and help: an exercise"),
        text("The General Assembly,"),
        text("its resolution 62/47, in which it spoke of small arms,", "Recalling"),
        text("that Togo and Senegal wish to store fewer weapons,<sup>1</sup>", "Noting"),
        paragraph(1, "all States to keep records of the small arms that they hold;", "Urges"),
        paragraph(
            2,
            "the Secretary-General to report to it by 1 March 2045 on what has been done;",
            "Requests",
        ),
        paragraph(3, "States in a position to do so:", "Encourages"),
        item("(a)", "To destroy surplus weapons;"),
        item("(b)", "To exchange information on tracing;"),
        paragraph(4, "to review the matter at its hundredth session.", "Decides"),
    ),
    ("See A/CONF.192/15, para. 24.",),
)
"""The resolution of docs/reading.md, which no organ has adopted."""
