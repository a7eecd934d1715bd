"""The editor, by keyboard alone: what is typed is what the registers, the page and the paper show."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Locator, Page

from actions.models import Action
from meetings.models import Decision
from tests.browser.drafting import Desk, kept
from tests.minutes.rendering.pdf_reader import text_of

DECISION_PARTS = (".register-lead", ".register-mark .outcome", ".register-statement")
ACTION_PARTS = (".register-reference", ".register-statement + .register-notes", ".register-statement")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def decisions() -> list[tuple[str, str]]:
    rows = Decision.objects.filter(retired_at=None).order_by("item__number", "position")
    return list(rows.values_list("outcome", "statement"))


def test_a_sentence_with_an_outcome_word_is_a_decision_once_it_is_saved(desk: Desk) -> None:
    desk.type("The Panel NOTED the paper. It thanked the author.")
    desk.save()

    assert decisions() == [("NOTED", "NOTED the paper.")]
    assert desk.as_sent() == kept()
    assert desk.complaints == []


def test_an_item_is_written_from_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.type("SECAS set out which decisions might be delegated.\n")
    desk.press("Alt+Shift+h")
    desk.type("Transitional periods\n")
    desk.type("The SSC would judge. The Panel AGREED to delegate this to the SSC.\n")
    desk.press("Alt+Shift+h")
    desk.type("Assurance status\n")
    desk.type("The Panel APPROVED the register and two delegations to the SSC:\n")
    desk.type("- Transitional periods; and\nAssurance status.\n\n")
    desk.press("Alt+Shift+h")
    desk.type("Total System Assessments\n")
    desk.type("The Panel DEFERRED the decision to the 48th meeting.\n")
    desk.type("ACTION SECAS to provide a paper at the September 2017 meeting.\n")
    desk.type("ACTION: SECAS to publish the register.")
    desk.save()

    approved = Decision.objects.get(outcome="APPROVED")
    assert decisions() == [
        ("AGREED", "AGREED to delegate this to the SSC."),
        ("APPROVED", "APPROVED the register and two delegations to the SSC:"),
        ("DEFERRED", "DEFERRED the decision to the 48th meeting."),
    ]
    assert approved.sub_points == ["Transitional periods", "Assurance status."]
    assert Decision.objects.get(outcome="DEFERRED").deferred_to == "48th meeting"
    assert list(Action.objects.values_list("owner", "due", "text")) == [
        ("SECAS", "September 2017 meeting", "SECAS to provide a paper at the September 2017 meeting."),
        ("SECAS", "", "SECAS to publish the register."),
    ]
    assert desk.as_sent() == kept()
    desk.page.goto(desk.site + "/minutes/GRID12/")
    assert desk.page.locator(".minutes h3").all_text_contents() == [
        "Transitional periods",
        "Assurance status",
        "Total System Assessments",
    ]
    assert words(desk.page, ".action-head strong") == ["ACTION GRID12/01", "ACTION GRID12/02"]
    on_paper = paper(tmp_path)
    desk.page.goto(desk.site + "/decisions/")
    statements = [
        f"{lead} {outcome}{statement.removeprefix(lead)}"
        for lead, outcome, statement in zip(*(words(desk.page, each) for each in DECISION_PARTS), strict=True)
    ]
    desk.page.goto(desk.site + "/actions/")
    owed = [
        f"ACTION {reference} draft number {who.split(',')[0]} {what}"
        for reference, who, what in zip(*(words(desk.page, each) for each in ACTION_PARTS), strict=True)
    ]
    assert len(statements) == 3
    assert [on_paper.count(each) for each in statements] == [1, 1, 1]
    assert len(owed) == 2
    assert [on_paper.count(each) for each in owed] == [1, 1]
    assert re.findall(r"\b(?:NOTED|AGREED|APPROVED|DEFERRED)\b", on_paper) == ["AGREED", "APPROVED", "DEFERRED"]
    heads = r"Transitional periods|Assurance status|Total System Assessments"
    assert re.findall(heads, on_paper) == [
        *["Transitional periods", "Assurance status"],
        *[point.rstrip(".") for point in approved.sub_points],
        "Total System Assessments",
    ]
    assert desk.complaints == []


def paper(folder: Path) -> str:
    """The words of the minutes' PDF as the operator exports it, each run of blanks one."""
    path = folder / "GRID12.pdf"
    call_command("export_minutes", "GRID12", format="pdf", output=path)
    return " ".join(text_of(path).split())


