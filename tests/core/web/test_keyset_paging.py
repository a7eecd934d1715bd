"""Paging by key over two sources that share one order, held against a plain sorted list."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.web.keyset_paging import Order, OrderField, Source, every_row, read_page
from meetings.models import OutcomeWord, Panel

WORDS = [f"WORD{letter}{other}" for letter in "ABCDEFGH" for other in "ABCDEFGH"]
ORDER = Order((OrderField("panel__code", str), OrderField("id", int, falls=True)))


@pytest.fixture
def words(db: None) -> list[str]:
    """Words of three panels, in the order of a list: by panel, the newest first."""
    panels = Panel.objects.bulk_create([Panel(code=code, name=code) for code in ("AAA", "BBB", "CCC")])
    rows = [OutcomeWord(panel=panels[number % 3], word=word) for number, word in enumerate(WORDS)]
    OutcomeWord.objects.bulk_create(rows)
    return list(OutcomeWord.objects.exclude(panel=None).order_by("panel__code", "-id").values_list("word", flat=True))


def sources(split: int) -> list[Source[str]]:
    rows = OutcomeWord.objects.exclude(panel=None).select_related("panel")
    parts = [rows.filter(word__in=WORDS[:split]), rows.filter(word__in=WORDS[split:])]
    return [Source(part, ORDER, lambda row: row.word, lambda row: (row.panel.code, row.pk)) for part in parts]


@given(split=st.integers(0, len(WORDS)), size=st.integers(1, 70))
def test_the_pages_one_after_the_other_are_the_whole_list_and_lead_back(
    words: list[str], split: int, size: int
) -> None:
    pages = [read_page(sources(split), size=size)]
    while pages[-1].older:
        pages.append(read_page(sources(split), after=pages[-1].older, size=size))
    back = [pages[-1]]
    while back[-1].newer:
        back.append(read_page(sources(split), before=back[-1].newer, size=size))

    assert [word for page in pages for word in page.rows] == words
    assert [page.rows for page in reversed(back)] == [page.rows for page in pages]
    assert list(every_row(sources(split), chunk=size)) == words


@pytest.mark.parametrize("place", ["", "AAA", "AAA.x", "AAA.1.2", "'; DROP TABLE", "."])
def test_a_place_that_cannot_be_read_is_the_start(words: list[str], place: str) -> None:
    assert read_page(sources(0), after=place, size=3).rows == tuple(words[:3])
    assert read_page(sources(0), before=place, size=3).rows == tuple(words[:3])


def test_a_place_of_any_kind_is_read_back_as_it_was_written() -> None:
    order = Order((OrderField("a", str), OrderField("b", int), OrderField("c", UUID)))
    identity = UUID("00000000-0000-4000-8000-000000000001")

    assert order.parse(f"SECP.47.{identity}") == ("SECP", 47, identity)


def test_no_sources_have_an_empty_page() -> None:
    assert read_page([], size=3).rows == ()
