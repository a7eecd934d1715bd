"""Answers to questions by correspondence: given by voters, or entered by the secretariat as they came.

An answer is a row of its own and stays; which of them stands for a place is said by ``standing.py``. Of two at once
each waits for the other to be written, so both are kept and the later one stands.
"""

from dataclasses import dataclass

from django.db import transaction

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.access import require_secretary
from meetings.attendance.services.declarations import declare_interest, withdraw_interest
from meetings.correspondence.board import Board, Place, board_of, is_secret
from meetings.correspondence.mails import entered_mail
from meetings.correspondence.voters import Entitled
from meetings.enums import Choice, MeetingState, Way
from meetings.models import Answer, Person, Question, Recusal, Voter
from meetings.people.mails import queue_panel_mails

from .held import hold_decision, require_cleared_for


@dataclass(frozen=True, slots=True)
class Given:
    """The content of an answer: ``note`` is why, and ``interest`` what its author has in the matter."""

    choice: Choice
    note: str = ""
    interest: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The way in which an answer came, and its words, or who heard it and when."""

    way: Way
    words: str


@transaction.atomic
def answer_question(question: Question, voter: Voter, given: Given, *, by: User) -> Answer:
    """Give one's own answer for a place; one that says what the last one said is that one.

    Raises NotAllowed for somebody who may not answer for it, or may not read the question; WrongState before and after
    the time in which answers are taken, and for an alternate whose member has answered; Unacceptable for a wish for a
    meeting without a reason.
    """
    board, asked, place = _held(question, voter)
    entitled = next((each for each in board.entitled(place.voter) if each.person.account_id == by.pk), None)
    if entitled is None:
        raise NotAllowed(f"Only who holds the place {voter.place} today can answer for it.")
    _require_may_answer(asked, place, entitled)
    return _give(board, asked, place, entitled, given, by=by)


@transaction.atomic
def enter_answer(
    question: Question, voter: Voter, person: Person, given: Given, evidence: Evidence, *, site: str, by: User
) -> Answer:
    """Enter the answer of a voter that came by mail or telephone, with its evidence; they are told by mail.

    Raises as ``answer_question`` does, and NotAllowed for whoever is not of the secretariat; Unacceptable for an answer
    of one's own, or without evidence.
    """
    require_secretary(question.item.meeting.panel, by)
    board, asked, place = _held(question, voter)
    require_cleared_for(asked, by)
    entitled = next((each for each in board.entitled(place.voter) if each.person == person), None)
    if entitled is None:
        raise Unacceptable(f"{person} may not answer for {voter.place} today. Choose who holds it, or their alternate.")
    if person.account_id == by.pk:
        raise Unacceptable("Give your own answer at the question itself.")
    if not evidence.words.strip():
        raise Unacceptable("Put down the words of the answer, or who told whom, and when: it is the evidence.")
    _require_may_answer(asked, place, entitled)
    answer = _give(board, asked, place, entitled, given, evidence, by=by)
    queue_panel_mails(board.meeting.panel, entered_mail(board, answer, site))
    return answer


def _held(question: Question, voter: Voter) -> tuple[Board, Question, Place]:
    """Return the decision as it is now, held until the transaction ends, with this question and place of it."""
    states = (MeetingState.OPEN, MeetingState.CLOSED, MeetingState.CANCELLED, MeetingState.PLANNED)
    board = board_of(hold_decision(question.item.meeting, *states))
    asked = next((each for each in board.questions if each.pk == question.pk), None)
    if asked is None:
        raise WrongState("This question is no longer asked.")
    if reason := board.why_not_answered(asked):
        raise WrongState(reason)
    place = next((each for each in board.places_of(asked) if each.voter.pk == voter.pk), None)
    if place is None:
        raise Unacceptable("This place has no vote on the question.")
    return board, asked, place


def _require_may_answer(question: Question, place: Place, entitled: Entitled) -> None:
    if not entitled.may_read(confidential=is_secret(question)):
        raise NotAllowed(f"Question {question.item.number} is confidential, and only those who may read it vote on it.")
    stands = place.answer
    has_answered = stands is not None and stands.alternate_for_id is None
    if entitled.alternate_for and has_answered and stands and stands.person == entitled.alternate_for:
        raise WrongState(f"{stands.person} has answered themselves, and an alternate changes nothing of that.")


def _give(
    board: Board,
    question: Question,
    place: Place,
    entitled: Entitled,
    given: Given,
    evidence: Evidence | None = None,
    *,
    by: User,
) -> Answer:
    answer = Answer(
        question=question,
        voter=place.voter,
        person=entitled.person,
        alternate_for=entitled.alternate_for,
        choice=given.choice,
        note=given.note.strip(),
        interest=" ".join(given.interest.split()),
        entered_by=by if evidence else None,
        way=evidence.way if evidence else "",
        evidence=evidence.words.strip() if evidence else "",
        at=board.now,
    )
    if answer.choice == Choice.MEETING and not answer.note:
        raise Unacceptable("Say why it should be discussed at a meeting. The others read the reason.")
    check(answer)
    if place.answer and _says_the_same(answer, place.answer):
        return place.answer
    answer.save()
    _put_down_interest(answer, _interest_elsewhere(board, answer), by=by)
    record(
        "meetings.question_answered",
        question,
        by=by,
        attests=[answer],
        voter=place.voter.pk,
        person=entitled.person.pk,
        alternate_for=entitled.alternate_for.pk if entitled.alternate_for else None,
        way=answer.way,
    )
    return answer


def _says_the_same(one: Answer, other: Answer) -> bool:
    """Tell whether a form was sent twice."""
    told = ("person_id", "alternate_for_id", "choice", "note", "interest", "entered_by_id", "way", "evidence")
    return all(getattr(one, name) == getattr(other, name) for name in told)


def _interest_elsewhere(board: Board, answer: Answer) -> str:
    """Return the interest that the same person declares with the answer that stands for another place of theirs."""
    others = (place.answer for place in board.places_of(answer.question) if place.voter.pk != answer.voter_id)
    theirs = (other.interest for other in others if other and other.person_id == answer.person_id)
    return next(filter(None, theirs), "")


def _put_down_interest(answer: Answer, elsewhere: str, *, by: User) -> None:
    """Declare the interest at the item, or take back what was declared with an earlier answer: the minutes print it.

    What they declare ``elsewhere`` stays declared, whatever they answer for this place.
    """
    item, person, interest = answer.question.item, answer.person, answer.interest or elsewhere
    declared = Recusal.objects.filter(item=item, person=person).select_related("item__meeting", "person").first()
    if declared and declared.interest == interest:
        return
    if declared:
        withdraw_interest(declared, by=by)
    if interest:
        declare_interest(item, person, interest, by=by)
