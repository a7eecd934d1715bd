"""The agenda of a draft: added to, named anew, put in another order, withdrawn; and nothing written is ever lost."""

import pytest

from actions.models import Action
from core.accounts.models import User
from core.audience import WITHHELD_TITLE, Audience, Sensitivity
from core.audit.trail import AuditEvent, inspect_chain
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.agenda.services.points import Details
from meetings.agenda.services.standing_items import add_standing_item
from meetings.attendance.record import Attendee
from meetings.attendance.services.attendance import record_attendance
from meetings.enums import AttendanceKind, Purpose
from meetings.item_numbers import ItemNumber
from meetings.models import AgendaItem, Membership, StandingItem
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.drafting import agenda
from minutes.drafting.classification import classify_item
from minutes.drafting.save import save_item_text
from minutes.enums import MinutesState, VersionKind
from minutes.models import ItemText, Minutes
from minutes.rendering.json import render_json
from minutes.rendering.text import render_text
from minutes.versions.freeze import freeze_version
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, make_panel, paragraph, stated, write
from tests.meetings.correspondence.asking import seat_five
from tests.minutes.recorded import recorded
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
def test_an_item_takes_a_letter_where_somebody_left_at_a_number_that_would_change(cast: Cast, five: Minutes) -> None:
    left = Attendee(AttendanceKind.PRESENT, "Ann Hale", to_item=5)
    record_attendance(five.meeting, [left], by=cast.secretary)

    agenda.add_item(five.meeting, "Late paper", None, by=cast.secretary)

    assert numbered(five)[-2:] == ["4A. Late paper", "5. Close"]


@pytest.mark.usefixtures("closing")
def test_another_takes_the_next_letter_where_somebody_left_at_the_first(cast: Cast, five: Minutes) -> None:
    for number in ("5", "4A"):
        left = Attendee(AttendanceKind.PRESENT, "Ann Hale", to_item=ItemNumber.read(number))
        record_attendance(five.meeting, [left], by=cast.secretary)
        agenda.add_item(five.meeting, f"After {number}", None, by=cast.secretary)

    assert numbered(five)[-3:] == ["4A. After 5", "4B. After 4A", "5. Close"]


@pytest.mark.usefixtures("closing")
def test_among_letters_an_item_moves_to_the_place_that_is_counted(cast: Cast, five: Minutes) -> None:
    record_attendance(five.meeting, [Attendee(AttendanceKind.PRESENT, "Ann Hale", to_item=5)], by=cast.secretary)
    late = agenda.add_item(five.meeting, "Late paper", None, by=cast.secretary)
    record_attendance(five.meeting, [Attendee(AttendanceKind.PRESENT, "Ann Hale")], by=cast.secretary)

    agenda.move_item(late, 5, by=cast.secretary)
    assert numbered(five)[-2:] == ["4A. Late paper", "5. Close"]
    agenda.move_item(late, 4, by=cast.secretary)

    assert numbered(five)[-3:] == ["4. Late paper", "5. Dates", "6. Close"]


@pytest.fixture
def issued(closing: StandingItem, five: Minutes) -> Minutes:
    """The numbers are fixed: a version has left the secretariat."""
    freeze_version(five, VersionKind.CIRCULATED, by=User.objects.operator())
    return five


def numbered(minutes: Minutes) -> list[str]:
    return list(map(str, AgendaItem.objects.filter(meeting=minutes.meeting_id).order_by("number")))


def test_once_numbers_are_fixed_an_item_added_takes_a_letter_before_what_comes_last(
    cast: Cast, issued: Minutes
) -> None:
    for title in ("Late paper", "Later paper"):
        agenda.add_item(issued.meeting, title, None, by=cast.secretary)
    agenda.add_item(issued.meeting, "Farewell", None, is_last=True, by=cast.secretary)
    agenda.add_item(issued.meeting, "Latest paper", None, by=cast.secretary)

    assert numbered(issued) == [
        "1. Welcome",
        "2. Budget",
        "3. Risks",
        "4. Dates",
        "4A. Late paper",
        "4B. Later paper",
        "4C. Latest paper",
        "5. Close",
        "6. Farewell",
    ]
    added = AuditEvent.objects.filter(verb="meetings.items_added").order_by("-seq").values_list("facts", flat=True)
    assert list(added[:4]) == [f'{{"numbers":[{number}]}}' for number in ('"4C"', "6", '"4B"', '"4A"')]


def test_an_item_called_as_what_comes_last_is_kept_last_wherever_it_came_from(cast: Cast, five: Minutes) -> None:
    add_standing_item(cast.panel, Details("CLOSE"), comes_last=True, by=cast.secretary)
    other = make_panel("AGES", "Another panel")
    add_standing_item(other, Details("Budget"), comes_last=True, by=cast.operator)

    agenda.add_item(five.meeting, "Late paper", None, by=cast.secretary)

    assert order(five)[-2:] == ["Late paper", "Close"]


