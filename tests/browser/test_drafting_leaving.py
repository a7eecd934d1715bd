"""Whoever leaves an item, by whatever way and at once, leaves no word behind."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from core.accounts.models import User
from core.accounts.session_store import AccountSession
from meetings.models import AgendaItem
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes, Revision
from minutes.text import plain_text
from tests.browser.axe import violations
from tests.browser.drafting import CUT_OFF, SAVED, Desk, SignIn, kept
from tests.factories import paragraph, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Leave = Callable[[Desk], object]
WORDS = "Words of the last moment."
NOTICES = "#restored, #brought, #refused, #clashes, #unsaved"
SEND = ".drafting-room-links >> text=Send to the chair"
HIDE = """() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true })
    document.dispatchEvent(new Event("visibilitychange"))
}"""
# What would be sent a moment after typing is not sent.
NO_TIMER = """() => {
    for (let timer = setTimeout(() => {}); timer > 0; timer -= 1) clearTimeout(timer)
    window.setTimeout = () => 0
}"""
# The first save stays on its way: `arrives` says whether it gets to the server. Nothing of an answer comes back.
FIRST_ON_ITS_WAY = """(arrives) => {
    const send = window.fetch
    window.fetch = (address, asked) => {
        if (window.onItsWay || !String(address).includes("/save")) return send(address, asked)
        window.onItsWay = { address, body: asked.body, token: asked.headers["X-CSRFToken"] }
        if (arrives) send(address, asked).then(() => (window.hasArrived = true))
        return new Promise(() => {})
    }
}"""

# Something else writes in the device's database for a while: what the page has asked for there waits.
DATABASE_IS_BUSY = """() => {
    const opening = indexedDB.open("smartgov-drafting", 1)
    return new Promise((resolve) => (opening.onsuccess = () => {
        const store = opening.result.transaction("copies", "readwrite").objectStore("copies")
        const until = Date.now() + 2000
        const hold = () => {
            resolve()
            if (Date.now() < until) store.count().onsuccess = hold
        }
        hold()
    }))
}"""


def words_kept(number: int = 1) -> str:
    return plain_text(kept(number))


def arrives(words: str, number: int = 1) -> str:
    """The item's words on the server, as soon as they are these; else as they are after five seconds."""
    until = time.monotonic() + 5
    while words_kept(number) != words and time.monotonic() < until:
        time.sleep(0.05)
    return words_kept(number)


def saves_of(desk: Desk) -> list[str]:
    """What the page sends to be saved, from now on."""
    sent: list[str] = []
    desk.page.on("request", lambda asked: sent.append(asked.url) if "/save?" in asked.url else None)
    return sent


def has_nothing_to_say(desk: Desk) -> bool:
    return not any(notice.is_visible() for notice in desk.page.locator(NOTICES).all())


def by_agenda_link(desk: Desk) -> None:
    desk.page.locator(".drafting-lines a").nth(1).click()
    desk.page.wait_for_url("**/drafting/GRID12/2/")


def by_agenda_link_and_key(desk: Desk) -> None:
    desk.page.locator(".drafting-lines a").nth(1).focus()
    desk.press("Enter")
    desk.page.wait_for_url("**/drafting/GRID12/2/")


def by_crumb(desk: Desk) -> None:
    desk.page.locator(".crumbs a", has_text="Meeting 12").click()
    desk.page.wait_for_url("**/meetings/GRID12/")


def by_bar(desk: Desk) -> None:
    desk.page.locator(".bar .nav a", has_text="Decisions").click()
    desk.page.wait_for_url("**/decisions/")


def by_jump_box(desk: Desk) -> None:
    desk.page.locator("#jump").fill("GRID12")
    desk.press("Enter")
    desk.page.wait_for_url("**/meetings/GRID12/")


def by_attendance(desk: Desk) -> None:
    desk.page.locator(".drafting-room-links a", has_text="Attendance").click()
    desk.page.wait_for_url("**/attendance/")


def by_classification(desk: Desk) -> None:
    """The form comes back to the same page."""
    desk.page.locator(".drafting-classification summary").click()
    with desk.page.expect_navigation():
        desk.page.locator(".drafting-classification button").click()


def by_sending_to_the_chair(desk: Desk) -> None:
    desk.page.locator(SEND).click()
    desk.page.wait_for_url("**/minutes/GRID12/send-to-chair/")


