"""A published document in other dress, page by page and panel by panel, says the same."""

import re
from typing import Any

import pytest

from tests.minutes.importing.mutants import (
    APOLOGIES,
    DECISIONS,
    ITEMS,
    TASKS,
    Mutant,
    dressed,
    joined,
    mutants,
    on_pages,
)
from tests.minutes.importing.showing import Shown

SEED = 13
LINES = dressed().text.count("\n")


def fold(text: str) -> str:
    return re.sub(r"(;( and)?|[.:])$", "", " ".join(text.split()))


def check(mutant: Mutant) -> None:
    """Hold all that a reader finds against the key."""
    shown = Shown(mutant.text, code=mutant.code, number=mutant.number)
    items = shown.data["items"]
    assert tuple((item["number"], item["title"], tuple(item["subheadings"])) for item in items) == ITEMS
    assert [_decision(item["number"], row) for item in items for row in item["decisions"]] == [
        (number, outcome, fold(text), tuple(map(fold, points)), dissent, deferred)
        for number, outcome, text, points, dissent, deferred in DECISIONS
    ]
    assert [_action(item["number"], row) for item in items for row in item["actions"]] == [
        (number, f"{mutant.code}{mutant.number}/{action}", owner.removeprefix("The "), f"{owner} {task}", due)
        for number, action, owner, task, due in ((*row[:2], mutant.owners[row[2]], *row[3:]) for row in TASKS)
    ]
    assert tuple((row["category"], row["name"]) for row in shown.data["apologies"]) == APOLOGIES
    assert [item["number"] for item in items if item.get("refers_to_confidential_minutes")] == [5]
    assert sorted(line.text for line in shown.parsed.furniture) == sorted(mutant.furniture)
    assert _words(shown.text) == _words(dressed(code=mutant.code, number=mutant.number, owners=mutant.owners).text)


def _decision(number: int, row: dict[str, Any]) -> tuple[object, ...]:
    points = tuple(map(fold, row.get("sub_points", ())))
    return number, row["outcome"], fold(row["text"]), points, row.get("dissent_count"), row.get("deferred_to", "")


def _action(number: int, row: dict[str, Any]) -> tuple[object, ...]:
    return number, row["reference"], row["owner"], row["text"], row.get("due", "")


def _words(text: str) -> list[str]:
    """The words of a text without list marks, an action's label in one style."""
    return re.sub(r"^[•-] ", "", text, flags=re.MULTILINE).replace("ACTION: ", "ACTION ").split()


@pytest.mark.parametrize("number", range(40))
def test_a_mutant_says_what_the_document_says(number: int) -> None:
    check(mutants(SEED, 40)[number])


@pytest.mark.parametrize("line", range(1, LINES))
def test_a_page_may_end_before_any_line(line: int) -> None:
    check(on_pages(dressed(), [line]))


@pytest.mark.parametrize("line", range(1, LINES))
def test_a_page_with_a_header_and_a_footer_may_end_before_any_line(line: int) -> None:
    check(on_pages(dressed(), [line], header="Estuary Code Panel – Minutes", footer="Page {page} of {pages}"))


@pytest.mark.parametrize("line", [line for line in range(1, LINES) if dressed().text.split("\n")[line]])
def test_a_page_join_may_stand_before_any_line(line: int) -> None:
    check(joined(dressed(), [line]))
