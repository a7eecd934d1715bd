from actions.services import issue_action_numbers
from meetings.models import Decision
from minutes.drafting.results import NOBODY_ANSWERS, yielded_by
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import action, item_of, stated, uuid_of, write


def test_a_decision_has_its_marks_in_words(minutes: Minutes) -> None:
    write(minutes, 1, stated("d", "AGREED", "it by a majority, with one dissent"))
    Decision.objects.update(dissent_names=["Ms Ode"], is_negative=True, condition="if it rains", deferred_to="May 2024")

    (decision,) = yielded_by(item_of(minutes, 1)).decisions

    assert decision.notes[1:] == ("Dissenting: Ms Ode", "A refusal", "Condition: if it rains", "To May 2024")
    assert decision.row.carried_by == "majority"
    assert not decision.statement.startswith("AGREED")


def test_a_decision_is_set_by_hand_where_a_person_set_anything_of_it(minutes: Minutes) -> None:
    write(minutes, 1, stated("d", "AGREED", "it") + stated("e", "NOTED", "it") + stated("f", "NOTED", "more"))
    Decision.objects.filter(pk=uuid_of("d")).update(set_by_hand=["condition"])
    Decision.objects.filter(pk=uuid_of("e")).update(dissent_names=["Ms Ode"])

    assert [decision.is_by_hand for decision in yielded_by(item_of(minutes, 1)).decisions] == [True, True, False]


def test_an_action_has_its_number_or_the_one_that_its_rank_would_give_it(cast: Cast, minutes: Minutes) -> None:
    write(minutes, 1, action("a", "The Clerk to write."))
    write(minutes, 2, action("b", "The Clerk to ring."))

    (draft,) = yielded_by(item_of(minutes, 2)).actions
    issue_action_numbers(minutes.meeting, by=cast.secretary)
    (issued,) = yielded_by(item_of(minutes, 2)).actions

    assert (draft.reference, draft.is_draft_number) == ("GRID12/02", True)
    assert (issued.reference, issued.is_draft_number) == ("GRID12/02", False)


def test_what_is_struck_out_of_the_text_is_no_result(minutes: Minutes) -> None:
    write(minutes, 1, stated("d", "AGREED", "it") + action("a", "The Clerk to write."))
    write(minutes, 1, "")

    yielded = yielded_by(item_of(minutes, 1))

    assert (yielded.decisions, yielded.actions) == ((), ())


def test_an_owner_whom_nobody_answers_for_is_marked(cast: Cast, minutes: Minutes) -> None:
    write(
        minutes,
        1,
        action("a", "Member to write.")
        + action("b", "The Harbour Trust to write.")
        + action("c", "To write.")
        + action("d", "Observer to peek.", secret=True),
    )

    doubts = [action.doubt for action in yielded_by(item_of(minutes, 1)).actions]

    assert doubts == ["", NOBODY_ANSWERS, "", NOBODY_ANSWERS]


def test_a_due_is_shown_with_its_day_or_with_why_it_has_none(cast: Cast, minutes: Minutes) -> None:
    dues = ("by 31 August 2024", "by the end of August", "before the October meeting", "by the end of spring", "")
    write(minutes, 1, "".join(action(f"a{place}", f"Member to write {due}.") for place, due in enumerate(dues)))

    assert [action.due for action in yielded_by(item_of(minutes, 1)).actions] == [
        "due 31 August 2024",
        "due the end of August (31 August 2024)",
        "due October meeting (no day yet)",
        "due the end of spring (no day understood)",
        "no date given",
    ]