def by_signing_out(desk: Desk) -> None:
    desk.page.locator(".account summary").click()
    desk.page.get_by_role("button", name="Sign out").click()
    desk.page.wait_for_url(desk.site + "/")


def off_the_meeting(desk: Desk) -> None:
    """To where nothing is sent that lies on the device for an item."""
    desk.page.goto(f"{desk.site}/decisions/")


def by_address(desk: Desk) -> None:
    desk.page.goto(f"{desk.site}/drafting/GRID12/2/")


def by_back(desk: Desk) -> None:
    desk.page.go_back()


def by_reload(desk: Desk) -> None:
    desk.page.reload()


def by_closing_the_tab(desk: Desk) -> None:
    desk.page.close()
    desk.page = desk.context.new_page()


def by_hiding_the_tab(desk: Desk) -> None:
    """As a phone does that is put away: no timer runs any more, and the page may never be seen again."""
    desk.page.evaluate(NO_TIMER)
    desk.page.evaluate(HIDE)


HELD = [
    by_agenda_link, by_agenda_link_and_key, by_crumb, by_bar, by_jump_box, by_attendance, by_classification,
    by_sending_to_the_chair, by_signing_out,
]  # fmt: skip
GONE = [by_address, by_back, by_reload, by_closing_the_tab, by_hiding_the_tab]
named = pytest.mark.parametrize


@pytest.fixture
def desk(sign_in: SignIn, secretary: User, draft: Minutes) -> Desk:
    """Item 1 with a paragraph of its own, open after a page that is no item's, the caret at its end."""
    write(draft, 1, paragraph("one", "First. "))
    desk = sign_in(secretary)
    off_the_meeting(desk)
    desk.open()
    desk.focus()
    return desk


@named("leave", HELD, ids=lambda way: way.__name__)
def test_a_link_or_a_form_waits_until_the_words_are_on_the_server(desk: Desk, secretary: User, leave: Leave) -> None:
    desk.type(WORDS)
    leave(desk)

    assert words_kept() == f"First. {WORDS}"
    assert desk.copies() == []
    assert desk.complaints == []
    come_back_to_the_words_once(desk, secretary)


def test_whoever_signs_out_as_soon_as_it_says_saved_leaves_no_copy_behind(desk: Desk) -> None:
    """A copy whose removal has not ended lies there still, and stays if its page goes."""
    desk.type(WORDS)
    desk.page.evaluate(DATABASE_IS_BUSY)
    desk.save()
    by_signing_out(desk)

    assert words_kept() == f"First. {WORDS}"
    assert desk.copies() == []


@named("leave", GONE, ids=lambda way: way.__name__)
def test_a_page_that_just_goes_sends_its_words(desk: Desk, secretary: User, leave: Leave) -> None:
    desk.type(WORDS)
    leave(desk)

    assert arrives(f"First. {WORDS}") == f"First. {WORDS}"
    come_back_to_the_words_once(desk, secretary)


def come_back_to_the_words_once(desk: Desk, secretary: User) -> None:
    """Nothing is said of them, nothing is sent again."""
    desk.become(secretary)
    desk.open()
    desk.page.wait_for_timeout(300)

    assert desk.words() == f"First. {WORDS}"
    assert has_nothing_to_say(desk)
    assert desk.as_sent() == kept()
    assert desk.copies() == []
    assert ItemText.objects.get(item__number=1).revision == 2


def test_a_page_of_an_empty_item_loaded_anew_has_its_words_and_nothing_more(desk: Desk) -> None:
    """The new page was asked for before the old one went: it comes without the words."""
    desk.open(2)
    desk.focus()
    desk.type(WORDS)
    desk.page.reload()
    desk.page.wait_for_selector("#editor[data-ready=true]")
    shown = desk.words()
    desk.focus()
    desk.type(" And on.")
    desk.save()

    assert shown == WORDS
    assert has_nothing_to_say(desk)
    assert words_kept(2) == f"{WORDS} And on."
    assert desk.as_sent() == kept(2)


@named("leave", [by_agenda_link, by_address, by_closing_the_tab], ids=lambda way: way.__name__)
def test_what_was_not_changed_is_not_sent_on_leaving(desk: Desk, leave: Leave) -> None:
    desk.type(WORDS)
    desk.save()
    sent = saves_of(desk)
    leave(desk)
    desk.page.wait_for_timeout(300)

    assert sent == []
    assert ItemText.objects.get(item__number=1).revision == 2


