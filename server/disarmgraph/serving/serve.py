"""The server as an operator starts it: where it listens, and what it says of itself.

What it does is done by its processes: one that keeps the others (``keeper``), one for HTTP
(``front_process``), one for each graph (``graph_process``).
"""

import socket
import sys
from pathlib import Path

import click

from disarmgraph import files
from disarmgraph.serving.keeper import Keeper
from disarmgraph.serving.site import ServeError, Site

BACKLOG = 1024


def serve(site: Site) -> None:
    """Answers requests until SIGINT or SIGTERM; no process is left behind.

    SIGHUP loads the graph again. Raises ServeError, or the Fault of a graph that cannot be loaded
    at the start.
    """
    _try_log(site.options.log)
    with _listen(site.host, site.port) as listener:
        keeper = Keeper(site, listener, lambda about: click.echo(_greeting(site, listener, about)))
        try:
            keeper.run()
        finally:
            keeper.stop()
    click.echo("Stopped.")


def _try_log(log: str | None) -> None:
    if log not in (None, "-"):
        try:
            with Path(log).open("a"):
                pass
        except OSError as error:
            raise ServeError(
                f"{log}: cannot be written: {error.strerror}; choose another --log"
            ) from error


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ServeError(
            f"cannot listen on {host}, port {port}: {reason}; "
            "stop what uses it, or choose others with --host and --port"
        ) from error
    return listener


def _greeting(site: Site, listener: socket.socket, about: str) -> str:
    """What is served, where, within which limits, and how to stop it."""
    host, port = listener.getsockname()[:2]
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    limits = site.limits
    lines = [
        f"disarmgraph answers on {address} and on {address}sparql",
        f"  {about}",
        f"  {limits.time:g} s and {limits.memory // 2**20} MiB for a query, "
        f"{limits.workers} at a time, {limits.share} for one client",
    ]
    if not files.has_editor():
        lines.append("  the query page is a plain form: its editor is not built (docs/serving.md)")
    if sys.platform != "linux":
        lines.append("  this system cannot bound the memory of a query")
    return "\n".join([*lines, "Stop with Ctrl-C."])
