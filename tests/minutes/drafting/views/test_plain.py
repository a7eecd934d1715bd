"""The text area of a browser without script: saved once, and whatever is in the way, nothing is lost."""

import pytest
from django.test import Client

from actions.models import Action
from meetings.enums import Role
from meetings.models import Decision, Panel
from minutes.drafting.plan import LONGEST_TEXT
from minutes.enums import MinutesState
from minutes.models import ItemText, LateWords, Minutes
from minutes.text import plain_text
from tests.conftest import Cast
from tests.factories import make_member, paragraph, write
from tests.minutes.drafting.desk import PAGE


def test_without_script_a_text_that_cannot_be_kept_is_refused_in_words(as_secretary: Client) -> None:
    deep = "\n".join("\t" * depth + "- x" for depth in range(150))

    response = as_secretary.post(PAGE, {"plain": deep, "revision": 0})

    assert response.status_code == 400
    assert b"The text is nested too deeply to be kept." in response.content


def test_without_script_the_plain_text_is_saved_and_what_was_not_touched_stays(
    minutes: Minutes, as_secretary: Client
) -> None:
    html = write(minutes, 1, paragraph("p", "The <em>first</em>.") + paragraph("q", "Quiet.", secret=True))
    plain = plain_text(html) + "\r\n\r\nThe Panel AGREED it.\r\n\r\nACTION: The Clerk to write."

    response = as_secretary.post(PAGE, {"plain": plain, "revision": 1}, follow=True)

    assert b"Item 1 is saved." in response.content
    assert ItemText.objects.get(item__number=1).html.startswith(html)
    assert Decision.objects.get().statement == "AGREED it."


def test_without_script_two_who_change_one_paragraph_are_told(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    write(minutes, 1, paragraph("p", "The text."))
    write(minutes, 1, paragraph("p", "Their text."))

    response = as_secretary.post(PAGE, {"plain": "My text.", "revision": 1})

    assert response.status_code == 409
    assert b"Their text.\n\nMy text.</textarea>" in response.content
    assert b'name="revision" value="2"' in response.content


@pytest.mark.parametrize("revision", ["-1", "2", "1" * 5_000, "", "x"])
def test_without_script_words_on_no_text_stand_beside_what_others_wrote(
    minutes: Minutes, as_secretary: Client, revision: str
) -> None:
    kept = write(minutes, 1, paragraph("p", "The text."))

    response = as_secretary.post(PAGE, {"plain": "My text.", "revision": revision})

    assert response.status_code == 400
    assert b"My text.</textarea>" in response.content
    assert ItemText.objects.get(item__number=1).html == kept
    as_secretary.post(PAGE, {"plain": "My text.", "revision": "0"})
    both = plain_text(ItemText.objects.get(item__number=1).html).split("\n\n")
    assert sorted(both) == ["My text.", "The text."]


def test_without_script_a_button_pressed_twice_writes_once(minutes: Minutes, as_secretary: Client) -> None:
    html = write(minutes, 1, paragraph("p", "The text."))
    sent = {"plain": plain_text(html) + "\n\nThe Panel AGREED it.\n\nACTION: The Clerk to write.", "revision": 1}

    first, second = (as_secretary.post(PAGE, sent).status_code for _ in range(2))

    assert (first, second) == (302, 302)
    assert (Decision.objects.count(), Action.objects.count()) == (1, 1)
    assert ItemText.objects.get(item__number=1).revision == 2


def test_without_script_what_is_refused_stays_in_the_text_area_on_what_it_was_written_on(
    minutes: Minutes, as_secretary: Client
) -> None:
    write(minutes, 1, paragraph("p", "The text."))
    write(minutes, 1, paragraph("p", "The text, since changed."))
    long = "word " * (LONGEST_TEXT // 5 + 1)

    page = as_secretary.post(PAGE, {"plain": long, "revision": 1})

    assert page.status_code == 400
    assert f"{long}</textarea>" in page.content.decode()
    assert b'name="revision" value="1"' in page.content
    assert b"The text of one item can have 500,000 characters" in page.content


def test_without_script_the_words_of_who_is_not_cleared_any_more_stay_on_the_page(
    cast: Cast, minutes: Minutes, client: Client
) -> None:
    client.force_login(make_member(cast.panel, "deputy@example.org", Role.SECRETARY))
    write(minutes, 1, paragraph("p", "The text.", secret=True))

    page = client.post(PAGE, {"plain": "Words of mine.", "revision": 0})

    assert page.status_code == 403
    assert b"Words of mine." in page.content
    assert b"The text." not in page.content


def test_without_script_words_that_come_too_late_are_kept_beside_the_item(
    minutes: Minutes, as_secretary: Client
) -> None:
    html = write(minutes, 1, paragraph("p", "The text."))
    Minutes.objects.update(state=MinutesState.CIRCULATED)

    page = as_secretary.post(PAGE, {"plain": plain_text(html) + "\n\nCame late.", "revision": 1})

    assert page.status_code == 409
    assert b"What you wrote is kept beside item 1" in page.content
    assert plain_text(LateWords.objects.get().html) == "Came late."


def test_without_script_a_sign_that_only_its_font_shows_is_told_once(minutes: Minutes, as_secretary: Client) -> None:
    write(minutes, 1, paragraph("p", "The rent."))
    text = "\uf0b7 It was \uf0b3 9 pounds."

    first = as_secretary.post(PAGE, {"plain": text, "revision": 1}, follow=True)
    again = as_secretary.post(PAGE, {"plain": f"{text}\n\nIt rose.", "revision": 2}, follow=True)

    told = "In the text is a sign of a symbol font, which other fonts do not show: U+F0B3. Write what is meant."
    assert told in first.content.decode()
    assert told not in again.content.decode()


def test_without_script_new_quotes_are_the_panels_and_known_ones_stay(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    write(minutes, 1, paragraph("p", 'The "old" plan.') + paragraph("q", "It is “theirs”."))
    Panel.objects.update(rules={"quotes": "double"})

    as_secretary.post(PAGE, {"plain": 'The "old" plan.\n\nIt is "theirs".\n\nIt\'s a "new" 5\'6" one.', "revision": 1})

    stands = plain_text(ItemText.objects.get(item__number=1).html)
    assert stands == 'The "old" plan.\n\nIt is "theirs".\n\nIt’s a “new” 5\'6" one.'
