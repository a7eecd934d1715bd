"""A fingerprint changes exactly when what its audience reads does, and costs nothing while nothing changes."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.models import Action
from core.accounts.models import User
from core.audience import Audience
from core.audit.trail import record
from meetings.access import access_of
from meetings.agenda.services.items import rename_item
from meetings.attendance.services.attendance import record_apologies
from meetings.calendar.services.meetings import create_meeting
from meetings.models import AgendaItem, Attendance, Decision, Meeting, Panel
from meetings.panels.services import add_outcome_words, set_letterhead
from minutes.drafting.save import save_front
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes
from minutes.reading import editions as reading_room
from minutes.reading.editions import Holding, audience_of, document_for, document_of, document_printed_as, edition_for
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, paragraph, write

ROLES = ("outsider", "observer", "cleared_observer", "member", "chair", "secretary", "operator")
TEXT = paragraph("p", "The Panel AGREED the budget.") + action("a", "The Clerk to write by 3 May 2024.")
SECRET = paragraph("s", "The price is high.", secret=True)

Change = Callable[[Minutes, User], object]


@pytest.fixture
def draft(minutes: Minutes) -> Minutes:
    write(minutes, 1, TEXT)
    write(minutes, 2, SECRET)
    return minutes


def fingerprints(cast: Cast) -> tuple[str, str]:
    """Of the draft, for a chair without clearance and for the secretary."""
    cast.panel.memberships.filter(person__account=cast.chair).update(is_cleared=False)
    return edition_for(access_of(cast.chair), "GRID12").fingerprint, edition_for(
        access_of(cast.secretary), "GRID12"
    ).fingerprint


def by_hand(model: type, minutes: Minutes, by: User, **values: object) -> None:
    """As a service would that sets facts of a row by hand: the rows, and an event."""
    model.objects.update(**values)
    record("tests.set_by_hand", minutes, by=by)


READ_BY_ALL: dict[str, Change] = {
    "a word of the text": lambda minutes, by: write(minutes, 1, TEXT.replace("budget", "accounts"), by=by),
    "an item's title": lambda minutes, by: rename_item(item_of(minutes, 1), "Accounts", by=by),
    "apologies": lambda minutes, by: record_apologies(minutes.meeting, [("Networks", "Ada Quill")], by=by),
    "that there were no apologies": lambda minutes, by: record_apologies(minutes.meeting, [], by=by),
    "the beginning": lambda minutes, by: save_front(minutes, "<p>A beginning.</p>", by=by),
    "the panel's name": lambda minutes, by: by_hand(Panel, minutes, by, name="Code Panel"),
    "the letterhead": lambda minutes, by: set_letterhead(minutes.meeting.panel, address_line="1 Paper Street", by=by),
    "the day": lambda minutes, by: by_hand(Meeting, minutes, by, held_on="2024-05-10"),
    "who voted against": lambda minutes, by: by_hand(Decision, minutes, by, carried_by="majority", dissent_count=2),
    "a condition": lambda minutes, by: by_hand(Decision, minutes, by, condition="subject to funds"),
    "an owner": lambda minutes, by: by_hand(Action, minutes, by, owner="The chair", owner_by_hand=True),
    "a due date": lambda minutes, by: by_hand(Action, minutes, by, due="1 June 2024", due_by_hand=True),
    "the state": lambda minutes, by: by_hand(Minutes, minutes, by, state=MinutesState.CIRCULATED),
    "that an item is secret": lambda minutes, by: by_hand(
        AgendaItem, minutes, by, sensitivity="confidential", sensitivity_reason="Commercial"
    ),
}
READ_BY_THE_CLEARED: dict[str, Change] = {
    "a secret": lambda minutes, by: write(minutes, 2, SECRET.replace("high", "low"), by=by),
    "another secret": lambda minutes, by: write(minutes, 2, SECRET + SECRET.replace("high", "low"), by=by),
    "the title without its secret": lambda minutes, by: by_hand(AgendaItem, minutes, by, public_title="A tender"),
}
READ_BY_NOBODY: dict[str, Change] = {
    "another meeting": lambda minutes, by: create_meeting(minutes.meeting.panel, 13, by=by),
    "another meeting's text": lambda minutes, by: write(make_minutes(minutes.meeting.panel, 13), 1, NOTED, by=by),
    "a word for outcomes": lambda minutes, by: add_outcome_words(minutes.meeting.panel, ["ENDORSED"], by=by),
    "the same text once more": lambda minutes, by: write(minutes, 1, item_of(minutes, 1).text.html, by=by),
    "how an action stands": lambda minutes, by: by_hand(Action, minutes, by, state="at_risk"),
    "somebody's account": lambda minutes, by: by_hand(User, minutes, by, name="Another name"),
}
NOTED = paragraph("elsewhere", "The Panel NOTED it.")


@pytest.mark.parametrize("change", READ_BY_ALL.values(), ids=READ_BY_ALL)
def test_what_everybody_reads_changes_both_fingerprints(cast: Cast, draft: Minutes, change: Change) -> None:
    before = fingerprints(cast)

    change(draft, cast.operator)

    after = fingerprints(cast)
    assert [new == old for new, old in zip(after, before, strict=True)] == [False, False]


@pytest.mark.parametrize("change", READ_BY_THE_CLEARED.values(), ids=READ_BY_THE_CLEARED)
def test_what_only_the_cleared_read_changes_their_fingerprint_alone(cast: Cast, draft: Minutes, change: Change) -> None:
    public, confidential = fingerprints(cast)

    change(draft, cast.operator)

    after = fingerprints(cast)
    assert after[0] == public
    assert after[1] != confidential


@pytest.mark.parametrize("change", READ_BY_NOBODY.values(), ids=READ_BY_NOBODY)
def test_nothing_else_changes_a_fingerprint(cast: Cast, draft: Minutes, change: Change) -> None:
    before = fingerprints(cast)

    change(draft, cast.operator)

    assert fingerprints(cast) == before


def test_an_arrival_changes_it_and_taking_it_back_brings_the_old_one_back(cast: Cast, draft: Minutes) -> None:
    before = fingerprints(cast)

    attendance = Attendance.objects.create(meeting=draft.meeting, kind="present", name="Ada Quill", person=None)
    by_hand(Meeting, draft, cast.operator, attendance_recorded=True)
    during = fingerprints(cast)
    attendance.delete()
    by_hand(Meeting, draft, cast.operator, attendance_recorded=False)

    assert set(during).isdisjoint(before)
    assert fingerprints(cast) == before


def test_the_two_audiences_never_share_one_even_where_nothing_is_secret(cast: Cast, minutes: Minutes) -> None:
    public, confidential = fingerprints(cast)

    assert public != confidential


@pytest.mark.parametrize("audience", Audience)
def test_it_is_the_fingerprint_of_the_very_document_that_is_read(
    cast: Cast, draft: Minutes, audience: Audience
) -> None:
    wanted = fingerprints(cast)[audience is Audience.CONFIDENTIAL]
    reader = cast.secretary if audience is Audience.CONFIDENTIAL else cast.chair

    document, fingerprint = document_of(edition_for(access_of(reader), "GRID12"))

    assert fingerprint == wanted
    assert document == document_for(reader, Minutes.objects.with_meeting().get())
    assert document_printed_as(draft, audience, lambda each: each == wanted) == document
    assert document_printed_as(draft, audience, lambda _: False) is None


def test_frozen_minutes_have_the_hash_of_their_rendition_whatever_becomes_of_the_rows(
    cast: Cast, minutes: Minutes
) -> None:
    write(minutes, 1, SECRET)
    record_publication_elsewhere(minutes, by=cast.operator)
    version = freeze_version(minutes, VersionKind.IMPORTED, by=cast.operator)
    by_hand(Panel, minutes, cast.operator, name="Code Panel")

    read = [edition_for(access_of(reader), "GRID12").fingerprint for reader in (AnonymousUser(), cast.cleared_observer)]

    assert read == [version.public_sha256, version.confidential_sha256]


def test_an_unchanged_draft_is_not_built_again(cast: Cast, draft: Minutes, monkeypatch: pytest.MonkeyPatch) -> None:
    first = edition_for(access_of(cast.secretary), "GRID12")
    monkeypatch.setattr(reading_room, "build_document", lambda _minutes: pytest.fail("it was built"))

    with CaptureQueriesContext(connection) as queries:
        again = edition_for(access_of(cast.secretary), "GRID12")

    assert again == first
    assert len(queries) == 2  # the head of the chain, and the reader's memberships


def test_what_is_remembered_is_never_older_than_the_head_it_is_kept_under(
    cast: Cast, draft: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that falls between reading the head and building the document."""
    build, began = reading_room.build_document, []

    def build_late(minutes: Minutes) -> object:
        if not began:
            began.append(rename_item(item_of(draft, 1), "Renamed meanwhile", by=cast.operator))
        return build(minutes)

    monkeypatch.setattr(reading_room, "build_document", build_late)

    torn = edition_for(access_of(cast.secretary), "GRID12")

    assert torn == edition_for(access_of(cast.secretary), "GRID12")
    assert torn.fingerprint == document_of(torn)[1]


