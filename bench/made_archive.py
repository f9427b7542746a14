"""Documents made up for measurements: numbered paragraphs, items, footnotes, names of the graph."""

import random
from collections.abc import Iterator
from pathlib import Path

NAMES = [
    "Togo",
    "Colombia",
    "Cambodia",
    "the ICBL",
    "UNIDIR",
    "the General Assembly",
    "the Convention on Cluster Munitions",
    "the Anti-Personnel Mine Ban Convention",
    "the United Nations Mine Action Service",
]
VERBS = [
    "has told",
    "asks",
    "thanks",
    "met",
    "wrote to",
    "pays",
    "warns",
    "has seen",
    "shall help",
    "should visit",
]
THINGS = [
    "the mills of the valley",
    "a list of wheels",
    "what the river carries",
    "two sacks of flour",
    "the record named in resolution 62/47",
    "all millers who own no wheel",
    "a bridge of oak",
]
HEADINGS = ("I. Wheels and rivers", "II. Flour", "III. Bridges of oak")


def write(folder: Path, count: int, size: int = 8000) -> int:
    """So many documents of a quarter to twice so many characters; the bytes that they have."""
    chance = random.Random(7)
    written = 0
    for number in range(count):
        text = document(number, int(size * chance.choice((0.25, 0.5, 1, 2))), chance)
        path = folder / f"{number // 100}" / f"report-{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_bytes(text.encode())
    return written


def document(number: int, size: int, chance: random.Random) -> str:
    """A document of about so many characters."""
    blocks, length = [f"A/99/{number}", f"Report {number} on the mills of the valley"], 0
    for block in _blocks(chance):
        blocks.append(block)
        length += len(block)
        if length >= size:
            break
    return "\n\n".join(blocks) + "\n"


def _blocks(chance: random.Random) -> Iterator[str]:
    paragraph = note = 0
    while True:
        paragraph += 1
        if paragraph % 15 == 1:
            yield HEADINGS[paragraph // 15 % len(HEADINGS)]
        words = " ".join(_sentence(chance) for _ in range(3))
        if paragraph % 3:
            yield f"{paragraph}. {words}"
        else:
            note += 1
            yield f"{paragraph}. {words}<sup>{note}</sup>"
            yield f"<sup>{note}</sup> See A/98/{note}, {chance.choice(THINGS)}."
        if paragraph % 4 == 0:
            yield from (f"{letter}) {_sentence(chance)}" for letter in "abc")


def _sentence(chance: random.Random) -> str:
    one, other = chance.sample(NAMES, 2)
    return (
        f"{one[0].upper()}{one[1:]} {chance.choice(VERBS)} {other} about {chance.choice(THINGS)}, "
        f"and {chance.choice(VERBS)} {chance.choice(NAMES)} when the river is high."
    )
