"""The mails about a decision by correspondence: that there is something to answer or to read, and where.

A title may be secret, so none stands in them, nor any other word of a question. What a link leads to asks to sign in:
an answer here is a vote. Nothing changes until its form is sent.
"""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from core import english
from core.background.mail import Mail, compose
from meetings.correspondence.board import Board, is_secret
from meetings.correspondence.window import in_words
from meetings.enums import Fate
from meetings.models import Answer, Meeting, Person, Question

FATES = {
    Fate.CARRIED: "is agreed",
    Fate.LOST: "is not agreed",
    Fate.TOO_FEW: "is not decided: too few answered",
    Fate.TO_MEETING: "goes to a meeting",
}


def opened_mails(board: Board, site: str) -> Iterator[Mail]:
    """Yield the mail to each voter, with how many questions they can answer, and on how many they do not vote."""
    for person in board.holders():
        can = _answerable(board, person)
        cannot = len(board.questions) - can
        words = {"questions": english.spelt_count(can, "question") if can else "", "withheld": _withheld(cannot)}
        yield from _mail("correspondence_opened", person, board, site, **words)


def reminder_mails(board: Board, people: Iterable[tuple[Person, int]], site: str) -> Iterator[Mail]:
    """Yield the mail to each who has still to answer so many questions."""
    for person, number in people:
        questions = english.spelt_count(number, "question")
        yield from _mail("correspondence_reminder", person, board, site, questions=questions)


def extended_mails(board: Board, site: str) -> Iterator[Mail]:
    """Yield the mail to each voter that there is more time; the reason stands on the page."""
    for person in board.holders():
        yield from _mail("correspondence_extended", person, board, site)


def entered_mail(board: Board, answer: Answer, site: str) -> Iterator[Mail]:
    """Yield the mail to somebody for whom an answer was entered: which, unless the question is confidential."""
    said = "" if is_secret(answer.question) else answer.get_choice_display().lower()
    words = {
        "number": answer.question.item.number,
        "said": said,
        "way": answer.get_way_display().lower(),
        "by": answer.entered_by,
    }
    yield from _mail("correspondence_entered", answer.person, board, site, **words)


def closed_mails(board: Board, site: str) -> Iterator[Mail]:
    """Yield the mail to each voter with what came of each question, but of a confidential one."""
    results = [_result(question) for question in board.questions]
    for person in board.holders():
        yield from _mail("correspondence_closed", person, board, site, results=results)


def cancelled_mails(board: Board, site: str) -> Iterator[Mail]:
    """Yield the mail to each voter that nothing is decided; the reason stands on the page."""
    for person in board.holders():
        yield from _mail("correspondence_cancelled", person, board, site)


def _result(question: Question) -> str:
    if is_secret(question):
        return f"Question {question.item.number}: what came of it is on the page."
    return f"Question {question.item.number} {FATES[Fate(question.fate)]}."


def _answerable(board: Board, person: Person) -> int:
    voters = [voter for voter, entitled in board.own_places(person.pk) if entitled.alternate_for is None]
    return sum(any(board.may_read(question, voter, person) for voter in voters) for question in board.questions)


def _withheld(number: int) -> str:
    if not number:
        return ""
    return "One question is confidential" if number == 1 else f"{english.spelt(number).capitalize()} are confidential"


def _closes(board: Board) -> str:
    """Return when it closes, and by whose time where that is not this installation's."""
    if board.window is None:
        return ""
    return ", ".join(filter(None, (in_words(board.window.closes_at, board.clock), board.meeting.zone_said)))


def _mail(event: str, person: Person, board: Board, site: str, **words: object) -> Iterator[Mail]:
    """Yield the mail, if the person has an open account to read it with."""
    account = person.account
    if account is None or not account.is_active:
        return
    meeting = board.meeting
    yield compose(
        event,
        account.email,
        site=site,
        name=person.name,
        meeting=meeting,
        panel=meeting.panel,
        closes=_closes(board),
        address=site + page_of(meeting),
        **words,
    )


def page_of(meeting: Meeting) -> str:
    """Return the address of the page of a decision."""
    return reverse("meetings:questions", args=[meeting.reference])