def words(of: Page | Locator, selector: str) -> list[str]:
    return [" ".join(text.split()) for text in of.locator(selector).all_text_contents()]


def test_the_number_of_an_action_is_shown_beside_it_and_stands_nowhere_in_the_text(desk: Desk) -> None:
    desk.type("ACTION The Clerk to write.")
    desk.save()

    assert desk.page.locator("#text .action-head").text_content() == "ACTION GRID12/01draft numberClerk · no date given"
    assert desk.words() == "The Clerk to write."


def test_a_decision_goes_with_its_word_and_comes_back_with_undo(desk: Desk) -> None:
    desk.type("The Panel AGREED it.")
    first = desk.as_sent()
    desk.page.wait_for_timeout(700)
    desk.press("Home")
    for _ in range(10):
        desk.press("ArrowRight")
    desk.press(*["Delete"] * 6)
    without = desk.as_sent()
    desk.press("Control+z")

    assert "data-decision" in first
    assert "data-decision" not in without
    assert desk.as_sent() == first


def test_a_word_that_is_typed_anew_keeps_the_uuid_of_its_decision(desk: Desk) -> None:
    desk.type("The Panel AGREED it.")
    desk.save()
    before = Decision.objects.get()
    for _ in range(4):
        desk.press("ArrowLeft")
    desk.press(*["Backspace"] * 6)
    desk.type("NOTED")
    desk.save()

    assert Decision.objects.get().pk == before.pk
    assert decisions() == [("NOTED", "NOTED it.")]


def test_no_decision_after_all_stays_so_while_the_rest_is_typed(desk: Desk) -> None:
    desk.type("The Panel AGREED it.")
    desk.press("Alt+Shift+x")
    desk.type(" It went on, and on.")
    desk.save()

    assert decisions() == []


def test_an_outcome_is_chosen_from_the_menu_by_keys(desk: Desk) -> None:
    desk.type("The Panel agreed to go on.")
    desk.press("Alt+Shift+o", "Enter")
    desk.page.wait_for_selector("#text:focus")
    desk.save()

    assert decisions() == [("AGREED", "AGREED to go on.")]


def test_the_panels_closing_list_begins_with_its_words(desk: Desk) -> None:
    desk.press("Alt+Shift+p")
    desk.page.wait_for_timeout(100)
    desk.type("NOTED the paper; and\nAGREED the plan.")
    desk.save()

    assert decisions() == [("NOTED", "NOTED the paper"), ("AGREED", "AGREED the plan.")]
    assert desk.words().startswith("The Panel:")


def test_the_panels_own_words_decide_too(desk: Desk) -> None:
    from core.accounts.models import User
    from meetings.models import Panel
    from meetings.panels.services import add_outcome_words

    add_outcome_words(Panel.objects.get(), ["ENDORSED"], by=User.objects.operator())
    desk.open()
    desk.focus()
    desk.type("The Panel ENDORSED the plan.")
    desk.save()

    assert decisions() == [("ENDORSED", "ENDORSED the plan.")]


def test_one_undo_takes_the_input_rule_back_and_the_words_with_it(desk: Desk) -> None:
    desk.type("ACTION ")
    made = desk.as_sent()
    desk.press("Backspace")

    assert "<aside" in made
    assert "<aside" not in desk.as_sent()
    assert desk.words() == "ACTION "


def test_enter_at_the_start_leaves_the_words_their_uuid(desk: Desk) -> None:
    desk.type("Words.")
    block = desk.as_sent().split('"')[1]
    desk.press("Home", "Enter")

    assert desk.as_sent().endswith(f'<p data-block="{block}">Words.</p>')