def test_what_somebody_else_wrote_meanwhile_is_not_written_over_and_old_words_stay_gone(
    desk: Desk, draft: Minutes
) -> None:
    desk.type(WORDS)
    by_closing_the_tab(desk)
    arrived = arrives(f"First. {WORDS}")
    write(draft, 1, paragraph("one", "Said otherwise.") + paragraph("new", "And more."))
    desk.open()
    desk.page.wait_for_timeout(300)

    assert arrived == f"First. {WORDS}"
    assert desk.words() == "Said otherwise.\nAnd more."
    assert has_nothing_to_say(desk)
    assert words_kept() == "Said otherwise.\n\nAnd more."
    assert desk.copies() == []


@named("leave", [by_agenda_link, by_address], ids=lambda way: way.__name__)
@named("comes", [True, False], ids=["arrives", "comes too late"])
def test_words_typed_after_a_save_that_is_still_on_its_way_stand_on_it(
    desk: Desk, draft: Minutes, leave: Leave, comes: bool
) -> None:
    """Whichever of the two saves the server reads first, the later words stand; and what was typed for the first and
    taken out for the second stays out. What a colleague wrote meanwhile, in another paragraph, is there too."""
    write(draft, 1, paragraph("one", "First. ") + paragraph("two", "Second."))
    desk.open()
    desk.focus()
    desk.page.evaluate(FIRST_ON_ITS_WAY, comes)
    desk.type(" Taken out.")
    desk.page.wait_for_function("() => window.hasArrived" if comes else "() => window.onItsWay")
    first = desk.page.evaluate("window.onItsWay")
    write(draft, 1, kept().replace("First. ", "First, theirs."))
    for _ in " Taken out.":
        desk.press("Backspace")
    desk.type(f" {WORDS}")
    leave(desk)
    expected = f"First, theirs.\n\nSecond. {WORDS}"
    arrived = arrives(expected)
    late = desk.context.request.post(
        desk.site + first["address"],
        data=first["body"],
        headers={"Content-Type": "application/json", "X-CSRFToken": first["token"]},
    )
    desk.open()
    desk.page.wait_for_timeout(300)

    assert arrived == expected
    assert (late.status, late.json()["is_new"]) == (200, False)
    assert words_kept() == expected
    assert has_nothing_to_say(desk)
    assert desk.as_sent() == kept()
    assert desk.copies() == []


def test_a_page_that_was_hidden_and_is_seen_again_goes_on_where_it_was(desk: Desk) -> None:
    desk.page.evaluate(FIRST_ON_ITS_WAY, True)
    desk.type("One. ")
    desk.page.wait_for_function("() => window.hasArrived")
    desk.type("Two. ")
    desk.page.evaluate(HIDE)
    desk.page.wait_for_selector(SAVED)
    hidden = words_kept()
    desk.page.evaluate("delete document.visibilityState")
    desk.type("Three.")
    desk.save()

    assert hidden == "First. One. Two. "
    assert words_kept() == "First. One. Two. Three."
    assert has_nothing_to_say(desk)
    assert desk.copies() == []
    assert Revision.objects.filter(item_text__item__number=1).count() == 4


def fill_with_much(draft: Minutes) -> str:
    """More than a page may send that goes."""
    write(draft, 1, "".join(paragraph(f"p{number}", "Much was said of it. " * 50) for number in range(80)))
    return words_kept()


def test_a_text_too_long_to_be_sent_as_the_page_goes_is_sent_when_the_item_is_opened_next(
    desk: Desk, draft: Minutes
) -> None:
    much = fill_with_much(draft)
    desk.open()
    desk.focus()
    desk.type(WORDS)
    off_the_meeting(desk)
    desk.page.wait_for_timeout(500)
    left = words_kept()
    desk.open()
    desk.page.wait_for_selector(SAVED)

    assert left == much
    assert arrives(much + WORDS) == much + WORDS
    assert desk.page.locator("#restored").is_visible()
    assert desk.as_sent() == kept()
    assert desk.copies() == []


