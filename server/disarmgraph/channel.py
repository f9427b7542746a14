"""Messages between the server and its workers: a small JSON head and a body of bytes."""

import json
import socket
import struct
import time
from typing import Any

_LENGTHS = struct.Struct("!IQ")


def send(connection: socket.socket, head: dict[str, Any], body: bytes = b"") -> None:
    """Sends one message. Raises OSError where nobody is left to read it."""
    encoded = json.dumps(head).encode()
    connection.sendall(_LENGTHS.pack(len(encoded), len(body)) + encoded)
    connection.sendall(body)


def receive(
    connection: socket.socket, deadline: float | None = None
) -> tuple[dict[str, Any], bytes]:
    """The next message, waited for until the deadline (of time.monotonic) or for ever.

    Raises TimeoutError at the deadline and EOFError where the other side is gone.
    """
    head_length, body_length = _LENGTHS.unpack(_exactly(connection, _LENGTHS.size, deadline))
    head = json.loads(_exactly(connection, head_length, deadline))
    return head, _exactly(connection, body_length, deadline)


def _exactly(connection: socket.socket, length: int, deadline: float | None) -> bytes:
    received = bytearray(length)
    view = memoryview(received)
    while view:
        if deadline is not None:
            # A timeout of 0 would mean "do not wait at all" and another error.
            connection.settimeout(max(deadline - time.monotonic(), 1e-6))
        try:
            count = connection.recv_into(view)
        except ConnectionError as error:
            raise EOFError from error
        if count == 0:
            raise EOFError
        view = view[count:]
    return bytes(received)
