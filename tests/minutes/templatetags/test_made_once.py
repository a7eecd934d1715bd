"""A part of a page is made once for the very things that it is made of."""

from dataclasses import dataclass

from minutes.templatetags.made_once import made_once

made: list[str] = []


@dataclass(frozen=True)
class Item:
    title: str
    number: int = 7

    @property
    def anchor(self) -> str:
        made.append(self.title)
        return f"item-{self.number}"


def line(item: Item, **words: object) -> str:
    return made_once("minutes/rendering/_contents_line.html", item=item, **words)


def test_a_part_is_made_once_for_a_thing() -> None:
    made.clear()
    item = Item("Once & for all")

    first = line(item)

    assert 'href="#item-7"' in first
    assert "Once &amp; for all" in first
    assert line(item) == first
    assert made == ["Once & for all"]


def test_its_equal_and_other_words_make_it_anew() -> None:
    made.clear()
    item = Item("Anew")

    for thing, words in ((item, {}), (Item("Anew"), {}), (item, {"is_linked": 1}), (item, {"is_linked": 1})):
        line(thing, **words)

    assert made == ["Anew"] * 3
