"""Whose turn it is among those who wait."""

import asyncio

import pytest

from disarmgraph.workers.limits import Limits
from disarmgraph.workers.turns import Busy, TooMany, Turns


def play(script, **limits):
    """Runs a script of what clients do; the order in which they got places."""
    order = []

    async def run():
        turns = Turns(Limits(**limits))

        async def come(client):
            await turns.enter(client)
            order.append(client)

        await script(turns, come)

    asyncio.run(run())
    return order


def start(*coroutines):
    return [asyncio.create_task(each) for each in coroutines]


async def settle():
    await asyncio.sleep(0)
    await asyncio.sleep(0)


def test_a_client_has_half_of_the_places_and_the_others_are_for_others():
    async def script(turns, come):
        tasks = start(come("heavy"), come("heavy"), come("heavy"), come("light"))
        await settle()
        assert turns.waiting == 1
        assert turns.held == 4
        tasks[2].cancel()

    assert play(script, workers=4) == ["heavy", "heavy", "light"]


def test_those_who_wait_are_served_client_by_client():
    async def script(turns, come):
        start(*(come("a") for _ in range(4)), come("b"), come("b"), come("c"))
        await settle()
        for client in ("a", "a", "b", "c", "a", "b"):
            turns.leave(client)
            await settle()

    assert play(script, workers=1) == ["a", "a", "b", "c", "a", "b", "a"]


def test_who_leaves_the_queue_holds_up_nobody():
    async def script(turns, come):
        _, second, _ = start(come("a"), come("b"), come("c"))
        await settle()
        second.cancel()
        turns.leave("a")
        await settle()
        assert turns.waiting == 0

    assert play(script, workers=1) == ["a", "c"]


def test_who_leaves_the_queue_just_when_it_is_served_gives_the_place_on():
    async def script(turns, come):
        _, second, _ = start(come("a"), come("b"), come("c"))
        await settle()
        turns.leave("a")
        second.cancel()
        await settle()
        assert turns.held == 1

    assert play(script, workers=1) == ["a", "c"]


@pytest.mark.parametrize(
    ("limits", "fault"), [({"waiting": 2}, Busy), ({"waiting_per_client": 2}, TooMany)]
)
def test_queues_have_bounds(limits, fault):
    async def script(turns, come):
        start(come("a"), come("a"), come("a"))
        await settle()
        with pytest.raises(fault):
            await turns.enter("a")

    assert play(script, workers=1, **limits) == ["a"]


def test_all_places_are_free_in_the_end():
    async def script(turns, come):
        tasks = start(*(come(client) for client in "aabbcc"))
        for client in "abcabc":
            await settle()
            turns.leave(client)
        await asyncio.gather(*tasks)
        assert turns.held == 0

    assert sorted(play(script, workers=1)) == list("aabbcc")
