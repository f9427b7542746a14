"""Asks the endpoints that an operator allows for what queries want of them with SERVICE."""

import asyncio
from collections.abc import Sequence

import aiohttp

from disarmgraph.formats import RESULTS_JSON
from disarmgraph.sparql.federation import ServiceFailed

LONGEST = 8 * 2**20
"""Bytes of an answer that are read."""


class Services:
    """Asks endpoints over HTTP, each within so many seconds; follows no redirection."""

    def __init__(self, seconds: float) -> None:
        self._timeout = aiohttp.ClientTimeout(total=seconds)
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, calls: Sequence[tuple[str, str, bool]]) -> list[tuple[str, str | None]]:
        """Each address with its answer, for calls of address, query, and whether it may fail.

        The answer is None where it has failed and may. Raises ServiceFailed where it may not.
        """
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=self._timeout)
        return list(await asyncio.gather(*(self._one(*call) for call in calls)))

    async def _one(self, address: str, query: str, silent: bool) -> tuple[str, str | None]:
        try:
            return address, await self._fetch(address, query)
        except ServiceFailed:
            if silent:
                return address, None
            raise

    async def _fetch(self, address: str, query: str) -> str:
        headers = {"Accept": RESULTS_JSON, "User-Agent": "disarmgraph"}
        try:
            async with self._session.post(
                address, data={"query": query}, headers=headers, allow_redirects=False
            ) as response:
                body = await response.content.read(LONGEST + 1)
                while len(body) <= LONGEST and (more := await response.content.read(LONGEST)):
                    body += more
        except (aiohttp.ClientError, TimeoutError) as error:
            reason = "no answer in time" if isinstance(error, TimeoutError) else "no answer"
            raise ServiceFailed(
                f"{address}: {reason}; ask again, or with SERVICE SILENT"
            ) from error
        if response.status != 200:
            raise ServiceFailed(
                f"{address}: it answers {response.status}; correct what it is asked"
            )
        if len(body) > LONGEST:
            raise ServiceFailed(
                f"{address}: its answer is longer than {LONGEST} bytes; ask for less"
            )
        return body.decode("utf-8", "replace")

    async def close(self) -> None:
        """Closes all connections."""
        if self._session is not None:
            await self._session.close()