def test_a_long_text_whose_save_was_on_its_way_is_no_clash_when_the_item_is_opened_next(
    desk: Desk, draft: Minutes
) -> None:
    much = fill_with_much(draft)
    desk.open()
    desk.focus()
    desk.page.evaluate(FIRST_ON_ITS_WAY, True)
    desk.type("One. ")
    desk.page.wait_for_function("() => window.hasArrived")
    desk.type("Two.")
    off_the_meeting(desk)
    desk.page.wait_for_timeout(500)
    left = words_kept()
    desk.open()
    desk.page.wait_for_selector(SAVED)

    assert left == f"{much}One. "
    assert arrives(f"{much}One. Two.") == f"{much}One. Two."
    assert desk.page.locator("#clashes").is_hidden()
    assert desk.copies() == []


def test_a_text_of_any_length_goes_first_where_a_link_is_followed(desk: Desk, draft: Minutes) -> None:
    much = fill_with_much(draft)
    desk.open()
    desk.focus()
    desk.type(WORDS)
    by_agenda_link(desk)

    assert words_kept() == much + WORDS
    assert desk.copies() == []


def offline(desk: Desk) -> None:
    desk.page.route("**/save?*", lambda route: route.abort())
    desk.type(WORDS)


def cut_off(desk: Desk) -> None:
    desk.page.evaluate(CUT_OFF)
    desk.type(WORDS)


def signed_out(desk: Desk) -> None:
    AccountSession.objects.all().delete()
    desk.type(WORDS)


def refused(desk: Desk) -> None:
    Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)
    desk.type(WORDS)


def in_a_clash(desk: Desk) -> None:
    write(Minutes.objects.get(), 1, paragraph("one", "Theirs."))
    desk.type(WORDS)
    desk.page.wait_for_selector("#clashes:not([hidden])")


def without_an_answer(desk: Desk) -> None:
    desk.page.evaluate(FIRST_ON_ITS_WAY, False)
    desk.type(WORDS)


WHY = {
    offline: "There is no connection. Go on once it says “Saved” below.",
    signed_out: "You have been signed out. Sign in again, and go on once it says “Saved” below.",
    refused: "The server did not take them, as it says above.",
    in_a_clash: "Two people have changed the same paragraph. Choose which wording stands, then go on.",
    without_an_answer: "The server has not answered yet. Go on once it says “Saved” below.",
}


@named("state", WHY, ids=lambda state: state.__name__)
def test_nothing_is_sent_to_the_chair_while_words_are_not_saved(
    sign_in: SignIn, secretary: User, draft: Minutes, state: Leave
) -> None:
    write(draft, 1, paragraph("one", "First. "))
    desk = sign_in(secretary)
    desk.open()
    desk.focus()
    state(desk)

    for width in (1280, 390):
        desk.page.set_viewport_size({"width": width, "height": 900})
        if width == 390:
            desk.page.evaluate("document.querySelector('[data-tab=yield]').click()")
        desk.page.evaluate("document.querySelector('.drafting-room-links a:last-child').click()")
        said = desk.page.locator("#unsaved")
        expect(said).to_be_visible(timeout=10_000)

        assert desk.page.url.endswith("/drafting/GRID12/1/")
        assert said.inner_text() == (
            f"“Send to the chair” has to wait: some words of this item are on this device only. {WHY[state]}"
        )
        focused = "again-password" if state == signed_out else "unsaved"
        assert desk.page.evaluate("document.activeElement.id") == focused
        assert violations(desk.page) == []
        assert desk.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_when_the_words_are_saved_again_the_minutes_can_be_sent_to_the_chair(desk: Desk) -> None:
    offline(desk)
    desk.page.locator(SEND).click()
    desk.page.wait_for_selector("#unsaved:not([hidden])")
    desk.page.unroute("**/save?*")
    desk.page.wait_for_selector(SAVED)
    is_gone = desk.page.locator("#unsaved").is_hidden()
    by_sending_to_the_chair(desk)

    assert is_gone
    assert words_kept() == f"First. {WORDS}"


@named("state", [cut_off, refused, in_a_clash], ids=lambda state: state.__name__)
def test_an_ordinary_move_goes_on_and_the_words_are_there_when_one_is_back(desk: Desk, state: Leave) -> None:
    """The meeting's page sends them, or leaves them on the device; those refused stand beside the item."""
    state(desk)
    by_crumb(desk)
    desk.page.wait_for_selector("#left-here[data-is-told]", state="attached")
    Minutes.objects.update(state=MinutesState.DRAFT)
    desk.open()

    expect(desk.page.locator("main")).to_contain_text(WORDS)


