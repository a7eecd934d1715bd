import json
from datetime import time
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction

from actions.models import IssuedAction
from actions.services import issue_action_numbers
from core.accounts.models import User
from core.audience import Audience
from core.errors import WrongState
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind, Stage
from meetings.item_numbers import ItemNumber
from meetings.models import Decision, IssuedDecision
from meetings.panels.letterhead import DocumentLetterhead
from meetings.panels.services import set_letterhead
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes, Version
from minutes.versions.freeze import canonical_text, derive_version, freeze_version, version_document
from tests.factories import action, paragraph, stated, uuid_of, write


@pytest.fixture
def version(minutes: Minutes, operator: User) -> Version:
    write(minutes, 1, paragraph("p", "The Panel AGREED it.") + action("a", "The Clerk to write."))
    write(minutes, 2, paragraph("s", "A secret price.", secret=True))
    issue_action_numbers(minutes.meeting, by=operator)
    return freeze_version(minutes, VersionKind.IMPORTED, by=operator)


def without_salts(text: str) -> str:
    return json.dumps(json.loads(text, object_hook=lambda part: {k: v for k, v in part.items() if k != "salt"}))


def test_a_version_reads_back_as_the_document_it_froze(minutes: Minutes, version: Version) -> None:
    live = redact(build_document(minutes), Audience.CONFIDENTIAL).document

    frozen = version_document(version, Audience.CONFIDENTIAL).document

    assert [item.title for item in frozen.items] == [item.title for item in live.items]
    assert [item.decisions for item in frozen.items] == [item.decisions for item in live.items]
    assert frozen.actions == live.actions
    assert (frozen.held_on, frozen.reference) == (live.held_on, live.reference)
    assert [[block.html for block in item.blocks] for item in frozen.items] == [
        [block.html for block in item.blocks] for item in live.items
    ]


def test_a_letterhead_is_frozen_with_the_text_and_one_that_is_not_there_leaves_no_trace(
    minutes: Minutes, operator: User, version: Version
) -> None:
    set_letterhead(minutes.meeting.panel, address_line="1 High Street", by=operator)
    lettered = freeze_version(
        Minutes.objects.select_related("meeting__panel__letterhead").get(), VersionKind.IMPORTED, by=operator
    )

    frozen = version_document(lettered, Audience.PUBLIC).document

    assert frozen.letterhead == DocumentLetterhead("1 High Street")
    assert "letterhead" not in version.public_json
    assert version_document(version, Audience.PUBLIC).document.letterhead is None


def test_stays_are_frozen_and_leave_no_trace_where_there_are_none(minutes: Minutes, operator: User) -> None:
    write(minutes, 1, paragraph("p", "The Panel AGREED it."))
    stay = Stay(to_item=ItemNumber(1), left_at=time(12, 5))
    people = [
        Attendee(AttendanceKind.PRESENT, "Ada"),
        Attendee(AttendanceKind.PRESENT, "Bo", **stay._asdict(), returns=(Stay(ItemNumber(2), arrived_at=time(13)),)),
    ]
    record_attendance(minutes.meeting, people, by=operator)
    live = redact(build_document(minutes), Audience.PUBLIC)

    version = freeze_version(minutes, VersionKind.IMPORTED, by=operator)

    assert version_document(version, Audience.PUBLIC).document.attendance == live.document.attendance
    ada, bo = json.loads(version.public_json)["document"]["attendance"]
    assert ("stays" in ada, len(bo["stays"])) == (False, 2)


def test_what_was_decided_without_a_quorum_is_issued_as_that(minutes: Minutes, operator: User) -> None:
    panel = minutes.meeting.panel
    panel.rules = {"quorum": 2}
    panel.save()
    write(minutes, 1, stated("agreed", "AGREED", "it") + stated("noted", "NOTED", "it"))
    record_attendance(minutes.meeting, [Attendee(AttendanceKind.PRESENT, "Chair")], by=operator)

    version = freeze_version(minutes, VersionKind.IMPORTED, by=operator)
    derived = derive_version(version, VersionKind.APPROVED, MinutesState.APPROVED, by=operator)

    for made in (version, derived):
        marked = IssuedDecision.objects.filter(version=made.pk, without_quorum=True)
        assert [str(row.decision_id) for row in marked] == [uuid_of("agreed")]


def test_numbers_and_labels_as_printed_leave_no_trace_where_there_are_none(minutes: Minutes, operator: User) -> None:
    version = freeze_version(minutes, VersionKind.IMPORTED, by=operator)

    assert "printed_number" not in version.confidential_json
    assert "printed_label" not in version.confidential_json


def test_what_is_read_back_from_a_version_has_its_hash(version: Version) -> None:
    again = canonical_text(version_document(version, Audience.PUBLIC))

    assert sha256(again.encode()).hexdigest() == version.public_sha256


def test_its_hashes_are_those_of_exactly_the_stored_characters(version: Version) -> None:
    assert version.public_sha256 == sha256(version.public_json.encode()).hexdigest()
    assert version.confidential_sha256 == sha256(version.confidential_json.encode()).hexdigest()


def test_the_public_rendition_holds_nothing_of_the_secret_and_the_other_does(version: Version) -> None:
    assert "secret price" not in version.public_json
    assert "secret price" in version.confidential_json


def test_two_versions_of_one_text_differ_only_by_their_salts(
    minutes: Minutes, operator: User, version: Version
) -> None:
    again = freeze_version(minutes, VersionKind.IMPORTED, by=operator)

    assert again.number == version.number + 1
    assert again.confidential_json != version.confidential_json
    assert without_salts(again.confidential_json) == without_salts(version.confidential_json)


def test_a_later_change_of_the_draft_leaves_the_version_and_its_rows_as_they_were(
    minutes: Minutes, version: Version
) -> None:
    write(minutes, 1, paragraph("p", "The Panel APPROVED it.") + action("a", "The Treasurer to write."))

    assert version_document(version, Audience.PUBLIC).document.items[0].decisions[0].outcome == "AGREED"
    assert IssuedDecision.objects.get().statement == "AGREED it."
    assert (IssuedAction.objects.get().owner, IssuedAction.objects.get().number) == ("Clerk", 1)


def test_rows_are_issued_with_the_version(version: Version) -> None:
    assert set(Decision.objects.values_list("stage", flat=True)) == {Stage.ISSUED}


def test_nothing_is_frozen_while_an_action_has_a_draft_number(minutes: Minutes, operator: User) -> None:
    write(minutes, 1, action("a", "The Clerk to write."))

    with pytest.raises(WrongState, match="have no numbers yet"):
        freeze_version(minutes, VersionKind.IMPORTED, by=operator)
    assert not Version.objects.exists()


def test_the_database_refuses_to_change_or_delete_a_version(version: Version) -> None:
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        Version.objects.update(number=9)
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        Version.objects.all().delete()
