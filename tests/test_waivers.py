"""Known exceptions: what they cover, when they run out, and what is wrong with themselves."""

from datetime import date

import pytest
from test_check_report import NODE, problem

from disarmgraph.namespaces import SHAPES
from disarmgraph.validation import waivers
from disarmgraph.validation.waivers import WaiverError

TODAY = date(2026, 11, 29)
GOOD = '[[waiver]]\nrule = "shape:Body-kind"\nreason = "asked the office"\nuntil = 2026-11-29\n'
RULES = {"shape:Body-kind", "shape:Body-seat", "dangling-reference"}
FAULT = problem(file="data/a.ttl", line=3, node=NODE, rule=SHAPES + "Body-kind", value="x")


@pytest.fixture
def written(tmp_path):
    def write(text: str):
        path = tmp_path / "waivers.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("more", "waived"),
    [
        ("", 1),
        ('node = "body:mill-office"\n', 1),
        (f'node = "{NODE}"\n', 1),
        ('node = "body:another"\n', 0),
        ('file = "data/*.ttl"\n', 1),
        ('file = "other/*"\n', 0),
        ('value = "x"\n', 1),
        ('value = "y"\n', 0),
    ],
)
def test_a_waiver_covers_what_it_says(written, more, waived):
    kept, count = waivers.apply([FAULT], waivers.read(written(GOOD + more)), TODAY)

    assert (len(kept), count) == (1 - waived, waived)


def test_a_waiver_is_for_one_rule(written):
    other = problem(node=NODE, rule=SHAPES + "Body-seat")

    assert waivers.apply([other], waivers.read(written(GOOD)), TODAY) == ([other], 0)


def test_a_waiver_that_has_run_out_waives_nothing_and_is_a_problem(written):
    path = written("\n" + GOOD)
    listed = waivers.read(path)
    later = date(2026, 11, 30)

    assert waivers.apply([FAULT], listed, later) == ([FAULT], 0)
    (complaint,) = waivers.complaints(path, listed, ["data/a.ttl"], later, RULES)
    assert (complaint.rule, complaint.severity, complaint.line) == ("expired-waiver", "error", 2)
    assert complaint.message_en.startswith("the waiver of shape:Body-kind ran out on 2026-11-29")


def test_a_waiver_that_is_of_no_use_is_a_problem(written):
    path = written(GOOD + GOOD.replace("Body-kind", "Body-seat"))
    listed = waivers.read(path)
    waivers.apply([FAULT], listed, TODAY)

    (complaint,) = waivers.complaints(path, listed, ["data/a.ttl"], TODAY, RULES)
    assert (complaint.rule, complaint.severity, complaint.line) == ("unused-waiver", "warning", 5)


def test_a_waiver_for_a_file_that_was_not_checked_may_be_of_use_yet(written):
    path = written(GOOD + 'file = "data/b.ttl"\n')

    assert list(waivers.complaints(path, waivers.read(path), ["data/a.ttl"], TODAY, RULES)) == []


@pytest.mark.parametrize(
    ("rule", "english", "french"),
    [
        ("Body-kind", "Did you mean shape:Body-kind?", "Vouliez-vous dire shape:Body-kind ?"),
        ("my-own", "correct its name, or take the waiver out.", "corrigez ce nom, ou retirez"),
    ],
)
def test_a_waiver_of_a_rule_that_does_not_exist_is_told_with_the_nearest(
    written, rule, english, french
):
    path = written(GOOD.replace("shape:Body-kind", rule))

    (complaint,) = waivers.complaints(path, waivers.read(path), ["data/b.ttl"], TODAY, RULES)
    assert complaint.rule == "unused-waiver"
    assert f"this waives {rule}, and there is no such rule" in complaint.message_en
    assert complaint.message_en.endswith(english)
    assert french in complaint.message_fr


def test_a_waiver_of_a_shape_without_a_name_is_one_of_a_rule(written):
    path = written(GOOD.replace("shape:Body-kind", "sh:MinCountConstraintComponent"))

    (complaint,) = waivers.complaints(path, waivers.read(path), ["data/a.ttl"], TODAY, RULES)
    assert "covers nothing" in complaint.message_en


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[waiver]\n", r"waivers\.toml: not TOML: .*line 1"),
        (GOOD + "[other]\n", "it holds something else"),
        (GOOD.replace('reason = "asked the office"\n', ""), r"toml:1: a waiver needs reason"),
        (GOOD.replace("asked the office", ""), r"toml:1: a waiver needs reason"),
        (GOOD.replace("2026-11-29", '"2026-11-29"'), r"toml:1: until is no day"),
        ("\n" + GOOD + 'nod = "x"\n', r"toml:2: nod is not known; use rule, reason, until, node"),
        (GOOD + "node = 3\n", r"toml:1: all but until are texts"),
        (GOOD.replace("shape:Body-kind", "syntax"), r"toml:1: syntax cannot be waived"),
    ],
)
def test_a_file_that_cannot_be_used_is_an_error_with_its_place(written, text, message):
    with pytest.raises(WaiverError, match=message):
        waivers.read(written(text))


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(WaiverError, match="cannot be read"):
        waivers.read(tmp_path / "absent.toml")
