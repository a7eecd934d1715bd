"""The agenda of a draft: added to, named anew, put in another order, withdrawn; and nothing written is ever lost."""

import pytest

from actions.models import Action
from core.audience import Audience, Sensitivity
from core.audit.trail import AuditEvent, inspect_chain
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.agenda.services.points import Details
from meetings.agenda.services.standing_items import add_standing_item
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind, Purpose
from meetings.models import AgendaItem, StandingItem
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.drafting import agenda
from minutes.drafting.classification import classify_item
from minutes.drafting.save import save_item_text
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes
from minutes.rendering.json import render_json
from minutes.rendering.text import render_text
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, paragraph, stated, write
from tests.minutes.workflow.signing import bring_to, make_complete_minutes

TITLES = ("Welcome", "Budget", "Risks", "Dates", "Close")


@pytest.fixture
def five(cast: Cast) -> Minutes:
    return make_minutes(cast.panel, 12, TITLES)


def order(minutes: Minutes) -> list[str]:
    rows = AgendaItem.objects.filter(meeting=minutes.meeting_id).order_by("number")
    assert [item.number for item in rows] == list(range(1, len(rows) + 1))
    return [item.title for item in rows]


def test_an_item_is_added_at_the_end_and_can_be_written_at_once(cast: Cast, five: Minutes) -> None:
    item = agenda.add_item(five.meeting, " Any other business ", Purpose.DISCUSSION, by=cast.secretary)

    saved = save_item_text(item, paragraph("p", "Nothing else."), base_revision=0, by=cast.secretary)

    assert (item.number, item.title, item.purpose) == (6, "Any other business", "discussion")
    assert "Nothing else." in saved.html


@pytest.fixture
def closing(cast: Cast, five: Minutes) -> StandingItem:
    """The panel keeps its last item last."""
    standing = add_standing_item(cast.panel, Details("Close"), comes_last=True, by=cast.secretary)
    AgendaItem.objects.filter(meeting=five.meeting, title="Close").update(standing=standing)
    return standing


@pytest.mark.usefixtures("closing")
def test_an_item_is_added_before_what_the_panel_keeps_last(cast: Cast, five: Minutes) -> None:
    item = agenda.add_item(five.meeting, "Late paper", None, by=cast.secretary)

    assert item.number == 5
    assert order(five) == ["Welcome", "Budget", "Risks", "Dates", "Late paper", "Close"]


@pytest.mark.usefixtures("closing")
def test_an_item_is_added_behind_it_where_somebody_left_at_that_number(cast: Cast, five: Minutes) -> None:
    left = Attendee(AttendanceKind.PRESENT, "Ann Hale", to_item=5)
    record_attendance(five.meeting, [left], by=cast.secretary)

    assert agenda.add_item(five.meeting, "Late paper", None, by=cast.secretary).number == 6
    assert order(five)[-2:] == ["Close", "Late paper"]


@pytest.mark.parametrize("title", ["", "   ", "x" * 501])
def test_a_title_that_is_no_title_is_refused_and_nothing_changes(cast: Cast, five: Minutes, title: str) -> None:
    with pytest.raises(Unacceptable):
        agenda.add_item(five.meeting, title, None, by=cast.secretary)
    with pytest.raises(Unacceptable):
        agenda.rename_item(item_of(five, 1), title, by=cast.secretary)

    assert order(five) == list(TITLES)


@pytest.mark.parametrize(
    ("number", "place", "expected"),
    [
        (1, 5, "Budget Risks Dates Close Welcome"),
        (5, 1, "Close Welcome Budget Risks Dates"),
        (2, 4, "Welcome Risks Dates Budget Close"),
        (4, 2, "Welcome Dates Budget Risks Close"),
        (3, 3, "Welcome Budget Risks Dates Close"),
        (2, 99, "Welcome Risks Dates Close Budget"),
        (2, 0, "Budget Welcome Risks Dates Close"),
    ],
)
def test_an_item_goes_to_its_place_and_all_are_numbered_anew(
    cast: Cast, five: Minutes, number: int, place: int, expected: str
) -> None:
    agenda.move_item(item_of(five, number), place, by=cast.secretary)

    assert " ".join(order(five)) == expected
    assert inspect_chain().fault is None


def test_text_and_draft_numbers_of_actions_follow_their_item(cast: Cast, five: Minutes) -> None:
    write(five, 2, paragraph("p", "The budget.") + action("second", "The Clerk to pay."))
    write(five, 4, action("fourth", "The Clerk to call."))

    agenda.move_item(item_of(five, 4), 1, by=cast.secretary)

    items = build_document(five).items
    assert [(item.number, action.reference) for item in items for action in item.actions] == [
        (1, "GRID12/01"),
        (3, "GRID12/02"),
    ]
    assert items[2].blocks[0].text == "The budget."


