"""The list of answers to a question: a line for each place, as one reader who sees the answers may read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from meetings.correspondence.board import Board, Place
from meetings.correspondence.reader import Reader
from meetings.models import Answer, Person


@dataclass(frozen=True, slots=True)
class Line:
    """An answer in the list, or that there is none. ``words`` are what is told of it, in order."""

    name: str
    place: str
    choice: str
    answer: str
    words: tuple[str, ...] = ()
    quote: str = ""
    evidence: str = ""
    at: datetime | None = None
    earlier: tuple["Line", ...] = ()


def line_of(place: Place, board: Board, reader: Reader, presented_by: Person | None) -> Line:
    answer, presenter = place.answer, presented_by.account_id if presented_by else None
    if answer is None:
        name = str(place.holder) if place.holder else "Vacant"
        told_at = board.reminded.get(place.holder.pk) if place.holder and reader.keeps else None
        words = ("Reminded by email",) if told_at else ()
        return Line(name, place.voter.place, "none", _no_answer(place, board), words=words, at=told_at)
    earlier = tuple(_answer_line(each, place, reader, presenter) for each in place.earlier)
    return _answer_line(answer, place, reader, presenter, earlier)


def _no_answer(place: Place, board: Board) -> str:
    if place.holder is None:
        return "Nobody holds this place"
    if place.cannot_answer:
        return "May not read it, does not vote"
    return "No answer yet" if board.is_open else "No response"


def _answer_line(
    answer: Answer, place: Place, reader: Reader, presenter: int | None, earlier: tuple[Line, ...] = ()
) -> Line:
    sees_why = reader.drafts or answer.person_id == reader.person
    return Line(
        str(answer.person),
        place.voter.place,
        answer.choice,
        answer.get_choice_display(),
        words=tuple(_words(answer, place, presenter, sees_why=sees_why)),
        quote=answer.note,
        evidence=answer.evidence if reader.keeps or answer.person_id == reader.person else "",
        at=answer.at,
        earlier=earlier,
    )


def _words(answer: Answer, place: Place, presenter: int | None, *, sees_why: bool) -> Iterator[str]:
    """Yield what is told of an answer; ``presenter`` is the account of whoever presents the question."""
    if answer.alternate_for:
        yield f"For {answer.alternate_for}"
    elif place.holder is not None and answer.person_id != place.holder.pk:
        yield f"Held the place before {place.holder}"
    if answer.interest:
        why = f": {answer.interest.rstrip('.')}" if sees_why else ""
        yield f"Interest declared{why}. Not counted."
    elif place.stands_aside and answer == place.answer:
        yield "An interest is declared with their other answer. Not counted."
    if answer.entered_by:
        presents = ", who presents the question" if answer.entered_by_id == presenter else ""
        yield f"{answer.get_way_display()}, entered by {answer.entered_by}{presents}"
