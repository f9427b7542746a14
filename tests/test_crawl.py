"""A harvester that has never heard of us, over HTTP, on a graph that is small enough for a test."""

import asyncio

import crawl
import pytest
from clients import serving

pytestmark = pytest.mark.slow

QUESTIONS = "|^/(queries|course)/"
"""The pages of questions, which ask of the real graph what is not in this one."""


@pytest.fixture(scope="module")
def address(example, tmp_path_factory):
    with serving(example, tmp_path_factory.mktemp("crawl")) as process:
        yield process.address


def test_a_crawl_and_the_sitemaps_find_all_and_every_form_says_the_same(address, capsys):
    well = asyncio.run(crawl.harvest(address, every=1, excused=crawl.EXCUSED + QUESTIONS))
    assert well, capsys.readouterr().out
