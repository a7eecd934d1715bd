"""What the editor sends: answered with what now stands, refused in words, or kept beside the item."""

import json
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.enums import Role
from minutes.drafting.save import save_item_text
from minutes.drafting.views import saving
from minutes.enums import MinutesState
from minutes.models import ItemText, LateWords, Minutes, UnsavedWords
from minutes.workflow.unsaved import announce
from tests.conftest import Cast
from tests.factories import item_of, make_member, paragraph, uuid_of, write
from tests.minutes.drafting.desk import PAGE, many


def save(client: Client, html: str, revision: int, **more: object) -> tuple[int, dict]:
    body = json.dumps({"html": html, "revision": revision, **more})
    response = client.post(PAGE + "save", body, content_type="application/json")
    return response.status_code, response.json()


DEVICE = UUID(int=7)


def test_a_save_answers_the_text_its_revision_the_time_and_what_it_yields(as_secretary: Client) -> None:
    status, answer = save(as_secretary, many(1), 0)

    assert (status, answer["revision"]) == (200, 1)
    assert answer["html"] == ItemText.objects.get(item__number=1).html
    assert len(answer["saved_at"]) == 5
    assert "NOTED" in answer["yielded"]
    assert "GRID12/01" in answer["yielded"]


@pytest.mark.parametrize("count", [1, 3, 200])
def test_a_save_takes_as_many_queries_whatever_it_yields(as_secretary: Client, count: int) -> None:
    save(as_secretary, many(count), 0)
    changed = many(count).replace("NOTED 0.", "NOTED it.").replace("write 0", "write it")

    with CaptureQueriesContext(connection) as queries:
        status, _ = save(as_secretary, changed, 1)

    assert (status, len(queries)) == (200, 29)


def test_two_who_change_one_block_get_base_mine_and_theirs_and_the_rest_merged(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    write(minutes, 1, paragraph("p", "The text.") + paragraph("q", "Another."))
    item = item_of(minutes, 1)
    theirs = paragraph("p", "Their text.") + paragraph("q", "Another.")
    save_item_text(item, theirs, base_revision=1, by=cast.operator)

    status, answer = save(as_secretary, paragraph("p", "My text.") + paragraph("q", "Another one."), 1)

    assert (status, answer["revision"]) == (409, 2)
    assert answer["clashes"] == [
        {
            "block": uuid_of("p"),
            "base": paragraph("p", "The text."),
            "mine": paragraph("p", "My text."),
            "theirs": paragraph("p", "Their text."),
        }
    ]
    assert answer["html"] == paragraph("p", "Their text.") + paragraph("q", "Another one.")
    assert "choose which wording stands" in answer["message"]


def test_a_save_names_earlier_words_that_had_no_answer_and_hears_whether_it_said_anything_new(
    minutes: Minutes, as_secretary: Client
) -> None:
    write(minutes, 1, paragraph("p", "Base."))
    save(as_secretary, paragraph("p", "First."), 1)

    status, answer = save(as_secretary, paragraph("p", "Second."), 1, before=[paragraph("p", "First.")])
    again, told = save(as_secretary, paragraph("p", "Second."), 1, before=[paragraph("p", "First.")])

    assert (status, answer["html"], answer["revision"]) == (200, paragraph("p", "Second."), 3)
    assert (again, told["html"], told["revision"]) == (200, paragraph("p", "Second."), 3)
    assert (answer["is_new"], told["is_new"]) == (True, False)


@pytest.mark.parametrize("before", ["null", '"x"', "[1]"])
def test_earlier_words_that_are_no_texts_are_refused(as_secretary: Client, before: str) -> None:
    body = f'{{"html": "", "revision": 0, "before": {before}}}'

    response = as_secretary.post(PAGE + "save", body, content_type="application/json")

    assert response.status_code == 400
    assert response.json() == {"message": "What was sent is not a text and its revision."}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"html": "x"}',
        b'{"html": null, "revision": 0}',
        b'{"html": ["x"], "revision": 0}',
        b'{"html": "x", "revision": "many"}',
        b'{"html": "x", "revision": null}',
        b'{"html": "x", "revision": true}',
        b'{"html": "x", "revision": 0.5}',
        b'{"html": "x", "revision": 1e999}',
        b'{"html": "x", "revision": NaN}',
        b'{"html": "x", "revision": %s}' % (b"1" * 5_000),
        b"[" * 100_000,
    ],
    ids=lambda body: body[:40].decode(errors="replace"),
)
def test_what_is_no_text_with_a_revision_is_refused_in_words(as_secretary: Client, body: bytes) -> None:
    response = as_secretary.post(PAGE + "save", body, content_type="application/json")

    assert response.status_code == 400
    assert response.json() == {"message": "What was sent is not a text and its revision."}
    assert ItemText.objects.get(item__number=1).html == ""


