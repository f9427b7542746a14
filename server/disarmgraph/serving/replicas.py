"""Asks the stores elsewhere, again and again, whether they still answer."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

import aiohttp

from disarmgraph.formats import RESULTS_JSON

EVERY = 5.0
"""Seconds between two looks at a store."""

PATIENCE = 3.0
"""Seconds within which a store must answer; one that is silent for longer counts as down."""

_LOG = logging.getLogger("disarmgraph")


class Replicas:
    """Stores with the same data, of which ``down`` are those that do not answer now."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self.addresses = tuple(addresses)
        self.down: frozenset[str] = frozenset()
        self._watch: asyncio.Task[None] | None = None

    @property
    def none_left(self) -> bool:
        """Whether there are stores, and not one of them answers."""
        return bool(self.addresses) and len(self.down) == len(self.addresses)

    def start(self) -> None:
        """Begins to look after them, where there are any."""
        if self.addresses and self._watch is None:
            self._watch = asyncio.ensure_future(self._look_after())

    async def close(self) -> None:
        """Looks no more."""
        if self._watch is not None:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch

    async def _look_after(self) -> None:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                answers = await asyncio.gather(
                    *(_answers(session, address) for address in self.addresses)
                )
                found = zip(self.addresses, answers, strict=True)
                self._note(frozenset(address for address, well in found if not well))
                await asyncio.sleep(EVERY)

    def _note(self, down: frozenset[str]) -> None:
        left = len(down) < len(self.addresses)
        then = "the other stores are asked first" if left else "no other store is left"
        for address in sorted(down - self.down):
            _LOG.warning("%s does not answer; %s", address, then)
        for address in sorted(self.down - down):
            _LOG.warning("%s answers again", address)
        self.down = down


async def _answers(session: aiohttp.ClientSession, address: str) -> bool:
    headers = {"Accept": RESULTS_JSON, "User-Agent": "disarmgraph"}
    try:
        async with session.post(
            address, data={"query": "ASK {}"}, headers=headers, allow_redirects=False
        ) as response:
            await response.read()
            return response.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False
