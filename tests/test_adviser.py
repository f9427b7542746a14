"""An adviser as a program that runs: talkative, broken, hanging, silent."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from advising import faults, made, of_adviser, refused

from disarmgraph.reading.adviser import ANSWERED, KEPT, Adviser


def test_what_is_no_json_is_told_and_the_rest_is_taken(program, known):
    adviser = Adviser(
        program(
            "print('Sure! Here is what I found:')\n"
            "print('[' * 100000)\n"
            "sys.stdout.flush(); os.write(1, b'\\xff\\xfe\\n')\n"
            "print('[]')\n"
            'print(json.dumps({"id": "para_1", "summary": {"en": "One."}}), end="")'
        )
    )
    _, store = made(adviser, known)
    assert of_adviser(store) == {("document/mills/para_1", "summary"): {"One."}}
    assert [each.partition(" is no")[0] for each in faults(adviser)] == [
        f"adviser.py: line {line}" for line in (1, 2, 3, 4)
    ]


def test_a_program_that_says_nothing_is_told(program, known, without):
    assert "said nothing" in refused(Adviser(program("")), known, without)


def test_a_program_that_fails_is_told_by_its_last_word(program, known):
    adviser = Adviser(
        program(
            'print(json.dumps({"id": "para_1", "summary": {"en": "One."}}), flush=True)\n'
            "raise ValueError('no \\x1b[31m model')"
        )
    )
    _, store = made(adviser, known)
    assert ("document/mills/para_1", "summary") in of_adviser(store)
    [fault] = faults(adviser)
    assert "ended with status 1 (ValueError: no ?[31m model)" in fault


@pytest.mark.parametrize("name", ["adviser.py", "./adviser.py", "../{}/adviser.py"])
def test_a_program_is_found_where_one_is(program, known, tmp_path, monkeypatch, name):
    program('print(json.dumps({"id": "para_1", "summary": {"en": "One."}}))')
    monkeypatch.chdir(tmp_path)
    _, store = made(Adviser.found(name.format(tmp_path.name)), known)
    assert of_adviser(store) == {("document/mills/para_1", "summary"): {"One."}}


def test_a_program_without_an_interpreter_is_told(program, known, without):
    path = program("")
    path.write_text("#!/no/such/python\n", encoding="utf-8")
    assert "cannot be started" in refused(Adviser(path), known, without)


def running(group):
    """The processes of a group that have not ended; one that nobody has waited for has."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its_group = path.read_text().rpartition(")")[2].split()[:3]
            if its_group == group and state != "Z":
                found.append(path.parent.name)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "time.sleep(600)",
        "while True:\n    os.write(2, b'thinking\\n')",
        "os.close(1); os.close(2); time.sleep(600)",
        "os.fork() and os._exit(0); time.sleep(600)",
    ],
    ids=["silent", "thinking", "closed", "left behind"],
)
def test_a_program_that_hangs_is_ended_with_all_that_it_started(program, known, body, tmp_path):
    mark = tmp_path / "pids"
    first = (
        f"open({str(mark)!r}, 'w').write(str(os.getpid()))\n"
        'print(json.dumps({"id": "para_1", "summary": {"en": "One."}}))\n'
        "print('{\"id\": \"para_2\"', end='', flush=True)\n"
    )
    adviser = Adviser(program(first + body), seconds=4)
    begun = time.monotonic()
    _, store = made(adviser, known)
    assert time.monotonic() - begun < 60
    assert of_adviser(store) == {("document/mills/para_1", "summary"): {"One."}}
    [fault] = faults(adviser)
    assert "not done within 4 s" in fault
    assert running(mark.read_text()) == []


def test_a_program_that_says_too_much_is_ended(program, known):
    adviser = Adviser(
        program(
            'print(json.dumps({"id": "para_1", "summary": {"en": "One."}}), flush=True)\n'
            "while True:\n    os.write(1, b'x' * 65535 + b'\\n')"
        )
    )
    _, store = made(adviser, known)
    assert of_adviser(store) == {("document/mills/para_1", "summary"): {"One."}}
    assert f"more than {ANSWERED // 2**20} MB" in faults(adviser)[0]


def test_so_many_faults_are_kept_and_the_others_counted(program, known, without):
    adviser = Adviser(program("print('x\\n' * 1000)"))
    turtle, _ = made(adviser, known)
    assert turtle == without
    assert len(adviser.faults) == KEPT
    assert adviser.more == 1000 - KEPT