@pytest.mark.parametrize("address", ["save", "unsaved"])
def test_what_is_sent_as_a_form_is_refused_in_words(as_secretary: Client, address: str) -> None:
    as_secretary.get(PAGE)  # gives the device its name

    response = as_secretary.post(PAGE + address, {"html": "x", "revision": 0})

    assert (response.status_code, "What was sent" in response.json()["message"]) == (400, True)


@pytest.mark.parametrize("revision", [-1, 2, 10**30])
def test_a_revision_that_never_was_is_refused_in_words(minutes: Minutes, as_secretary: Client, revision: int) -> None:
    kept = write(minutes, 1, paragraph("p", "The text."))

    status, answer = save(as_secretary, paragraph("p", "My text."), revision)

    assert status == 400
    assert answer == {"message": "There is no such revision of this text. Open the item again and repeat the change."}
    assert ItemText.objects.get(item__number=1).html == kept


def test_words_that_come_when_the_minutes_have_moved_on_are_kept_beside_the_item(
    minutes: Minutes, as_secretary: Client
) -> None:
    kept = write(minutes, 1, paragraph("p", "The text."))
    Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)

    status, answer = save(as_secretary, kept + paragraph("q", "Came late."), 1)
    again, told = save(as_secretary, kept + paragraph("q", "Came late."), 1)

    assert (status, again) == (409, 409)
    assert answer["message"].endswith(
        "What you wrote is kept beside item 1, and offered to the secretariat as a comment."
    )
    assert "Nothing of what you wrote in item 1 is missing" in told["message"]
    assert (answer["is_new"], told["is_new"]) == (True, False)
    assert LateWords.objects.get().html == paragraph("q", "Came late.")
    assert ItemText.objects.get(item__number=1).html == kept

    Minutes.objects.update(state=MinutesState.DRAFT)
    as_secretary.cookies["drafting_device"] = str(DEVICE)
    save(as_secretary, kept + paragraph("q", "Came late."), 1, is_announced=True)
    assert LateWords.objects.get().settled_at is not None


def test_words_sent_while_the_minutes_move_on_are_kept_beside_the_item(
    minutes: Minutes, as_secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def move_on(*_: object) -> None:
        Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)

    monkeypatch.setattr(saving, "require_known", move_on)  # asked once it is known that they are a draft
    status, answer = save(as_secretary, paragraph("q", "Came just late."), 0)

    assert (status, answer["is_new"]) == (409, True)
    assert LateWords.objects.get().html == paragraph("q", "Came just late.")


def test_a_paragraph_without_a_name_that_is_sent_twice_is_written_once(minutes: Minutes, as_secretary: Client) -> None:
    kept = write(minutes, 1, paragraph("p", "The text."))

    _, first = save(as_secretary, kept + "<p>The Panel AGREED it.</p>", 1)
    _, second = save(as_secretary, kept + "<p>The Panel AGREED it.</p>", 1)

    assert (first["is_new"], second["is_new"]) == (True, False)
    assert first["html"] == second["html"]
    assert first["html"].count("AGREED it") == 1


def test_a_save_that_was_announced_takes_the_announcement_back(
    cast: Cast, minutes: Minutes, as_secretary: Client
) -> None:
    as_secretary.cookies["drafting_device"] = str(DEVICE)
    announce(item_of(minutes, 1), DEVICE, by=cast.secretary)
    announce(item_of(minutes, 2), DEVICE, by=cast.secretary)

    save(as_secretary, paragraph("p", "Words."), 0)
    assert UnsavedWords.objects.count() == 2
    save(as_secretary, paragraph("p", "More words."), 1, is_announced=True)

    assert [words.item.number for words in UnsavedWords.objects.all()] == [2]


@pytest.mark.parametrize("is_cleared", [True, False])
def test_a_clash_shows_what_stood_before_both_to_the_cleared_alone(
    cast: Cast, minutes: Minutes, client: Client, *, is_cleared: bool
) -> None:
    write(minutes, 1, paragraph("p", "A quokka fell.", secret=True))
    write(minutes, 1, paragraph("p", "Something fell."), by=cast.secretary)
    client.force_login(make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY, is_cleared=is_cleared))

    status, answer = save(client, paragraph("p", "It fell."), 1)

    (clash,) = answer["clashes"]
    assert (status, "Something fell." in clash["theirs"]) == (409, True)
    assert ("quokka" in json.dumps(answer), bool(clash["base"])) == (is_cleared, is_cleared)
