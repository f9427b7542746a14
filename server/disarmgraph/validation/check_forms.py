"""The forms in which a check reports: for people, for machines, for sites that show code."""

import hashlib
import json
from collections.abc import Callable, Sequence
from urllib.parse import quote
from xml.etree import ElementTree

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from disarmgraph import texts
from disarmgraph.dataset.graph import release
from disarmgraph.namespaces import BASE, PREFIXES, RDF, SH, XSD
from disarmgraph.validation.check_report import (
    ERROR,
    NOTE,
    ORDER,
    SYNTAX,
    WARNING,
    Problem,
    Report,
    shown,
    summary,
)
from disarmgraph.validation.explain import NoSuchRule, explain

Paint = Callable[[str, str], str]
_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_SEVERITIES = {ERROR: "Violation", WARNING: "Warning", NOTE: "Info"}


def text(report: Report, language: str, paint: Paint = lambda part, _: part) -> str:
    """A line for each problem, its parts one below the other, and a line that sums up.

    ``paint`` gives colour to a part of a line: a place, a rule, or a severity.
    """
    colon = texts.text("colon", language).rstrip()
    kinds = {each: texts.text(f"check-is-{each}", language) + colon for each in ORDER}
    wide = max((len(each.place()) for each in report), default=0) + 1
    kind_wide = max((len(kinds[each.severity]) for each in report), default=0)
    lines = [
        " ".join(
            (
                paint(f"{each.place() + ':':{wide}}", "place"),
                paint(f"{kinds[each.severity]:{kind_wide}}", each.severity),
                each.told(language),
                paint(f"[{shown(each.rule)}]", "rule"),
            )
        )
        for each in report
    ]
    return "\n".join([*lines, summary(report, language)]) + "\n"


def as_json(report: Report, language: str) -> str:
    """An object as docs/check.schema.json describes it."""
    problems = [each.as_dict(language) for each in report]
    document = {
        "release": release(),
        "language": language,
        "files": len(report.files),
        "waived": report.waived,
        "problems": problems,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def junit(report: Report, language: str) -> str:
    """JUnit XML: a test case for each file, and for each problem in one."""
    suite = ElementTree.Element("testsuite", name="disarmgraph check")
    failures = errors = tests = 0
    for file in report.files:
        problems = [each for each in report if each.file == file]
        tests += len(problems) or 1
        if not problems:
            ElementTree.SubElement(suite, "testcase", classname=file, name="check")
        for each in problems:
            name = f"{shown(each.rule)} {each.line}:{each.column}"
            case = ElementTree.SubElement(suite, "testcase", classname=file, name=name, file=file)
            case.set("line", str(each.line))
            kind = "error" if each.rule == SYNTAX else "failure"
            failures += kind == "failure" and each.severity == ERROR
            errors += kind == "error"
            # Warnings and notes fail no build, so they are no failures of a test.
            tag = kind if each.severity == ERROR else "system-out"
            told = ElementTree.SubElement(case, tag)
            told.text = each.text(language)
            if tag != "system-out":
                told.set("message", each.told(language))
                told.set("type", shown(each.rule))
    for name, count in (("tests", tests), ("failures", failures), ("errors", errors)):
        suite.set(name, str(count))
    ElementTree.indent(suite)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + ElementTree.tostring(suite, encoding="unicode") + "\n"


def sarif(report: Report, language: str) -> str:
    """SARIF 2.1.0, by which sites that show code annotate a change."""
    names = sorted({each.rule for each in report})
    numbers = {name: number for number, name in enumerate(names)}
    run = {
        "tool": {
            "driver": {
                "name": "disarmgraph check",
                "version": release(),
                "informationUri": BASE,
                "rules": [_sarif_rule(name, list(report), language) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(each, numbers[each.rule], language) for each in report],
    }
    document = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _sarif_rule(name: str, problems: Sequence[Problem], language: str) -> dict:
    first = next(each for each in problems if each.rule == name)
    try:
        says = explain(name, language).says
    except NoSuchRule:  # a shape of the user's
        says = first.message(language)
    said = {"shortDescription": {"text": says}}
    address = {"helpUri": name} if name.startswith("http") else {}
    level = {"defaultConfiguration": {"level": first.severity}}
    return {"id": shown(name), **said, **address, **level}


def _sarif_result(problem: Problem, number: int, language: str) -> dict:
    region = {}
    if problem.line:
        region = {"region": {"startLine": problem.line}}
        if problem.column:
            region["region"]["startColumn"] = problem.column
    identity = "\0".join((problem.file, problem.node, problem.path, problem.value, problem.rule))
    return {
        "ruleId": shown(problem.rule),
        "ruleIndex": number,
        "level": problem.severity,
        "message": {"text": problem.told(language)},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": quote(problem.file)}, **region}}
        ],
        "partialFingerprints": {"problem/v1": hashlib.sha256(identity.encode()).hexdigest()[:32]},
    }


def github(report: Report, language: str) -> str:
    """Commands that GitHub turns into notes beside the lines of a change."""
    kinds = {NOTE: "notice"}
    lines = []
    for each in report:
        place = {"file": each.file, "line": each.line, "col": each.column}
        at = [f"{name}={_escaped(str(part), ':,')}" for name, part in place.items() if part]
        at.append(f"title={_escaped(shown(each.rule), ':,')}")
        kind = kinds.get(each.severity, each.severity)
        lines.append(f"::{kind} {','.join(at)}::{_escaped(each.told(language))}")
    return "\n".join([*lines, summary(report, language)]) + "\n"


def _escaped(value: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        value = value.replace(sign, f"%{ord(sign):02X}")
    return value


def turtle(report: Report, _: str) -> str:
    """The validation report of SHACL, with the messages in both languages.

    A problem that no shape has found has the rule of this package as its constraint component.
    """
    node = BlankNode("report")
    conforms = Literal(str(not report).lower(), datatype=NamedNode(XSD + "boolean"))
    triples = [
        Triple(node, NamedNode(RDF + "type"), NamedNode(SH + "ValidationReport")),
        Triple(node, NamedNode(SH + "conforms"), conforms),
    ]
    for number, each in enumerate(report):
        result = BlankNode(f"result{number}")
        triples.append(Triple(node, NamedNode(SH + "result"), result))
        triples += [Triple(result, NamedNode(p), value) for p, value in _of_result(each)]
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES).decode()


def _of_result(problem: Problem):
    finding = problem.finding
    yield RDF + "type", NamedNode(SH + "ValidationResult")
    yield SH + "resultSeverity", NamedNode(SH + _SEVERITIES[problem.severity])
    if finding.spot:
        yield SH + "focusNode", finding.spot.subject
        if finding.spot.property:
            yield SH + "resultPath", finding.spot.property
    if finding.value is not None:
        yield SH + "value", finding.value
    is_shape = problem.rule.startswith("http")
    rule = problem.rule if is_shape else f"{BASE}rules#{problem.rule}"
    if is_shape:
        yield SH + "sourceShape", NamedNode(rule)
    component = SH + finding.component if finding.component else rule
    yield SH + "sourceConstraintComponent", NamedNode(component)
    yield SH + "resultMessage", Literal(problem.message_en, language="en")
    yield SH + "resultMessage", Literal(problem.message_fr, language="fr")


FORMS: dict[str, Callable[[Report, str], str]] = {
    "text": text,
    "json": as_json,
    "junit": junit,
    "sarif": sarif,
    "github": github,
    "turtle": turtle,
}
