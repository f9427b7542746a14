"""What a command prints, and how it ends when it cannot."""

import os
import sys
from typing import IO, Any

import click

from disarmgraph import texts
from disarmgraph.fault import Fault

UNUSABLE = 2
"""The exit status for input that cannot be used."""


class Refused(click.ClickException):
    """A fault as click shows its own errors: one line, no traceback; in the reader's language."""

    def __init__(self, error: Fault, exit_code: int = 1, language: str | None = None) -> None:
        wanted = language or texts.reader_language(os.environ)
        told, self.language = error.in_language(wanted)
        super().__init__(told)
        self.exit_code = exit_code

    def show(self, file: IO[Any] | None = None) -> None:
        """Prints the fault to standard error."""
        told = texts.text("fault-error", self.language, told=self.message)
        click.echo(told, file=file, err=file is None)


def write(body: bytes) -> None:
    """Writes bytes to standard output; a full disk is an error, a closed pipe is for click."""
    if sys.stdout is None:
        raise click.ClickException("standard output is closed; send it to a file or a pipe")
    try:
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = f"standard output cannot be written: {error.strerror}"
        raise click.ClickException(reason) from error
