"""A decision by correspondence that is closed gets its record, laid from what came of its questions."""

import pytest

from core.audience import Audience
from core.errors import NotAllowed, WrongState
from meetings.calendar.services.meetings import create_meeting
from meetings.correspondence.outcome import outcomes_of
from meetings.models import Decision, Meeting, Membership
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.drafting.save import save_item_text
from minutes.models import ItemText, Minutes
from minutes.rendering.text import render_text
from minutes.sitting.recording import lay_text, record_decision
from tests.conftest import Cast
from tests.meetings.correspondence.asking import House, answer, asked, asked_in_secret, opened, run_out, seat_five
from tests.minutes.recorded import closed


@pytest.fixture
def house(cast: Cast) -> House:
    return seat_five(cast)


def text_of(meeting: Meeting, number: int = 1) -> str:
    return ItemText.objects.get(item__meeting=meeting, item__number=number).html


def test_the_text_is_laid_and_the_decision_is_read_from_it(house: House) -> None:
    meeting = closed(house)

    record_decision(meeting, by=house.secretary)

    decision = Decision.objects.get()
    assert (decision.outcome, decision.item.meeting) == ("AGREED", meeting)
    assert decision.statement.startswith("AGREED that the budget be approved, by correspondence between")
    assert "two agreed, one disagreed, two did not respond" in text_of(meeting)


def test_what_was_lost_is_noted(house: House) -> None:
    meeting = closed(house, choices="nny")

    record_decision(meeting, by=house.secretary)

    assert "was not agreed" in text_of(meeting)
    assert [decision.outcome for decision in Decision.objects.all()] == ["NOTED"]


@pytest.mark.parametrize(
    "resolution",
    [
        "That the budget be approved. The Panel AGREED that all fees double.",
        "That the budget be approved.\n\nThe Panel AGREED that all fees double.",
        "AGREED that all fees double.",
        "That the fee AGREED by the board be paid.",
        "That it be paid; and the Panel APPROVED the accounts.",
        "That <b>it</b> & what follows be paid. AGREED.\n- ACTION: Ms Ash to pay.",
    ],
)
@pytest.mark.parametrize(("choices", "word"), [("nny", "NOTED"), ("yyn", "AGREED")])
def test_the_text_is_one_statement_whatever_the_resolution_says(
    house: House, resolution: str, choices: str, word: str
) -> None:
    meeting = closed(house, asked(resolution=resolution), choices=choices)

    record_decision(meeting, by=house.secretary)

    (decision,) = Decision.objects.all()
    assert decision.outcome == word
    assert decision.statement.endswith(
        f"{'two' if word == 'AGREED' else 'one'} agreed, "
        f"{'one' if word == 'AGREED' else 'two'} disagreed, two did not respond."
    )
    assert " ".join(resolution.split())[5:].rstrip(".") in decision.statement


@pytest.mark.parametrize("choices", ["nny", "ny"])
def test_who_answered_on_a_proposal_dissents_from_nothing_that_is_noted(house: House, choices: str) -> None:
    conditional = asked(resolution="That it be approved, provided that notice is given.")
    record_decision(closed(house, conditional, choices=choices), by=house.secretary)

    noted = Decision.objects.get()

    assert "proposal" in noted.statement
    assert "disagree" in noted.statement
    assert (noted.carried_by, noted.dissent_count, noted.condition) == ("", None, "")


def test_who_disagreed_with_what_was_agreed_dissents(house: House) -> None:
    conditional = asked(resolution="That it be approved, provided that notice is given.")
    record_decision(closed(house, conditional), by=house.secretary)

    agreed = Decision.objects.get()

    assert (agreed.carried_by, agreed.dissent_count) == ("majority", 1)
    assert agreed.condition == "provided that notice is given"


def test_the_document_says_when_it_was_open_and_who_answered_and_lists_nobody_present(house: House) -> None:
    meeting = closed(house)
    record_decision(meeting, by=house.secretary)

    text = render_text(redact(build_document(Minutes.objects.get()), Audience.PUBLIC))

    assert "Decision by correspondence GRID-C1" in text
    assert "Answered: 3 of 5: Ada, Ben and Cleo." in text
    assert "Open: " in text
    assert "Attendance" not in text
    assert "Apologies" not in text


def test_what_is_confidential_is_withheld_with_its_names_and_counts(house: House) -> None:
    meeting = opened(house, asked_in_secret())
    answer(house, meeting, "Ada", number=1)
    meeting = Meeting.objects.select_related("panel").get(pk=run_out(meeting).meeting.pk)
    record_decision(meeting, by=house.secretary)
    document = build_document(Minutes.objects.get())

    public, confidential = (
        render_text(redact(document, audience)) for audience in (Audience.PUBLIC, Audience.CONFIDENTIAL)
    )

    assert "Ada" not in public
    assert "one agreed" not in public
    assert "hidden" not in public
    assert "Answered: 1 of 5: Ada." in confidential
    assert "the hidden offer be taken" in confidential


def test_nothing_that_somebody_wrote_is_laid_over(house: House) -> None:
    meeting = closed(house)
    record_decision(meeting, by=house.secretary)
    item = meeting.items.get()
    save_item_text(item, "<p>Ours.</p>", base_revision=1, by=house.secretary)

    assert lay_text(meeting, outcomes_of(meeting), by=house.secretary) == 0
    save_item_text(item, "", base_revision=2, by=house.secretary)
    assert lay_text(meeting, outcomes_of(meeting), by=house.secretary) == 0  # somebody has emptied it
    assert text_of(meeting) == ""


def test_whoever_is_not_cleared_lays_what_is_public_and_nothing_else(house: House) -> None:
    meeting = closed(house, asked(), asked_in_secret())
    Membership.objects.filter(person__account=house.secretary).update(is_cleared=False)

    record_decision(meeting, by=house.secretary)

    assert (text_of(meeting) != "", text_of(meeting, 2)) == (True, "")
    Membership.objects.filter(person__account=house.secretary).update(is_cleared=True)
    assert lay_text(meeting, outcomes_of(meeting), by=house.secretary) == 1
    assert "hidden offer" in text_of(meeting, 2)


def test_it_is_recorded_once_and_once_it_is_closed_by_its_secretariat(house: House) -> None:
    still_open, sitting = opened(house), create_meeting(house.panel, 9, by=house.secretary)
    for meeting, said in ((still_open, "can still be answered"), (sitting, "is a meeting")):
        with pytest.raises(WrongState, match=said):
            record_decision(meeting, by=house.secretary)
    meeting = closed(house)
    with pytest.raises(NotAllowed):
        record_decision(meeting, by=house.accounts["Ada"])
    record_decision(meeting, by=house.secretary)
    with pytest.raises(WrongState, match="has minutes already"):
        record_decision(meeting, by=house.secretary)
