"""What others do is seen beside the text at once; and who has unsaved words is named before they are cut off."""

import pytest
from playwright.sync_api import expect

from core.accounts.models import User
from core.audience import Sensitivity
from meetings.enums import MeetingState, Role
from meetings.models import AgendaItem, Meeting
from minutes.drafting.agenda import rename_item
from minutes.drafting.classification import classify_item
from minutes.enums import MinutesState
from minutes.models import LateWords, Minutes, UnsavedWords
from minutes.text import plain_text
from tests.browser.drafting import SAVED, Desk, SignIn
from tests.factories import item_of, make_member, paragraph, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COME_BACK = "document.dispatchEvent(new Event('visibilitychange'))"


@pytest.fixture
def anna(draft: Minutes) -> User:
    person = make_member(draft.meeting.panel, "anna@example.org", Role.SECRETARY, is_cleared=True)
    User.objects.filter(pk=person.pk).update(name="Anna Brandt")
    return person


def test_what_changes_beside_the_text_is_seen_while_one_types(desk: Desk, draft: Minutes, secretary: User) -> None:
    item = item_of(draft, 1)
    classify_item(item, Sensitivity.CONFIDENTIAL, reason="Prices", by=secretary)
    desk.page.evaluate(COME_BACK)
    said = desk.page.locator("#secrecy-changed")
    expect(said).to_have_text("This item is confidential now: Prices.")
    expect(desk.page.locator(".drafting-lines [aria-current]")).to_contain_text("Confidential")

    classify_item(AgendaItem.objects.get(pk=item.pk), Sensitivity.PUBLIC, by=secretary)
    rename_item(AgendaItem.objects.get(pk=item.pk), "Another title", by=secretary)
    desk.focus()
    desk.type("Typed on.")
    desk.save()

    expect(said).to_have_text("This item is public now: everybody will be able to read what is written here.")
    expect(desk.page.locator("#classification")).to_contain_text("Public item")
    expect(desk.page.locator("#item-title")).to_contain_text("Another title")
    assert desk.complaints == []


def test_unsaved_words_are_named_elsewhere_and_come_as_a_comment_when_it_is_too_late(
    desk: Desk, sign_in: SignIn, draft: Minutes, anna: User
) -> None:
    write(draft, 1, paragraph("p", "The text."))
    write(draft, 2, paragraph("q", "Another."))
    Meeting.objects.update(state=MeetingState.CLOSED)
    tablet = sign_in(anna)
    tablet.open(1)
    tablet.focus()
    tablet.page.route("**/save?*", lambda route: route.abort())
    tablet.press("Enter")
    tablet.type("Words of Anna.")
    expect(tablet.page.locator("#save-state")).to_contain_text("Offline")
    for _ in range(100):
        if UnsavedWords.objects.exists():
            break
        tablet.page.wait_for_timeout(100)

    sentence = "Anna Brandt has unsaved words in item 1"
    desk.page.evaluate(COME_BACK)
    expect(desk.page.locator("#others-unsaved")).to_have_text(sentence)
    desk.page.get_by_role("link", name="Send to the chair").click()
    expect(desk.page.get_by_role("main")).to_contain_text(f"{sentence}. If you go on now")
    Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)

    tablet.page.unroute("**/save?*")
    expect(tablet.page.locator("#refused")).to_contain_text("is kept beside item 1", timeout=20_000)
    assert [plain_text(late.html) for late in LateWords.objects.all()] == ["Words of Anna."]
    assert not UnsavedWords.objects.exists()

    Minutes.objects.update(state=MinutesState.DRAFT)
    tablet.open(1)
    tablet.page.wait_for_selector(SAVED)
    assert "Words of Anna." in plain_text(item_of(draft, 1).text.html)
    assert tablet.copies() == []
    assert not LateWords.objects.filter(settled_at=None).exists()


def test_an_announcement_goes_with_the_save(desk: Desk, draft: Minutes) -> None:
    desk.page.route("**/save?*", lambda route: route.abort())
    desk.type("Words.")
    with desk.page.expect_request("**/unsaved?*", timeout=15_000):
        pass
    desk.page.unroute("**/save?*")
    desk.save()

    desk.page.wait_for_timeout(300)
    assert not UnsavedWords.objects.exists()


def test_what_another_secretary_presses_is_seen_here_and_nothing_that_is_being_filled_in_is_lost(
    desk: Desk, sign_in: SignIn, draft: Minutes, anna: User
) -> None:
    Meeting.objects.update(state=MeetingState.OPEN, held_on=draft.meeting.panel.today)
    tablet = sign_in(anna)
    for each in (desk, tablet):
        each.open()
    room = desk.page.get_by_role("region", name="In the room for this item")
    tablet.page.get_by_role("button", name="Start the meeting now").press("Enter")
    expect(tablet.page.locator(".room-state")).to_contain_text("Opened at")

    desk.page.evaluate(COME_BACK)
    expect(room.locator(".room-state")).to_contain_text("Opened at")
    expect(desk.page.locator("#log")).to_contain_text("Who is in the room has changed.")

    room.get_by_text("Adjourn after the item, or with a reason").press("Enter")
    room.get_by_label("Why it is adjourned").press_sequentially("lunch")
    tablet.page.get_by_role("button", name="Adjourn the meeting now").press("Enter")
    expect(tablet.page.locator(".room-state")).to_contain_text("Adjourned since")
    with desk.page.expect_response("**/news?*"):
        desk.page.evaluate(COME_BACK)
    desk.page.wait_for_timeout(200)
    expect(room.get_by_label("Why it is adjourned")).to_have_value("lunch")
    room.get_by_role("button", name="Adjourn the meeting now").press("Enter")
    expect(room.get_by_text("already.")).to_be_visible()
    assert desk.complaints == [] or all("400" in each for each in desk.complaints)
