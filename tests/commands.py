"""Commands as the tests give them, in this process or in one of their own."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from disarmgraph.command.cli import main
from disarmgraph.files import query_files

NAME = query_files()[0].stem
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc or /dev/full")


def run(*arguments, text=None):
    return CliRunner().invoke(main, arguments, input=text)


def start(*arguments, **options):
    """The command in a process of its own."""
    command = [sys.executable, "-m", "disarmgraph", *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )
