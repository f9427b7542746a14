"""What a command prints, and how it ends when it cannot."""

import sys

import click

from disarmgraph.fault import Fault


def unusable(error: Fault) -> click.ClickException:
    """The error for input that cannot be used, which has an exit status of its own."""
    found = click.ClickException(str(error))
    found.exit_code = 2
    return found


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
