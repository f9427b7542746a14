"""The course: each query is asked, and what the text says of its answer is looked up in the answer.

After a block of code, whatever stands in bold is a claim: a number of rows or triples, or a value
as a page shows it. What is claimed of one block ends where the next one begins, or the exercise.
"""

import csv
import io
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions
from rdflib import Graph

from disarmgraph.content.course import SOLUTION, CourseError, course, read
from disarmgraph.files import course_files
from disarmgraph.names import LANGUAGES, Names, readable
from disarmgraph.namespaces import XSD

HERE = "http://127.0.0.1:8000/"
"""The address at which the course has the reader's own server."""
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CLAIM = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
COUNT = re.compile(r"([\d,\u202f]+) (rows?|lignes?|triples?|triplets?)")


@dataclass(frozen=True)
class Block:
    """A block of code of a step, with what the text behind it claims."""

    language: str
    step: str
    number: int
    kind: str
    code: str
    claims: tuple[str, ...]


@cache
def blocks() -> list[Block]:
    return list(_blocks())


def _blocks() -> Iterator[Block]:
    for language in LANGUAGES:
        for path in course_files(language):
            text = path.read_text(encoding="utf-8")
            found = list(BLOCK.finditer(text))
            ends = [match.start() for match in found[1:]] + [len(text)]
            for number, (match, end) in enumerate(zip(found, ends, strict=True), start=1):
                behind = re.split(
                    r"^## (?:Exercise|Exercice)$", text[match.end() : end], flags=re.M
                )[0]
                claims = tuple(" ".join(each.split()) for each in CLAIM.findall(behind))
                yield Block(language, path.stem, number, match[1], match[2], claims)


def named(block):
    return f"{block.language}-{block.step}-{block.number}"


def of_kind(*kinds, asks_elsewhere=False):
    chosen = [
        each
        for each in blocks()
        if each.kind in kinds and ("SERVICE" in each.code) == asks_elsewhere
    ]
    return pytest.mark.parametrize("block", chosen, ids=named)


def said(names: Names, term) -> set[str]:
    """The ways in which a text may name a value of an answer."""
    if term is None:
        return set()
    found = {names.shown(term).text, term.value}
    if isinstance(term, NamedNode):
        found |= {names.called(term.value).text, names.label(term.value).text, readable(term.value)}
    return found


def check(block: Block, count: int, values: set[str]):
    assert block.claims
    for claim in block.claims:
        number = COUNT.fullmatch(claim)
        if number:
            assert int(re.sub(r"\D", "", number[1])) == count, claim
        else:
            assert claim in {" ".join(value.split()) for value in values}


@of_kind("sparql")
def test_each_query_answers_as_the_text_behind_it_says(block, graph):
    names = Names(graph, block.language)
    results = graph.query(block.code)
    rows = list(results)
    if isinstance(results, QuerySolutions):
        terms = {term for row in rows for term in row}
    else:
        terms = {term for row in rows for term in (row.subject, row.predicate, row.object)}
    check(block, len(rows), {word for term in terms for word in said(names, term)})


@of_kind("sparql", asks_elsewhere=True)
def test_a_query_of_ones_own_tool_asks_this_endpoint_too(block, graph, server):
    names = Names(graph, block.language)
    rows = list(Graph().query(block.code.replace(HERE, server)))
    date = NamedNode(XSD + "date")
    values = {str(value) for row in rows for value in row if value is not None}
    dates = {names.shown(Literal(value, datatype=date)).text for value in values if _is_day(value)}
    check(block, len(rows), values | dates)


def _is_day(value):
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))


@of_kind("sh")
def test_each_command_fetches_what_the_text_behind_it_says(block, client):
    command = shlex.split(block.code)
    assert command[0] == "curl"
    address = urlsplit(next(word for word in command if word.startswith(HERE)))
    headers = dict(word.split(": ") for word in command if ": " in word)
    answer = client.get(f"{address.path}?{address.query}", headers=headers)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.text)))[1:]
    assert rows
    if block.claims:
        check(block, len(rows), {cell for row in rows for cell in row})


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_step_has_a_question_a_query_an_answer_an_exercise_and_its_solution(language):
    steps = course(language)
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert 10 <= len(steps) <= 14
    for step in steps:
        assert len(step.sections) == 5, step.name
        assert step.sections[-1].heading == SOLUTION
        assert "<pre" in step.sections[-1].html


def test_both_languages_have_the_same_steps_and_the_same_queries():
    english, french = ([each for each in blocks() if each.language == one] for one in LANGUAGES)
    assert [(b.step, b.number, b.kind) for b in english] == [
        (b.step, b.number, b.kind) for b in french
    ]
    for one, other in zip(english, french, strict=True):
        assert without_words(one.code) == without_words(other.code), one.step


def without_words(code):
    """A query without its language, and the words that a text contains, which are of one."""
    return re.sub(r'CONTAINS\(\?\w+, "[^"]*"\)', "CONTAINS", code.replace('"fr"', '"en"'))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_link_between_steps_leads_to_one(language):
    names = {step.name for step in course(language)}
    for step in course(language):
        for section in step.sections:
            linked = set(re.findall(r'href="/course/(\w+)\?', section.html))
            assert linked <= names | {"notebook"}
            assert ".md" not in section.html


def test_a_step_is_rendered_with_a_link_that_asks_its_query(tmp_path):
    path = tmp_path / "01-one.md"
    path.write_text(
        "# One <b>\n\n## The query\n\n```sparql\nASK { ?s ?p <urn:x> }\n```\n\n"
        "See [two](02-two.md) and [it](https://w3id.org/disarmgraph/queries/x). <script>\n\n"
        "```sh\ncurl x\n```\n",
        encoding="utf-8",
    )
    step = read(path, "fr")
    (section,) = step.sections
    assert (step.number, step.name, step.title) == (1, "one", "One <b>")
    assert "ASK { ?s ?p &lt;urn:x&gt; }" in section.html
    assert 'href="/sparql?query=ASK+%7B+%3Fs+%3Fp+%3Curn%3Ax%3E+%7D%0A&amp;lang=fr"' in section.html
    assert section.html.count('class="run"') == 1
    assert 'href="/course/two?lang=fr"' in section.html
    assert 'href="/queries/x?lang=fr"' in section.html
    assert "<script>" not in section.html


@pytest.mark.parametrize(
    ("name", "text"),
    [("one.md", "# A\n\n## B\n"), ("01-one.md", "A\n\n## B\n"), ("01-one.md", "# A\n")],
)
def test_a_file_that_is_no_step_is_an_error_that_says_what_one_is(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match="no step of the course; name it like"):
        read(path, "en")
