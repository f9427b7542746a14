"""Messages between processes over a socket: a small head and a body of bytes.

Both ends are one program, so the head is written as Python itself writes values (marshal), which
takes a tenth of the time of JSON.
"""

import marshal
import socket
import struct
from collections.abc import Iterator
from typing import Any

_LENGTHS = struct.Struct("!II")

Message = tuple[dict[str, Any], bytes]


def encode(head: dict[str, Any], body: bytes = b"") -> bytes:
    """One message as it is sent; its body has less than 4 GiB."""
    encoded = marshal.dumps(head)
    return b"".join((_LENGTHS.pack(len(encoded), len(body)), encoded, body))


def receive(connection: socket.socket) -> Message:
    """The next message, waited for. Raises EOFError where the other side is gone."""
    head_length, body_length = _LENGTHS.unpack(_exactly(connection, _LENGTHS.size))
    whole = _exactly(connection, head_length + body_length)
    return marshal.loads(whole[:head_length]), whole[head_length:]


def _exactly(connection: socket.socket, length: int) -> bytes:
    try:
        received = connection.recv(length, socket.MSG_WAITALL)
    except ConnectionError as error:
        raise EOFError from error
    if len(received) < length:
        raise EOFError
    return received


class Decoder:
    """Cuts what arrives in pieces of any length into messages."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, received: bytes) -> Iterator[Message]:
        """The messages that are whole with what has been received now."""
        self._rest += received
        start = 0
        while len(self._rest) - start >= _LENGTHS.size:
            head_length, body_length = _LENGTHS.unpack_from(self._rest, start)
            head = start + _LENGTHS.size
            body = head + head_length
            end = body + body_length
            if len(self._rest) < end:
                break
            yield marshal.loads(self._rest[head:body]), bytes(self._rest[body:end])
            start = end
        del self._rest[:start]