def test_words_beside_an_open_clash_are_sent_and_clash_with_nothing_of_ones_own(desk: Desk, draft: Minutes) -> None:
    write(draft, 1, paragraph("one", "First. ") + paragraph("two", "Second."))
    desk.open()
    desk.focus()
    write(draft, 1, kept().replace("Second.", "Theirs."))
    desk.type(" Mine.")
    desk.page.wait_for_selector("#clashes:not([hidden])")
    desk.page.wait_for_selector(SAVED)
    desk.press("ArrowUp", "End")
    desk.type("One.")
    by_closing_the_tab(desk)
    arrived = arrives("First. One.\n\nTheirs.")
    desk.open()
    desk.focus()
    desk.press("ArrowUp", "End")
    desk.type(" Two.")
    desk.save()
    shown = desk.page.locator("#clashes blockquote").all_text_contents()

    assert arrived == "First. One.\n\nTheirs."
    assert shown == ["Second. Mine.", "Theirs.", "Second."]
    assert words_kept() == "First. One. Two.\n\nTheirs."


def test_a_link_waits_three_seconds_and_no_longer(desk: Desk) -> None:
    without_an_answer(desk)
    start = time.monotonic()
    by_crumb(desk)
    waited = time.monotonic() - start

    assert 3 <= waited < 10
    assert arrives(f"First. {WORDS}") == f"First. {WORDS}"


def test_of_two_links_pressed_while_one_waits_the_last_is_followed(desk: Desk) -> None:
    without_an_answer(desk)
    desk.page.locator(".drafting-lines a").nth(1).click(no_wait_after=True)
    by_crumb(desk)

    assert desk.page.url.endswith("/meetings/GRID12/")


def test_what_does_not_leave_the_page_is_not_held_up(desk: Desk) -> None:
    """A new tab, a place on the page, a link in the text, a card and a dialogue: nothing is sent for them."""
    desk.paste(html='<a href="https://example.org/">A link</a>')
    desk.type(" and the Panel AGREED it.")
    desk.save()
    sent = saves_of(desk)
    desk.page.evaluate(NO_TIMER)
    desk.type(" More.")
    with desk.context.expect_page() as opened:
        desk.page.locator(".drafting-lines a").nth(1).click(modifiers=["ControlOrMeta"])
    desk.page.bring_to_front()
    desk.page.evaluate("document.querySelector('.skip-link').click()")
    desk.page.locator("#text a").click()
    desk.page.locator("[data-card]").first.click()
    desk.page.wait_for_selector("[data-open-card]")
    desk.page.locator("#open-shortcuts").click()
    desk.page.locator("#shortcuts button").click()

    assert opened.value.url != desk.page.url
    assert desk.page.url.endswith("/drafting/GRID12/1/#text")
    assert sent == []


def test_a_link_that_brings_a_file_leaves_the_page_as_it_was(desk: Desk) -> None:
    desk.page.evaluate(
        """() => document.querySelector(".drafting-room-links").insertAdjacentHTML(
            "beforeend", '<a id="file" href="/decisions.csv">The register as a file</a>')"""
    )
    desk.type(WORDS)
    with desk.page.expect_download():
        desk.page.locator("#file").click()
    saved = words_kept()
    desk.focus()
    desk.type(" And on.")
    by_crumb(desk)

    assert saved == f"First. {WORDS}"
    assert words_kept() == f"First. {WORDS} And on."


def test_words_of_twelve_items_left_at_once_are_all_there(desk: Desk, draft: Minutes) -> None:
    last = AgendaItem.objects.get(meeting=draft.meeting, number=2)
    for number in range(3, 13):
        item = AgendaItem.objects.create(meeting=last.meeting, number=number, title=f"Item {number}")
        ItemText.objects.create(item=item)
    desk.open(2)
    for number in range(2, 12):
        desk.focus()
        desk.type(f"Item {number}.")
        desk.page.locator(".drafting-lines a").nth(number).click()
        desk.page.wait_for_url(f"**/drafting/GRID12/{number + 1}/")
        desk.page.wait_for_selector("#editor[data-ready=true]", state="attached")

    assert [words_kept(number) for number in range(2, 12)] == [f"Item {number}." for number in range(2, 12)]
