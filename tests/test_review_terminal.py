"""`disarmgraph review` at a terminal: keys come by a pipe; draft and text are invented."""

import hashlib
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from disarmgraph.command.cli import main
from disarmgraph.command.review_terminal import folded
from disarmgraph.review.draft_file import Draft

HERE = Path(__file__).parent / "draft"


@pytest.fixture
def path(tmp_path, graph, monkeypatch):
    monkeypatch.setattr("disarmgraph.dataset.graph.load", lambda: graph)
    shutil.copy(HERE / "mills.txt", tmp_path)
    return Path(shutil.copy(HERE / "mills.draft.ttl", tmp_path))


def review(path, keys, *more, env=None):
    result = CliRunner().invoke(main, ["review", str(path), *more], input=keys, env=env)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_first_proposal_is_shown_with_the_words_on_which_it_rests(path):
    shown = review(path, "q")
    assert "para_1 (passage 2 of 4), proposals left: 5" in shown
    assert "1. The »Meeting of the Mills« recalls resolution 62/47" in shown
    assert "disarm:mentions (mentions) body:meeting-of-the-mills (Meeting of the Mills)" in shown
    assert "60 % likely, new-body" in shown


def test_decisions_are_saved_and_what_is_left_is_told(path):
    shown = review(path, "aarnaq")
    left = Draft.read(path)
    # In para_1 the treaty and Togo come before the new body; in para_2 Togo comes first.
    assert sorted(left.proposals) == [4, 5, 7, 8, 9, 10, 11]
    assert "disarm:mentions body:meeting-of-the-mills ;" in left.text()
    assert "7 proposals left, 4 passages without both summaries, 4 passages not reviewed" in shown


def test_a_passage_is_taken_as_it_stands_and_given_back_with_one_key(path):
    review(path, "nAAq")
    taken = Draft.read(path)
    assert sorted(taken.proposals) == [1, 2, 3, 10, 11]
    assert "unlirec" in taken.text()
    assert "unrec" not in taken.text()
    review(path, "AAuq")
    assert Draft.read(path).text() == taken.text()


def test_what_would_be_taken_of_a_passage_is_shown_before_it_is(path):
    before = path.read_text(encoding="utf-8")
    shown = review(path, "nAnq").partition("quit >")[2].partition("quit >")[2]
    assert "Taken: 5 proposals (mentions 2, class 1, bearer 1, verb 1)" in shown
    assert "norm:mills-para-2 disarm:bearer (bearer) state:TGO (Togo)" in shown
    assert "Rejected, since not in the draft: 1 proposal (mentions 1)" in shown
    rejected = shown.partition("Rejected")[2].partition("A again does it")[0]
    assert "body:unrec" in rejected
    assert "body:unlirec" not in rejected
    assert path.read_text(encoding="utf-8") == before


def test_no_more_than_a_dozen_are_listed_and_the_rest_is_counted(path, monkeypatch):
    monkeypatch.setattr("disarmgraph.command.review_terminal.LISTED", 2)
    shown = review(path, "nAq")
    assert "and 3 more" in shown


def test_what_is_put_off_comes_round_again_and_again(path):
    asked = re.findall(r"\n  ([^\n]+)\n  \d+ % likely", review(path, 10 * " " + "q"))
    assert len(set(asked[:5])) == 5
    assert asked == [*asked[:5], *asked[:5], asked[0]]


def test_the_head_of_a_page_within_a_passage_is_not_shown(path):
    before = "mills:para_2 a disarm:Passage"
    head = "mills:omission_1 a disarm:Omission ;\n    disarm:start 54 ;\n    disarm:end 61 .\n\n"
    draft = path.read_text(encoding="utf-8")
    path.write_text(draft.replace(before, head + before, 1), encoding="utf-8")
    assert "1. The »Meeting of the Mills« resolution 62/47" in review(path, "q")


def test_the_call_of_a_note_is_shown_as_printed(path):
    text = (HERE / "mills.txt").read_text(encoding="utf-8").replace("gently", "<sup>12</sup>")
    noted = path.with_name("noted.txt")
    noted.write_text(text, encoding="utf-8")
    checksum = hashlib.sha256(noted.read_bytes()).hexdigest()
    draft = path.read_text(encoding="utf-8").replace(Draft.read(path).checksum, checksum)
    path.write_text(draft, encoding="utf-8")
    shown = review(path, "nq", "--text", str(noted))
    assert "\u2013 \u00b9\u00b2 \u2013" in shown
    assert "<sup>" not in shown


def test_lines_break_between_words_at_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "30")
    line = "  Togo should repair the mill by the river, gently, with-the-help of the Centre."
    broken = folded(line).split("\n")
    assert len(broken) > 2
    assert all(len(each) < 30 and each.startswith("  ") for each in broken)
    assert " ".join(broken).split() == line.split()


def test_lines_stay_whole_where_there_is_no_terminal():
    assert folded("mill " * 60) == "mill " * 60


def test_a_correction_is_a_prefixed_name(path):
    review(path, "n cbody:icbl\nq")
    draft = Draft.read(path)
    assert "disarm:mentions body:icbl ;" in draft.text()
    assert sorted(set(range(1, 12)) - set(draft.proposals)) == [4]


def test_a_correction_may_be_a_name_that_means_one_thing(path):
    review(path, "ncBenin\nq")
    draft = Draft.read(path)
    assert "disarm:mentions state:BEN ;" in draft.text()
    assert 6 not in draft.proposals


def test_a_correction_may_be_one_of_the_nearest(path):
    shown = review(path, "ncBurkina\n1q")
    assert "1  state:BFA (Burkina Faso)" in shown
    assert "disarm:mentions state:BFA ;" in path.read_text(encoding="utf-8")


