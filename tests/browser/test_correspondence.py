"""Three questions for five voters: one by mail, one changed, one for a meeting, one silent; and what comes of it.

The secretary works at a desk, the voters on a phone, by keyboard; every page is looked at with axe, in both schemes.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from core.accounts.models import User
from meetings.calendar.services.meetings import create_meeting
from meetings.correspondence.services.moving import move_what_waits
from meetings.models import AgendaItem, Answer, Meeting, Membership, Question
from minutes.models import ItemText
from tests.browser.conftest import Watched
from tests.browser.keys import follow, looked_at, tab_to
from tests.browser.test_sign_in import enter_as
from tests.conftest import Cast, make_cast
from tests.meetings.correspondence.asking import (
    House,
    asked,
    asked_in_secret,
    opened,
    run_out,
    seat_five,
    set_rules,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
PAGE = "/meetings/GRID-C1/questions/"
RESOLUTION = "That the schedule be kept until 30 November."


@pytest.fixture
def house(transactional_db: None) -> House:
    cast: Cast = make_cast()
    house = seat_five(cast)
    set_rules(cast.panel, correspondence_quorum=3)
    create_meeting(cast.panel, 48, held_on=timezone.localdate() + timedelta(days=30), by=cast.secretary)
    return house


def press(page: Page, name: str) -> None:
    tab_to(page, name)
    follow(page, lambda: page.keyboard.press("Enter"))


def seen_in_both_schemes(page: Page) -> None:
    looked_at(page)
    page.emulate_media(color_scheme="dark")
    looked_at(page)
    page.emulate_media(color_scheme="light")


def put_three_questions(page: Page, site: str) -> None:
    page.goto(f"{site}/panels/GRID/by-correspondence/")
    press(page, "New decision")
    page.locator("[name=title]").fill("Maintenance schedule")
    page.get_by_label("Proposed resolution").fill(RESOLUTION)
    looked_at(page)
    press(page, "Keep as a draft")
    for title, resolution in (("Fees", "That fees rise."), ("Annual report", "That it be published in May.")):
        press(page, "Put another question")
        page.locator("[name=title]").fill(title)
        page.get_by_label("Proposed resolution").fill(resolution)
        press(page, "Put the question")
    seen_in_both_schemes(page)
    press(page, "Open it to the voters")
    expect(page.get_by_text("5 places with a vote")).to_be_visible()
    looked_at(page)
    press(page, "Open it and tell the voters")
    expect(page.get_by_text("The voters are told by email.")).to_be_visible()
    seen_in_both_schemes(page)


def enter_and_answer(page: Page, site: str, by: User, *choices: str, note: str = "") -> None:
    """Sign in on a phone, follow the link of the mail, and answer one question after the other."""
    page.set_viewport_size(PHONE)
    page.context.clear_cookies()
    enter_as(by, page, site)
    for choice in choices:
        page.goto(site + PAGE)
        page.locator(f"[value={choice}]").check()
        if note:
            page.get_by_label("A note (optional)").fill(note)
        page.locator(".answer-send button").focus()
        follow(page, lambda: page.keyboard.press("Enter"))


def test_three_questions_are_answered_by_five_voters(live_server, house: House, watched: Watched) -> None:
    page, site = watched.page, str(live_server.url)
    page.set_viewport_size(DESK)
    enter_as(house.secretary, page, site)
    put_three_questions(page, site)

    accounts = house.accounts
    page.set_viewport_size(PHONE)
    page.context.clear_cookies()
    enter_as(accounts["Ada"], page, site)
    page.goto(site)
    expect(page.get_by_role("heading", name="GRID-C1: your answer is awaited")).to_be_visible()
    press(page, "Answer")
    button = page.locator(".answer-send button")
    expect(button).to_have_text("Send my answer", use_inner_text=True)
    page.get_by_role("radio", name="Agree", exact=True).check()
    expect(button).to_have_text("Send my answer: agree", use_inner_text=True)
    seen_in_both_schemes(page)

    enter_and_answer(page, site, accounts["Ada"], "agree", "agree", "agree")
    page.goto(f"{site}{PAGE}2/")
    page.get_by_role("radio", name="Disagree").check()
    expect(button).to_have_text("Send the changed answer: disagree", use_inner_text=True)
    follow(page, button.click)
    enter_and_answer(page, site, accounts["Ben"], "agree", "disagree", "meeting", note="It needs a talk.")
    enter_and_answer(page, site, accounts["Cleo"], "abstain", "agree", "meeting", note="So it does.")
    page.goto(f"{site}{PAGE}1/")
    expect(page.get_by_role("rowheader", name="Ada")).to_be_visible()
    seen_in_both_schemes(page)

    page.set_viewport_size(DESK)
    page.context.clear_cookies()
    enter_as(house.secretary, page, site)
    page.goto(f"{site}{PAGE}1/")
    press(page, "Enter an answer")
    page.get_by_label("Whose answer").select_option(label="Dan (Consumers 4)")
    page.get_by_role("radio", name="They agree").check()
    page.get_by_label("How it came").select_option("email")
    page.get_by_label("Its words").fill("I agree to the first. Dan")
    looked_at(page)
    press(page, "Enter the answer")
    expect(page.get_by_text("The answer of Dan is entered: agree.")).to_be_visible()
    expect(page.get_by_text("It would be agreed")).to_be_visible()
    seen_in_both_schemes(page)
    assert Answer.objects.count() == 11
    assert watched.complaints == []

    board = run_out(Meeting.objects.get(series="C", number=1))
    move_what_waits()
    assert [question.fate for question in board.questions] == ["carried", "lost", "to_meeting"]

    page.goto(f"{site}{PAGE}1/")
    expect(page.get_by_text("Carried by 3 votes to none, with one abstention")).to_be_visible()
    expect(page.get_by_role("row", name="Eve")).to_contain_text("No response")
    seen_in_both_schemes(page)
    page.goto(f"{site}{PAGE}2/")
    expect(page.get_by_text("1 earlier answer")).to_be_visible()
    page.goto(f"{site}{PAGE}3/")
    expect(page.get_by_role("link", name="meeting 48, item 1")).to_be_visible()
    assert Question.objects.get(item__number=3, item__meeting__series="C").moved_to.title == "Annual report"

    press(page, "The record of GRID-C1")
    press(page, "Record the decision")
    expect(page.get_by_text("schedule be kept").first).to_be_visible()
    looked_at(page)
    press(page, "Record the decision")
    expect(page.get_by_text("The record of GRID-C1 is begun.")).to_be_visible()
    texts = ItemText.objects.filter(item__meeting__series="C").order_by("item__number").values_list("html", flat=True)
    assert ["AGREED" in texts[0], "AGREED" in texts[1], "DEFERRED" in texts[2]] == [True, False, True]


def test_a_voter_who_is_not_cleared_is_told_so_without_the_words(live_server, house: House, watched: Watched) -> None:
    Membership.objects.filter(person__name="Eve").update(is_cleared=False)
    opened(house, asked(), asked_in_secret())
    page, site = watched.page, str(live_server.url)
    enter_as(house.accounts["Eve"], page, site)

    page.goto(f"{site}{PAGE}2/")

    expect(page.get_by_role("heading", name="A contract")).to_be_visible()
    expect(page.get_by_text("they alone vote on it")).to_be_visible()
    assert "hidden" not in page.inner_text("main").lower()
    seen_in_both_schemes(page)
    assert page.get_by_role("radio").count() == 0


def test_a_question_is_discussed_before_it_is_answered(live_server, house: House, watched: Watched) -> None:
    meeting = opened(house, asked(is_discussed=True), answers_from=timezone.now() + timedelta(days=2))
    AgendaItem.objects.filter(meeting=meeting).update(presented_by=house.cast.observer.person, presenter="Observer")
    page, site = watched.page, str(live_server.url)
    page.set_viewport_size(PHONE)
    enter_as(house.accounts["Ada"], page, site)
    page.goto(f"{site}{PAGE}1/")
    page.get_by_label("What you think of it").fill("Is it enough?")
    press(page, "Write it for all who vote")
    expect(page.get_by_text("Answers are taken from then on.")).to_be_visible()
    assert page.get_by_role("radio").count() == 0
    seen_in_both_schemes(page)

    page.set_viewport_size(DESK)
    page.context.clear_cookies()
    enter_as(house.cast.observer, page, site)
    page.goto(f"{site}{PAGE}1/")
    tab_to(page, "Answer Ada")
    page.keyboard.press("Enter")
    page.get_by_label("The presenter’s answer").fill("It is.")
    page.get_by_role("button", name="Answer", exact=True).focus()
    follow(page, lambda: page.keyboard.press("Enter"))

    expect(page.get_by_text("It is.", exact=True)).to_be_visible()
    seen_in_both_schemes(page)
    assert watched.complaints == []
