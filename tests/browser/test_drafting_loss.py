"""Nothing that was typed is lost: whatever ends, the server, the network, the tab, the session, every word is there."""

from collections.abc import Iterator

import pytest

from core.accounts.models import User
from core.accounts.session_store import AccountSession
from meetings.enums import Role
from minutes.models import Minutes
from minutes.text import plain_text
from tests.browser.drafting import Desk, SignIn, kept
from tests.browser.served import Served
from tests.factories import make_member, paragraph, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFLINE = "#save-state[data-state=offline]"
PASSWORD = "a long pass phrase"


def words_kept() -> str:
    return plain_text(kept())


@pytest.fixture
def served(draft: Minutes) -> Iterator[Served]:
    served = Served()
    served.start()
    yield served
    served.kill()


def test_a_server_killed_in_mid_sentence_loses_no_word(served: Served, sign_in: SignIn, secretary: User) -> None:
    desk = sign_in(secretary, site=served.url)
    desk.open()
    desk.focus()
    desk.type("The Panel NOTED the paper.")
    desk.save()
    desk.type(" It AGREED to publ", delay=20)
    served.kill()
    desk.type("ish it at once", delay=20)
    desk.page.wait_for_selector(OFFLINE)
    said = desk.page.locator("#save-state").text_content()
    acknowledged = words_kept()
    served.start()
    desk.type(".")
    desk.page.wait_for_selector("#save-state[data-state=saved]")

    assert said == "Offline: kept on this device"
    assert acknowledged.startswith("The Panel NOTED the paper.")
    assert words_kept() == "The Panel NOTED the paper. It AGREED to publish it at once."
    assert desk.as_sent() == kept()


def test_a_page_closed_while_the_server_is_down_has_its_words_when_it_is_back(
    served: Served, sign_in: SignIn, secretary: User
) -> None:
    desk = sign_in(secretary, site=served.url)
    desk.open()
    desk.focus()
    served.kill()
    desk.type("Words without a server.")
    desk.page.wait_for_selector(OFFLINE)
    desk.page.close()
    served.start()
    desk.page = desk.context.new_page()
    desk.open()
    desk.page.wait_for_selector("#save-state[data-state=saved]")

    assert desk.page.locator("#restored").is_visible()
    assert words_kept() == "Words without a server."


def test_the_network_off_for_a_while_loses_no_word_and_says_so(desk: Desk) -> None:
    desk.type("Before. ")
    desk.save()
    desk.context.set_offline(True)
    desk.type("While it was off, the Panel AGREED it. ")
    desk.page.wait_for_selector(OFFLINE)
    desk.type("Still off. ")
    before = words_kept()
    column = desk.page.locator(".drafting-yield").inner_text()
    desk.context.set_offline(False)
    desk.page.wait_for_selector("#save-state[data-state=saved]")

    assert "As of the last save. What you have typed since then is not in it yet." in column
    assert desk.page.locator("#yield-stale").is_hidden()
    assert desk.page.locator("#yield .outcome").all_text_contents() == ["AGREED"]
    assert before == "Before. "
    assert words_kept() == "Before. While it was off, the Panel AGREED it. Still off. "


def test_the_network_off_for_a_minute_and_the_page_closed_in_it_loses_no_word(
    sign_in: SignIn, secretary: User, draft: Minutes
) -> None:
    """The network is Chromium's own switch, the minute a clock put forward: what the page does in it, it does."""
    desk = sign_in(secretary)
    desk.page.clock.install()
    desk.open()
    desk.focus()
    desk.context.set_offline(True)
    for word in ("One. ", "Two. ", "Three. ", "Four. "):
        desk.type(word)
        desk.page.wait_for_selector(OFFLINE)
        desk.page.clock.fast_forward(15_000)
        desk.page.wait_for_timeout(100)
    said = desk.page.locator("#save-state").text_content()
    desk.close_cut_off()
    desk.context.set_offline(False)
    desk.page = desk.context.new_page()
    desk.open()
    desk.page.wait_for_selector("#save-state[data-state=saved]")

    assert said == "Offline: kept on this device"
    assert words_kept() == "One. Two. Three. Four. "


@pytest.mark.parametrize("attempt", range(20))
def test_a_tab_closed_at_once_after_eleven_keys_has_them_all(desk: Desk, attempt: int) -> None:
    desk.type("eleven keys")
    desk.close_cut_off()
    unsaved = words_kept()
    desk.page = desk.context.new_page()
    desk.open()

    assert unsaved == ""
    assert desk.words() == "eleven keys"


def test_what_the_server_has_is_not_left_on_the_device(desk: Desk) -> None:
    desk.type("Words.")
    desk.save()
    desk.page.wait_for_timeout(200)

    assert desk.copies() == []


def test_a_copy_is_offered_to_the_same_account_only(desk: Desk, secretary: User, draft: Minutes) -> None:
    other = make_member(draft.meeting.panel, "deputy@example.org", Role.SECRETARY, is_cleared=True)
    desk.context.set_offline(True)
    desk.type("Words of one.")
    desk.close_cut_off()
    desk.context.set_offline(False)

    seen = []
    for user in (other, secretary):
        desk.become(user)
        desk.page = desk.context.new_page()
        desk.open()
        seen.append(desk.words())

    assert seen == ["", "Words of one."]