@pytest.mark.parametrize("has_version", [False, True], ids=["no version", "a version"])
@pytest.mark.parametrize("state", MinutesState)
def test_a_holding_is_open_to_exactly_those_the_minutes_are_visible_to_and_in_their_rendition(
    cast: Cast, minutes: Minutes, state: MinutesState, has_version: bool
) -> None:
    if has_version:
        freeze_version(minutes, VersionKind.CIRCULATED, by=cast.operator)
        freeze_version(minutes, VersionKind.IMPORTED, by=cast.operator)
    by_hand(Minutes, minutes, cast.operator, state=state)

    readers = [*(getattr(cast, role) for role in ROLES), AnonymousUser()]
    visible = [Minutes.objects.visible_to(reader).exists() for reader in readers]
    holding = Holding.of(Minutes.objects.with_meeting().get())
    opened = [holding.is_open_to(access_of(reader)) for reader in readers]

    audiences = [holding.audience_of(access_of(reader)) for reader in readers]

    assert opened == visible
    assert audiences == [audience_of(reader, minutes) for reader in readers]


@pytest.mark.parametrize("reference", ["GRID99", "OTHER12", "GRID", "12", "", "GRID12345678901234567890", "GRID12 "])
def test_what_is_not_there_is_not_there(cast: Cast, minutes: Minutes, reference: str) -> None:
    with pytest.raises(Minutes.DoesNotExist):
        edition_for(access_of(cast.secretary), reference)
