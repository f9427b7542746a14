"""The command ``disarmgraph`` and its commands, each of which is imported when it is asked for.

That way a server need not wait for what a check needs, nor a check for the pages.
"""

from importlib import import_module
from typing import Any

import click

from disarmgraph.command.output import Refused
from disarmgraph.fault import Fault

COMMANDS = (
    *("adopt", "agenda", "build", "check", "coverage", "explain", "export"),
    *("passages", "publish", "query", "read", "release", "review", "serve"),
)
"""The commands; each is the ``x_command`` of the module of that name."""


class _Group(click.Group):
    """Finds its commands in modules, and shows a fault as one line, with exit status 1."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"disarmgraph.command.{name}_command")
        return getattr(module, f"{name}_command")

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Fault as error:
            raise Refused(error) from error


@click.group(cls=_Group, context_settings={"auto_envvar_prefix": "DISARMGRAPH"})
@click.version_option(package_name="disarmgraph")
def main() -> None:
    """A knowledge graph of disarmament instruments."""
