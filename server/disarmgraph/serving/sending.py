"""Answers on their way out: whole, in pieces as they are made, or from a file.

What cannot be sent whole is broken off, so that nobody takes half an answer for all of it.
"""

import asyncio
import socket
import struct
from dataclasses import replace

from aiohttp import HttpVersion11, web
from multidict import CIMultiDict

from disarmgraph.serving import compression, cors
from disarmgraph.serving.exchange import Exchange
from disarmgraph.serving.release_files import FileAnswer
from disarmgraph.workers.received import Received
from disarmgraph.workers.stopped import Incomplete
from disarmgraph.workers.whole import Headers, Whole

OF_EVERY_ANSWER = {"Server": "disarmgraph"} | cors.OF_EVERY_ANSWER
"""Who answers, and who may read it."""


def whole_response(exchange: Exchange, whole: Whole) -> web.Response:
    """A whole answer as it is sent, compressed for who accepts that."""
    if compression.is_text(whole):
        whole = replace(whole, headers=compression.varied(whole.headers))
        whole = compression.compressed(whole, exchange.http.headers.get("Accept-Encoding"))
    exchange.told["status"] = whole.status
    exchange.sent = len(whole.body)
    headers = CIMultiDict(whole.headers)
    headers.update(OF_EVERY_ANSWER)
    return web.Response(status=whole.status, headers=headers, body=whole.body)


async def send(exchange: Exchange, response: web.Response, seconds: float) -> None:
    """Sends a large body, within the time that a client may take for it."""
    try:
        async with asyncio.timeout(seconds):
            await response.prepare(exchange.http)
            await response.write_eof()
    except TimeoutError:
        exchange.told["limit"] = "slow"
        _break_off(exchange)


async def stream(
    exchange: Exchange, reply: Received, status: int, headers: Headers, seconds: float
) -> web.StreamResponse:
    """Sends an answer while it is made; one that ends too early is broken off.

    A page, which has been made when its first piece comes, is compressed as a whole one is; of the
    answer to a query each piece is sent as it comes, and costs nobody else any time.
    """
    accepted = None
    if exchange.path != "/sparql" and compression.is_text(Whole(status, headers, b"")):
        accepted = exchange.http.headers.get("Accept-Encoding")
        headers = compression.varied(headers)
    packer = compression.Packer(accepted)
    response = _begun(exchange, status, [*headers, *packer.headers])
    if exchange.http.version >= HttpVersion11:
        response.enable_chunked_encoding()
    else:
        response.force_close()
    await response.prepare(exchange.http)
    if exchange.bare:
        return response
    try:
        async for piece in reply.pieces():
            packed = packer.pack(piece)
            exchange.sent += len(packed)
            async with asyncio.timeout(seconds):
                await response.write(packed)
        rest = packer.rest()
        exchange.sent += len(rest)
        async with asyncio.timeout(seconds):
            await response.write_eof(rest)
    except (Incomplete, TimeoutError) as error:
        exchange.told["limit"] = reply.limit or ("slow" if not str(error) else "broken")
        _break_off(exchange)
    return response


async def send_file(exchange: Exchange, file: FileAnswer, seconds: float) -> web.StreamResponse:
    """Sends a file or a part of it; one that is no longer whole on the disk is broken off."""
    exchange.told["kind"] = "file"
    response = _begun(exchange, file.status, file.headers)
    if file.status != 304:
        response.content_length = file.length
    await response.prepare(exchange.http)
    if exchange.bare or not file.length:
        return response
    try:
        async for piece in file.pieces():
            exchange.sent += len(piece)
            async with asyncio.timeout(seconds):
                await response.write(piece)
    except TimeoutError:
        exchange.told["limit"] = "slow"
        _break_off(exchange)
    if exchange.sent < file.length:
        exchange.told["limit"] = "broken"
        _break_off(exchange)
    return response


def _begun(exchange: Exchange, status: int, headers: Headers) -> web.StreamResponse:
    exchange.told["status"] = status
    return web.StreamResponse(
        status=status, headers=CIMultiDict([*headers, *OF_EVERY_ANSWER.items()])
    )


def _break_off(exchange: Exchange) -> None:
    """Ends the connection so that nobody can take what was sent as whole.

    In HTTP/1.1 the last chunk is missing. In HTTP/1.0 the end of the connection is the end of the
    answer, so it is reset, which is an error, and not closed.
    """
    transport = exchange.http.transport
    if transport is not None:
        reset = struct.pack("ii", 1, 0)
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
        transport.abort()
    raise ConnectionResetError