@pytest.mark.parametrize(("days", "secret", "left"), [(6, False, 1), (8, False, 0), (0.9, True, 1), (1.1, True, 0)])
def test_a_copy_lies_here_for_seven_days_and_one_with_a_secret_for_one(
    desk: Desk, days: float, secret: bool, left: int
) -> None:
    desk.page.evaluate(
        """async ([days, isSecret]) => {
            const { Keeper } = await import("drafting/keeping")
            const keeper = new Keeper("somebody", "else")
            await keeper.restore()
            const now = Date.now
            Date.now = () => now() - days * 24 * 3600 * 1000
            keeper.keep({ html: "<p>words</p>", revision: 1, isSecret })
            keeper.keepAtOnce({ html: "<p>words</p>", revision: 1, isSecret })
            Date.now = now
        }""",
        [days, secret],
    )
    desk.page.wait_for_timeout(300)
    desk.open()

    assert len(desk.copies()) == 2 * left


def test_a_session_that_has_ended_is_begun_again_beside_the_text(desk: Desk, secretary: User) -> None:
    secretary.set_password(PASSWORD)
    secretary.save()
    AccountSession.objects.all().delete()
    desk.type("Typed after the session had ended.")
    desk.page.wait_for_selector("#signed-out[open]")
    shown = desk.page.locator("#save-state").text_content()
    desk.page.locator("#again-password").fill("wrong")
    desk.press("Enter")
    desk.page.wait_for_selector("#signed-out [data-error]:not(:empty)")
    desk.page.locator("#again-password").fill(PASSWORD)
    desk.press("Enter")
    desk.page.wait_for_selector("#save-state[data-state=saved]")
    desk.focus()
    desk.type(" And on.")
    desk.save()

    assert shown == "Signed out: kept on this device"
    assert words_kept() == "Typed after the session had ended. And on."


def test_what_two_write_in_two_paragraphs_is_merged(sign_in: SignIn, secretary: User, draft: Minutes) -> None:
    write(draft, 1, paragraph("one", "First.") + paragraph("two", "Second."))
    mine, theirs = sign_in(secretary), sign_in(secretary)
    for desk in (mine, theirs):
        desk.open()
        desk.focus()
    mine.type(" Mine.")
    theirs.press("ArrowUp", "End")
    theirs.type(" Theirs.")
    theirs.save()
    mine.save()

    assert words_kept() == "First. Theirs.\n\nSecond. Mine."
    assert mine.as_sent() == kept()


def clash(sign_in: SignIn, secretary: User, draft: Minutes) -> Desk:
    """Two have changed the same paragraph, and the second of them another one too."""
    write(draft, 1, paragraph("other", "Other.") + paragraph("one", "The text."))
    mine, theirs = sign_in(secretary), sign_in(secretary)
    for desk in (mine, theirs):
        desk.open()
        desk.focus()
    theirs.type(" Theirs.")
    theirs.save()
    mine.type(" Mine.")
    mine.press("ArrowUp", "End")
    mine.type(" More.")
    mine.page.wait_for_selector("#clashes:not([hidden])")
    return mine


@pytest.mark.parametrize(
    ("button", "stands"),
    [
        ("Keep yours", "Other. More.\n\nThe text. Mine."),
        ("Take theirs", "Other. More.\n\nThe text. Theirs."),
        ("Keep both, one after the other", "Other. More.\n\nThe text. Mine.\n\nThe text. Theirs."),
    ],
)
def test_where_two_have_changed_one_paragraph_one_chooses_and_the_rest_is_saved(
    sign_in: SignIn, secretary: User, draft: Minutes, button: str, stands: str
) -> None:
    mine = clash(sign_in, secretary, draft)
    shown = mine.page.locator("#clashes blockquote").all_text_contents()
    mine.page.wait_for_selector("#save-state[data-state=saved]")
    meanwhile = words_kept()
    mine.page.get_by_role("button", name=button).focus()
    mine.press("Enter")
    mine.page.wait_for_timeout(300)
    mine.page.wait_for_selector("#save-state[data-state=saved]")

    assert shown == ["The text. Mine.", "The text. Theirs.", "The text."]
    assert meanwhile == "Other. More.\n\nThe text. Theirs."
    assert words_kept() == stands
    assert mine.as_sent() == kept()


def test_a_clash_not_yet_settled_is_still_open_after_the_page_was_closed(
    sign_in: SignIn, secretary: User, draft: Minutes
) -> None:
    mine = clash(sign_in, secretary, draft)
    mine.page.close()
    mine.page = mine.context.new_page()
    mine.open()
    mine.page.wait_for_selector("#clashes:not([hidden])")

    assert mine.words() == "Other. More.\nThe text. Mine."
    assert "Theirs." in words_kept()
