"""Thousands of documents read by the command, which is killed on the way and begun again.

    python bench/thousands.py [COUNT] [SECONDS ...]

Made documents of 3 kB on average, one in a hundred broken, are read by `disarmgraph read FOLDER`.
The command and all its readers are killed (SIGKILL) after each of the SECONDS (default: 60 90),
then it runs to its end. Printed are what each run found done, its documents a second, and whether
every document was read once, with its draft as the journal has it.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import made_archive

BROKEN = b"PK\x03\x04 no more than the beginning of a file of Word"


def main() -> None:
    """Prints a line for each run, then what is wrong."""
    count, *kills = [int(each) for each in sys.argv[1:]] or [2000]
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "documents"), Path(folder, "drafts")
        made_archive.write(source, count - count // 100, size=3000)
        for number in range(count // 100):
            (source / f"broken-{number}.docx").write_bytes(BROKEN)
        for seconds in kills or [60, 90]:
            _run(source, out, seconds)
        _run(source, out, None)
        _judge(out, count)


def _run(source: Path, out: Path, seconds: int | None) -> None:
    """Reads a folder, for so many seconds or to the end."""
    before, begun = len(_journal(out)), time.monotonic()
    command = [sys.executable, "-m", "disarmgraph", "read", str(source), "--out", str(out)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    took, done = time.monotonic() - begun, len(_journal(out))
    how = f"killed after {took:.0f} s" if process.returncode < 0 else f"ended after {took:.0f} s"
    print(f"{before} done before, {done} now, {how}, {(done - before) / took:.1f} a second")


def _judge(out: Path, count: int) -> None:
    lines = _journal(out)
    read = [line for line in lines if line["outcome"] == "read"]
    drafts = {path.name: path.read_bytes() for path in out.rglob("*.draft.ttl")}
    differ = [
        line["slug"]
        for line in read
        if hashlib.sha256(drafts.get(f"{line['slug']}.draft.ttl", b"")).hexdigest() != line["draft"]
    ]
    last = {line["path"]: line["outcome"] for line in lines}
    twice = len(read) - len({line["path"] for line in read})
    print(f"{len(last)} of {count} documents: {dict(Counter(last.values()))}")
    print(f"{twice} read twice, {len(drafts)} drafts, {len(differ)} not as the journal has it")


def _journal(out: Path) -> list[dict]:
    path = out / "read.jsonl"
    whole = path.read_bytes().rpartition(b"\n")[0] if path.exists() else b""
    return [json.loads(line) for line in whole.splitlines()]


if __name__ == "__main__":
    main()
