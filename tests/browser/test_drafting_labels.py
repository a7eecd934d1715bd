import pytest
from playwright.sync_api import expect

from meetings.models import Panel
from tests.browser.drafting import Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def labels(desk: Desk) -> list[tuple[str, str]]:
    shown = desk.page.locator(".ProseMirror .outcome")
    return [(each.inner_text(), each.get_attribute("class")) for each in shown.all()]


def test_an_outcome_word_stands_out_as_one_types_and_no_longer_when_it_is_taken_back(desk: Desk) -> None:
    desk.type("The Panel AGREED the budget. It NOTED the news.", delay=5)

    expect(desk.page.locator(".ProseMirror .outcome")).to_have_count(2)
    assert labels(desk) == [("AGREED", "outcome outcome-agreed"), ("NOTED", "outcome outcome-noted")]

    desk.press("Home", *["Control+ArrowRight"] * 2, "Delete")
    expect(desk.page.locator(".ProseMirror .outcome")).to_have_count(1)
    assert "outcome" not in desk.as_sent().replace("data-outcome", "")
    desk.press("Control+z")
    expect(desk.page.locator(".ProseMirror .outcome")).to_have_count(2)


def test_a_panels_own_word_has_a_label_of_its_own_and_a_word_that_states_nothing_has_none(desk: Desk) -> None:
    desk.type("It was APPROVED", delay=5)
    desk.press("Enter")
    desk.type("The SHOUTED words.", delay=5)

    assert [word for word, _ in labels(desk)] == ["APPROVED"]


def test_at_the_beginning_of_a_paragraph_an_outcome_stands_behind_the_panels_own_words(desk: Desk) -> None:
    Panel.objects.filter(code="GRID").update(
        rules={"outcome_lead": "The Committee", "outcome_phrases": {"APPROVED": "It was"}}
    )
    desk.open()

    desk.type("First.")
    desk.press("Enter")
    desk.page.locator("#outcomes summary").click()
    desk.page.locator("#outcomes [data-outcome=AGREED]").click()
    desk.type("the budget.")
    desk.press("Enter")
    desk.page.locator("#outcomes summary").click()
    desk.page.locator("#outcomes [data-outcome=APPROVED]").click()
    desk.type("unanimously.")
    desk.press("Enter")
    desk.type("It was then")
    desk.page.locator("#outcomes summary").click()
    desk.page.locator("#outcomes [data-outcome=NOTED]").click()
    desk.press("Enter", "Alt+Shift+p")
    desk.save()

    assert [word for word, _ in labels(desk)] == ["AGREED", "APPROVED", "NOTED"]
    assert ">The Committee AGREED the budget.<" in desk.as_sent()
    assert ">It was APPROVED unanimously.<" in desk.as_sent()
    assert "It was then NOTED" in desk.as_sent()
    assert ">The Committee:</p><ul" in desk.as_sent()
    assert desk.page.get_by_role("button", name="The Committee:").is_visible()
