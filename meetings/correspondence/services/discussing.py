"""The discussion before a vote: contributions that all voters read, and the presenter's answers to them."""

from django.db import transaction

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.access import keeps_the_minutes
from meetings.correspondence.board import Board, board_of, is_secret
from meetings.enums import MeetingState
from meetings.models import Contribution, Person, Question

from .held import hold_decision, require_cleared_for


@transaction.atomic
def contribute(question: Question, text: str, *, by: User) -> Contribution:
    """Write what one thinks of a question before it is answered.

    Raises NotAllowed for whoever neither votes on it nor presents it, WrongState unless it is being discussed.
    """
    board, asked = _held(question)
    person = Person.objects.filter(account=by).first()
    if person is None or not (may_contribute(board, asked, person) or person == asked.item.presented_by):
        raise NotAllowed("Those who vote on a question discuss it, and whoever presents it.")
    require_cleared_for(asked, by)
    if not board.is_discussing(asked):
        raise WrongState(f"The discussion of question {asked.item.number} is over. Your answer can say why.")
    return _write(board, asked, person, text, by=by)


@transaction.atomic
def answer_contribution(on: Contribution, text: str, *, by: User) -> Contribution:
    """Answer a contribution as the presenter of its question, or enter their answer for them.

    Raises NotAllowed for anybody but them and the secretariat, WrongState once the question takes no answers any more.
    """
    board, asked = _held(on.question)
    presenter = asked.item.presented_by
    is_own = presenter is not None and presenter.account_id == by.pk
    if not is_own:
        require_cleared_for(asked, by)
    if presenter is None:
        raise WrongState(f"Nobody is named who presents question {asked.item.number}.")
    if not is_own and not keeps_the_minutes.test(by, board.meeting.panel):
        raise NotAllowed(f"Only {presenter} can do this, or the secretariat for them.")
    if not board.takes_answers:
        raise WrongState(f"{board.meeting.reference} is closed.")
    return _write(board, asked, presenter, text, on=on, entered_by=None if is_own else by, by=by)


def may_contribute(board: Board, question: Question, person: Person) -> bool:
    """Tell whether somebody votes on a question, and may read it."""
    places = board.own_places(person.pk)
    return any(entitled.may_read(confidential=is_secret(question)) for _, entitled in places)


def _held(question: Question) -> tuple[Board, Question]:
    board = board_of(hold_decision(question.item.meeting, MeetingState.OPEN))
    return board, next(each for each in board.questions if each.pk == question.pk)


def _write(
    board: Board,
    question: Question,
    person: Person,
    text: str,
    *,
    by: User,
    on: Contribution | None = None,
    entered_by: User | None = None,
) -> Contribution:
    row = Contribution(question=question, on=on, person=person, text=text.strip(), entered_by=entered_by, at=board.now)
    if not row.text:
        raise Unacceptable("Write something first.")
    check(row)
    theirs = [each for each in board.contributions.get(question.pk, ()) if each.person_id == row.person_id]
    if theirs and _told(theirs[-1]) == _told(row):
        return theirs[-1]
    row.save()
    record("meetings.question_discussed", question, by=by, attests=[row], person=person.pk, on=on.pk if on else None)
    return row


def _told(row: Contribution) -> tuple[object, ...]:
    """Return what tells whether a form was sent twice: what is written once cannot be taken out again."""
    return row.person_id, row.on_id, row.entered_by_id, row.text