def test_a_value_of_a_list_is_corrected_by_its_label(path):
    # After Togo and the two Centres of para_2 come the class, the bearer and the verb of its norm.
    review(path, "nrrraacwelcomes\nq")
    assert "disarm:verb verb:welcomes ;" in path.read_text(encoding="utf-8")


def test_a_correction_may_give_another_property(path):
    review(path, "ncdisarm:cites document:a-res-62-47\nq")
    text = path.read_text(encoding="utf-8")
    assert text.count("disarm:cites document:a-res-62-47 ;") == 2


def test_a_name_that_nothing_has_changes_nothing(path):
    before = path.read_text(encoding="utf-8")
    review(path, "ncbody:nobody-of-this-name\nq")
    assert path.read_text(encoding="utf-8") == before


def test_summaries_are_asked_for_and_a_passage_is_called_reviewed(path):
    shown = review(path, "nnvsMills closed.\nDes moulins ont fermé.\nvq")
    assert "needs a summary in English and in French" in shown
    passage = Draft.read(path).passages["https://w3id.org/disarmgraph/id/document/mills/para_3"]
    assert (passage.english, passage.french) == ("Mills closed.", "Des moulins ont fermé.")
    assert passage.reviewed


def test_a_decision_is_taken_back(path):
    before = path.read_text(encoding="utf-8")
    shown = review(path, "auuq")
    assert "nothing to undo" in shown
    assert path.read_text(encoding="utf-8") == before


def test_a_reader_of_french_is_spoken_to_in_french(path):
    shown = review(path, "q", env={"LC_ALL": "fr_FR.UTF-8"})
    assert "propositions restantes : 5" in shown
    assert "vraisemblable à 60 %" in shown
    assert "tout est enregistré" in shown


def test_a_text_cannot_steer_the_terminal(path):
    text = (HERE / "mills.txt").read_text(encoding="utf-8").replace("gently", "\x1b[2J\x07 ")
    draft = path.read_text(encoding="utf-8")
    hostile = path.with_name("hostile.txt")
    hostile.write_text(text, encoding="utf-8")
    checksum = Draft.read(path).checksum
    other = subprocess.run(["sha256sum", hostile], capture_output=True, text=True, check=True)
    path.write_text(draft.replace(checksum, other.stdout.split()[0]), encoding="utf-8")
    shown = review(path, "nq", "--text", str(hostile))
    assert "\x1b[2J" not in shown
    assert "\x07" not in shown


def test_the_text_is_found_by_its_checksum(path):
    folder = path.parent / "texts"
    folder.mkdir()
    (path.parent / "mills.txt").rename(folder / "anything.txt")
    assert "»Meeting of the Mills«" in review(path, "q", "--texts", str(folder))


@pytest.mark.parametrize(
    ("prepare", "more", "told"),
    [
        (lambda f: (f / "mills.txt").unlink(), [], "mills.txt: cannot be read"),
        (lambda f: (f / "mills.txt").write_text("Another."), [], "is not the text of"),
        (lambda f: (f / "empty").mkdir(), ["--texts", "{folder}/empty"], "no file is the text of"),
        (lambda f: (f / "mills.draft.ttl").write_text("a b"), [], "not Turtle"),
    ],
)
def test_what_cannot_be_reviewed_is_one_line(path, prepare, more, told):
    prepare(path.parent)
    more = [each.format(folder=path.parent) for each in more]
    result = CliRunner().invoke(main, ["review", str(path), *more])
    assert result.exit_code == 2
    assert told in result.output
    assert len(result.output.splitlines()) == 1


AT_A_TERMINAL = """
import sys
from pathlib import Path
from pyoxigraph import Store
from disarmgraph.command.review_terminal import Terminal
from disarmgraph.review.draft_file import Draft
from disarmgraph.review.draft_words import DraftWords
draft = Draft.read(Path(sys.argv[1]))
text = draft.path.with_name("mills.txt").read_text(encoding="utf-8")
Terminal(draft, text, DraftWords(draft, Store(), "en")).run()
print("left")
"""


def wait_until(condition, master):
    """Reads what is shown until a condition holds; fails after half a minute."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        if select.select([master], [], [], 0.02)[0]:
            os.read(master, 4096)


def test_at_a_real_terminal_one_key_is_a_decision(path):
    master, slave = pty.openpty()

    def listens():
        return not termios.tcgetattr(master)[3] & termios.ICANON

    command = [sys.executable, "-c", AT_A_TERMINAL, str(path)]
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave) as process:
        try:
            for key, left in ((b"a", 10), (b"r", 9)):
                wait_until(listens, master)
                os.write(master, key)
                wait_until(lambda left=left: len(Draft.read(path).proposals) == left, master)
            wait_until(listens, master)
            os.write(master, b"q")
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()
            os.close(slave)
            os.close(master)


COMMANDED = """
import sys
from pyoxigraph import Store
from disarmgraph.command.cli import main
from disarmgraph.dataset import graph
graph.load = Store
main(["review", sys.argv[1]])
"""


def test_a_reviewer_is_told_that_the_graph_is_being_loaded(path):
    master, slave = pty.openpty()
    shown = b""
    command = [sys.executable, "-c", COMMANDED, str(path)]
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave) as process:
        os.close(slave)
        try:
            end = time.monotonic() + 60
            while termios.tcgetattr(master)[3] & termios.ICANON and time.monotonic() < end:
                if select.select([master], [], [], 0.05)[0]:
                    shown += os.read(master, 4096)
            os.write(master, b"q")
            assert process.wait(timeout=60) == 0
        finally:
            process.kill()
            os.close(master)
    told = b"keys count once the first passage is shown"
    assert told in shown.splitlines()[0]