def test_an_item_stays_where_its_number_stands_in_the_attendance(cast: Cast, five: Minutes) -> None:
    late = Attendee(AttendanceKind.PRESENT, "Lee Late", from_item=3)
    record_attendance(five.meeting, [late], by=cast.secretary)

    with pytest.raises(WrongState, match="Lee Late arrived or left"):
        agenda.move_item(item_of(five, 3), 1, by=cast.secretary)
    agenda.move_item(item_of(five, 4), 5, by=cast.secretary)

    assert order(five) == ["Welcome", "Budget", "Risks", "Close", "Dates"]


def test_a_withdrawn_item_keeps_number_text_and_decisions_and_says_why(cast: Cast, five: Minutes) -> None:
    write(five, 2, stated("d", "AGREED", "to take it in May"))

    agenda.withdraw_item(item_of(five, 2), " The paper came late. ", by=cast.secretary)

    redacted = redact(build_document(five), Audience.PUBLIC)
    item = redacted.document.items[1]
    assert (item.number, item.withdrawn_reason, len(item.decisions)) == (2, "The paper came late.", 1)
    assert "2. Budget\n\nWithdrawn: The paper came late.\n\nThe Panel AGREED" in render_text(redacted)
    assert '"withdrawn_reason": "The paper came late."' in render_json(redacted)

    agenda.restore_item(item_of(five, 2), by=cast.secretary)

    assert build_document(five).items[1].withdrawn_reason == ""


def test_why_a_confidential_item_was_withdrawn_is_confidential(cast: Cast, five: Minutes) -> None:
    agenda.withdraw_item(item_of(five, 2), "Merrow would not sign.", by=cast.secretary)
    classify_item(item_of(five, 2), Sensitivity.CONFIDENTIAL, reason="Prices", by=cast.secretary)

    document = build_document(five)

    assert "Merrow" not in render_text(redact(document, Audience.PUBLIC))
    assert "Merrow" in render_text(redact(document, Audience.CONFIDENTIAL))


def test_a_withdrawal_needs_a_reason_and_only_what_is_withdrawn_is_put_back(cast: Cast, five: Minutes) -> None:
    with pytest.raises(Unacceptable, match="Say why"):
        agenda.withdraw_item(item_of(five, 2), "  ", by=cast.secretary)
    with pytest.raises(WrongState, match="not withdrawn"):
        agenda.restore_item(item_of(five, 2), by=cast.secretary)


def test_an_item_put_there_by_mistake_is_taken_off_and_one_ever_written_is_not(cast: Cast, five: Minutes) -> None:
    write(five, 3, paragraph("p", "Words."))
    write(five, 3, "")

    agenda.remove_item(item_of(five, 2), by=cast.secretary)
    with pytest.raises(WrongState, match="Withdraw it instead"):
        agenda.remove_item(item_of(five, 2), by=cast.secretary)

    assert order(five) == ["Welcome", "Risks", "Dates", "Close"]
    assert ItemText.objects.count() == 4
    assert AuditEvent.objects.latest("seq").verb == "meetings.item_removed"


def test_once_circulated_items_keep_their_numbers_and_new_ones_come_last(cast: Cast) -> None:
    minutes = bring_to(MinutesState.CIRCULATED, make_complete_minutes(cast), cast)
    Minutes.objects.update(state=MinutesState.DRAFT)

    for change in (
        lambda: agenda.move_item(item_of(minutes, 1), 2, by=cast.secretary),
        lambda: agenda.remove_item(item_of(minutes, 2), by=cast.secretary),
    ):
        with pytest.raises(WrongState, match="keep them"):
            change()
    added = agenda.add_item(minutes.meeting, "Late", None, by=cast.secretary)

    assert added.number == 3


def test_only_the_secretariat_changes_the_agenda_and_only_of_a_draft(cast: Cast, five: Minutes) -> None:
    for by in (cast.chair, cast.member):
        with pytest.raises(NotAllowed):
            agenda.move_item(item_of(five, 1), 2, by=by)
    Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)

    for change in (
        lambda: agenda.add_item(five.meeting, "Late", None, by=cast.secretary),
        lambda: agenda.rename_item(item_of(five, 1), "Hello", by=cast.secretary),
        lambda: agenda.move_item(item_of(five, 1), 2, by=cast.secretary),
        lambda: agenda.withdraw_item(item_of(five, 1), "Late", by=cast.secretary),
        lambda: agenda.remove_item(item_of(five, 1), by=cast.secretary),
    ):
        with pytest.raises(WrongState, match="while the minutes are a draft"):
            change()

    assert order(five) == list(TITLES)
    assert not Action.objects.exists()
