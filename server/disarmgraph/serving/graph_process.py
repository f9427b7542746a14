"""The process that loads a graph, says whether it is ready, and then is the nursery of workers."""

import json
import socket

from disarmgraph.fault import Fault
from disarmgraph.serving.site import Load
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.nursery import tend


def live(load: Load, limits: Limits, status: socket.socket, control: socket.socket) -> None:
    """The whole life of the process, until nobody holds the other end of ``control``."""
    with status:
        try:
            loaded = load()
            told = {
                "edition": loaded.edition,
                "released": loaded.released,
                "about": loaded.about,
            }
        except Fault as fault:
            told = {"error": str(fault)}
        except OSError as error:
            told = {
                "error": f"{error.filename}: cannot be read: {error.strerror}; make it readable"
            }
        except MemoryError:
            told = {"error": "there is not enough memory for the graph; free some"}
        status.sendall(json.dumps(told).encode())
    if "error" not in told:
        tend(control, loaded.store, loaded.pages, limits)