def test_sub_items_stand_beneath_their_item_in_order(cast: Cast, issued: Minutes) -> None:
    close, budget = item_of(issued, 5), item_of(issued, 2)
    for title, under in (("Thanks", close), ("Reserves", budget), ("Next year", close)):
        agenda.add_item(issued.meeting, title, None, under=under, by=cast.secretary)
    late = agenda.add_item(issued.meeting, "Late paper", None, by=cast.secretary)
    agenda.add_item(issued.meeting, "Its annex", None, under=late, by=cast.secretary)

    assert numbered(issued) == [
        "1. Welcome",
        "2. Budget",
        "2.1 Reserves",
        "3. Risks",
        "4. Dates",
        "4A. Late paper",
        "4A.1 Its annex",
        "5. Close",
        "5.1 Thanks",
        "5.2 Next year",
    ]


def test_a_sub_item_goes_beneath_no_other_sub_item_and_no_item_that_has_gone(cast: Cast, five: Minutes) -> None:
    sub_item = agenda.add_item(five.meeting, "Reserves", None, under=item_of(five, 2), by=cast.secretary)
    gone = item_of(five, 4)
    agenda.remove_item(item_of(five, 4), by=cast.secretary)

    with pytest.raises(Unacceptable, match="no more sub-items"):
        agenda.add_item(five.meeting, "More", None, under=sub_item, by=cast.secretary)
    with pytest.raises(Unacceptable, match="no longer on the agenda"):
        agenda.add_item(five.meeting, "More", None, under=gone, by=cast.secretary)


def test_a_sub_item_of_a_confidential_item_is_confidential_for_its_reason(cast: Cast, five: Minutes) -> None:
    classify_item(item_of(five, 2), Sensitivity.CONFIDENTIAL, reason="Prices", by=cast.secretary)

    item = agenda.add_item(five.meeting, "The bid of Merrow", None, under=item_of(five, 2), by=cast.secretary)

    shown = redact(build_document(five), Audience.PUBLIC).document.items[2]
    assert (item.sensitivity, item.sensitivity_reason) == ("confidential", "Prices")
    assert (shown.number, shown.title, shown.number_words) == (ItemNumber.read("2.1"), WITHHELD_TITLE, "2.1")


def test_who_is_not_cleared_adds_nothing_beneath_a_confidential_item(cast: Cast, five: Minutes) -> None:
    classify_item(item_of(five, 2), Sensitivity.CONFIDENTIAL, reason="Prices", by=cast.secretary)
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    with pytest.raises(NotAllowed, match="confidential"):
        agenda.add_item(five.meeting, "More", None, under=item_of(five, 2), by=cast.secretary)

    assert len(numbered(five)) == 5


def test_an_item_that_moves_takes_its_sub_items_along_and_they_move_among_themselves(cast: Cast, five: Minutes) -> None:
    for title in ("Fees", "Reserves", "Loans"):
        agenda.add_item(five.meeting, title, None, under=item_of(five, 2), by=cast.secretary)

    agenda.move_item(item_of(five, "2.3"), 1, by=cast.secretary)
    agenda.move_item(item_of(five, 2), 4, by=cast.secretary)

    assert numbered(five) == [
        "1. Welcome",
        "2. Risks",
        "3. Dates",
        "4. Budget",
        "4.1 Loans",
        "4.2 Fees",
        "4.3 Reserves",
        "5. Close",
    ]


@pytest.mark.usefixtures("closing")
def test_what_is_added_before_it_leaves_its_sub_items_with_what_comes_last(cast: Cast, five: Minutes) -> None:
    agenda.add_item(five.meeting, "Thanks", None, under=item_of(five, 5), by=cast.secretary)

    agenda.add_item(five.meeting, "Late paper", None, by=cast.secretary)

    assert numbered(five)[-3:] == ["5. Late paper", "6. Close", "6.1 Thanks"]


def test_an_item_with_sub_items_is_not_taken_off_the_agenda(cast: Cast, five: Minutes) -> None:
    sub_item = agenda.add_item(five.meeting, "Reserves", None, under=item_of(five, 2), by=cast.secretary)

    with pytest.raises(WrongState, match="has sub-items"):
        agenda.remove_item(item_of(five, 2), by=cast.secretary)
    agenda.remove_item(sub_item, by=cast.secretary)
    agenda.remove_item(item_of(five, 2), by=cast.secretary)

    assert order(five) == ["Welcome", "Risks", "Dates", "Close"]


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


def test_the_questions_of_a_decision_stay_as_they_were_asked(cast: Cast) -> None:
    record = recorded(seat_five(cast))
    item = item_of(record, 1)

    for change in (
        lambda: agenda.add_item(record.meeting, "Another", None, by=cast.secretary),
        lambda: agenda.rename_item(item, "Another", by=cast.secretary),
        lambda: agenda.withdraw_item(item, "Not needed.", by=cast.secretary),
    ):
        with pytest.raises(WrongState, match="stay as they were asked"):
            change()
