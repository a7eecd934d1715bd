from base64 import b64encode
from datetime import time
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from actions.services import issue_action_numbers
from core.accounts.models import User
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.attendance.stays import Stay
from meetings.enums import AttendanceKind, Manner
from meetings.item_numbers import ItemNumber
from meetings.panels.letterhead import DocumentLetterhead
from meetings.panels.services import set_letterhead
from minutes.document.build import build_document
from minutes.document.model import DocumentStay
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, paragraph, write


def test_a_draft_shows_the_numbers_its_actions_would_get_all_of_them_counted(minutes: Minutes) -> None:
    write(minutes, 2, action("c", "The Clerk to act."))
    write(minutes, 1, action("a", "The Clerk to write.", secret=True) + action("b", "The Clerk to call."))

    actions = build_document(minutes).actions

    assert [(each.reference, each.is_draft_number, each.text) for each in actions] == [
        ("GRID12/01", True, "The Clerk to write."),
        ("GRID12/02", True, "The Clerk to call."),
        ("GRID12/03", True, "The Clerk to act."),
    ]


def test_issued_numbers_are_printed_as_they_are(minutes: Minutes, operator: User) -> None:
    write(minutes, 1, action("a", "The Clerk to write."))
    issue_action_numbers(minutes.meeting, by=operator)

    (owed,) = build_document(minutes).actions

    assert (owed.reference, owed.is_draft_number) == ("GRID12/01", False)


def test_actions_of_this_meeting_are_not_among_those_referred_to(minutes: Minutes, operator: User) -> None:
    write(minutes, 1, action("a", "The Clerk to write.") + paragraph("p", "See GRID12/01 and action GRID11/03."))
    issue_action_numbers(minutes.meeting, by=operator)

    assert build_document(minutes).actions_referred_to == ("GRID11/03",)


def test_attendance_stands_in_the_order_of_the_record_and_says_what_part_each_took(
    cast: Cast, minutes: Minutes
) -> None:
    away = cast.chair.person
    attendees = [
        Attendee(AttendanceKind.PRESENT, "Ada", "Suppliers"),
        Attendee(AttendanceKind.ALTERNATE, "Bo", "Networks", alternate_for=away, to_item=2),
        Attendee(AttendanceKind.APOLOGIES, str(away), "Networks"),
        Attendee(AttendanceKind.PRESENT, "Cy", from_item=2),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Di", from_item=1, to_item=1),
        Attendee(AttendanceKind.IN_ATTENDANCE, "Eve", from_item=1, to_item=2),
    ]
    record_attendance(minutes.meeting, attendees, by=cast.operator)

    attendance = build_document(minutes).attendance

    assert [(each.name, each.detail) for each in attendance] == [
        ("Ada", ""),
        ("Bo", f"Alternate for {away}, until item 2"),
        (str(away), ""),
        ("Cy", "From item 2"),
        ("Di", "Item 1"),
        ("Eve", "Items 1 to 2"),
    ]


def test_who_came_back_has_a_stay_for_each_time_they_were_there(cast: Cast, minutes: Minutes) -> None:
    left, back = Stay(to_item=ItemNumber(1), left_at=time(12, 5)), Stay(ItemNumber(2), manner=Manner.REMOTE)
    attendees = [
        Attendee(AttendanceKind.PRESENT, "Ada"),
        Attendee(AttendanceKind.PRESENT, "Bo", **left._asdict(), returns=(back,)),
        Attendee(AttendanceKind.PRESENT, "Cy", manner=Manner.REMOTE),
    ]
    record_attendance(minutes.meeting, attendees, by=cast.operator)

    ada, bo, cy = build_document(minutes).attendance

    assert (ada.detail, ada.stays) == ("", ())
    assert bo.detail == "Until item 1 (until 12:05), back from item 2, remotely"
    assert bo.stays == (DocumentStay(*left), DocumentStay(*back))
    assert (cy.detail, cy.stays) == ("Remotely", (DocumentStay(manner="remote"),))


def test_the_panels_letterhead_is_part_of_the_document(cast: Cast, minutes: Minutes) -> None:
    none = build_document(minutes).letterhead
    logo = BytesIO()
    Image.new("RGB", (1, 1)).save(logo, "PNG")
    set_letterhead(cast.panel, address_line="1 High Street", logo=logo.getvalue(), logo_alt="A dot", by=cast.operator)

    letterhead = build_document(Minutes.objects.get_by_reference("GRID12")).letterhead

    assert none is None
    assert letterhead == DocumentLetterhead(
        "1 High Street", f"data:image/png;base64,{b64encode(logo.getvalue()).decode()}", "A dot"
    )


@pytest.mark.parametrize("count", [1, 3, 200])
def test_a_document_takes_the_same_queries_however_long_it_is(cast: Cast, count: int) -> None:
    minutes = make_minutes(cast.panel, 14, [f"Item {number}" for number in range(count)])
    for number in (1, count):
        write(minutes, number, paragraph(f"p{number}", "The Panel AGREED it.") + action(f"a{number}", "A to do."))
    found = Minutes.objects.get_by_reference("GRID14")

    with CaptureQueriesContext(connection) as queries:
        build_document(found)

    assert len(queries) == 5
    assert item_of(minutes, 1).title == "Item 0"
