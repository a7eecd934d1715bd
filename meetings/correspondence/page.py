"""The page of a question as one reader sees it: built from the board, and with nothing that is not for them.

Of a confidential question whoever is not cleared gets its number, its public title and that they do not vote on it. How
others answered is for the secretariat at once, and for everybody else from when the panel's rules say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core import english
from core.audience import WITHHELD_TITLE
from meetings.correspondence.answer_lines import Line, line_of
from meetings.correspondence.board import Board, Place, is_secret
from meetings.correspondence.reader import Reader
from meetings.correspondence.reckoning import Reckoning
from meetings.correspondence.rule_words import seen_from
from meetings.correspondence.voters import Entitled
from meetings.enums import Fate, MeetingState
from meetings.models import Answer, Contribution, Question, Voter
from meetings.panels.rules import AnswersShown
from meetings.papers.list import ListedPaper

WOULD_BE = {
    Fate.CARRIED: "It would be agreed",
    Fate.LOST: "It would not be agreed",
    Fate.TOO_FEW: "Too few have answered",
    Fate.TO_MEETING: "It would go to a meeting",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A question in the list of a decision's questions: ``said`` is how it stands for this reader."""

    number: int
    title: str
    said: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place that the reader may answer for, and what stands there."""

    voter: Voter
    entitled: Entitled
    stands: Answer | None
    is_theirs: bool

    @property
    def label(self) -> str:
        return f"For {self.entitled.alternate_for}" if self.entitled.alternate_for else ""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the bar that shows the answers: how many, what they are called, and how many come before it."""

    kind: str
    number: int
    words: str
    before: int


@dataclass(frozen=True, slots=True)
class Said:
    """A contribution with the presenter's answers."""

    row: Contribution
    replies: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """All that a reader may see of a question, and no more. One that is withheld has number, title and headings."""

    number: int
    count: int
    title: str
    headings: tuple[Heading, ...]
    is_withheld: bool = False
    is_confidential: bool = False
    reason: str = ""
    background: str = ""
    resolution: str = ""
    presenter: str = ""
    approves: str = ""
    papers: tuple[ListedPaper, ...] = ()
    contributions: tuple[Said, ...] = ()
    is_discussing: bool = False
    may_contribute: bool = False
    may_reply: bool = False
    may_answer: bool = False
    why_not: str = ""
    own: tuple[OwnPlace, ...] = ()
    fate: str = ""
    sees_answers: bool = False
    answers_seen: str = ""
    answered: str = ""
    tally: str = ""
    headline: str = ""
    reasons: tuple[str, ...] = ()
    still: str = ""
    shares: tuple[Share, ...] = ()
    lines: tuple[Line, ...] = ()
    moved_to: str = ""
    moved_label: str = ""
    moved_reason: str = ""
    report: str = ""


def page_of_question(
    board: Board, question: Question, reader: Reader, papers: Sequence[ListedPaper] = ()
) -> QuestionPage:
    """Return the page of a question for this reader."""
    headings = tuple(_headings(board, question, reader))
    number, count = question.item.number.main, len(board.questions)
    if not reader.may_read(question):
        return QuestionPage(
            number, count, title_for(question, reader), headings, is_withheld=True, is_confidential=True
        )
    places = board.places_of(question)
    own = tuple(_own_places(board, places, reader))
    reckoning = board.reckoning_of(question)
    sees = board.window is not None and sees_answers(board, own, reader)
    presenter = question.item.presented_by
    is_presenter = presenter is not None and presenter.pk == reader.person
    moved = question.moved_to
    return QuestionPage(
        number,
        count,
        question.item.title,
        headings,
        is_confidential=is_secret(question),
        reason=question.item.sensitivity_reason,
        background=question.background,
        resolution=question.resolution,
        presenter=question.item.presenter,
        approves=question.approves.reference if question.approves else "",
        papers=tuple(papers),
        contributions=tuple(said_in(board.contributions.get(question.pk, ()))),
        is_discussing=board.is_discussing(question),
        may_contribute=board.is_discussing(question) and (bool(own) or is_presenter),
        may_reply=board.takes_answers and presenter is not None and (is_presenter or reader.keeps),
        may_answer=board.may_be_answered(question),
        why_not=board.why_not_answered(question) if board.window else "",
        own=own,
        fate=question.fate,
        sees_answers=sees,
        answers_seen=seen_from(board),
        answered=f"{_answers_of(places)} {'voter' if len(places) == 1 else 'voters'} answered so far.",
        tally=_answers_of(places),
        headline=_headline(board, question, reckoning) if sees else "",
        reasons=tuple(_reasons(board, question, reckoning)) if sees else (),
        still=_still(board, question, reckoning) if sees else "",
        shares=tuple(_shares(reckoning)) if sees else (),
        lines=tuple(line_of(place, board, reader, presenter) for place in places) if sees else (),
        moved_to=moved.meeting.reference if moved else "",
        moved_label=f"meeting {moved.meeting.number}, item {moved.number}" if moved else "",
        moved_reason=question.moved_reason,
        report=_report(board, question, reckoning) if sees and reader.keeps else "",
    )


def _report(board: Board, question: Question, reckoning: Reckoning) -> str:
    """Return how item 1 of the next meeting would note it, as it stands; nothing of what is not agreed."""
    fate = question.fate or reckoning.fate
    if fate != Fate.CARRIED or board.window is None or board.meeting.state == MeetingState.CANCELLED:
        return ""
    panel = board.meeting.panel
    lead = board.clock.outcome_lead or panel.at_start
    word = "APPROVED" if question.approves_id else "AGREED"
    day = english.day(board.clock.day_at(board.window.ended_at or board.window.closes_at))
    resolution = question.resolution.strip().rstrip(".")
    what = f"{resolution[:1].lower()}{resolution[1:]}"
    return f"{lead} noted that it had {word} by correspondence on {day} {what} ({board.meeting.reference})."


def _answers_of(places: Sequence[Place]) -> str:
    """Return how many answered, of all: "7 of 12"; of how many count nothing is told before the answers are seen."""
    return f"{sum(place.answer is not None for place in places)} of {len(places)}"


def title_for(question: Question, reader: Reader) -> str:
    """Return the title of a question as this reader may read it."""
    return question.item.title if reader.may_read(question) else question.item.public_title or WITHHELD_TITLE


def moved_early(board: Board, question: Question) -> bool:
    """Tell whether a question was moved to a meeting while it was open: then nothing was reckoned of it."""
    if question.fate != Fate.TO_MEETING or question.moved_at is None:
        return False
    return board.window is not None and (board.window.ended_at is None or question.moved_at < board.window.ended_at)


def sees_answers(board: Board, own: Sequence[OwnPlace], reader: Reader) -> bool:
    """Tell whether this reader sees how the others answered, of a question that they may read."""
    if reader.keeps or not board.is_open:
        return True
    shown = board.rules.answers_shown
    if shown is AnswersShown.AT_ONCE:
        return True
    is_done = [place.stands is not None for place in own if place.is_theirs]
    return shown is AnswersShown.AFTER_OWN and bool(is_done) and all(is_done)


def _headings(board: Board, here: Question, reader: Reader) -> Iterator[Heading]:
    for question in board.questions:
        title, number = title_for(question, reader), question.item.number.main
        yield Heading(number, title, _heading_said(board, question, reader), question.pk == here.pk)


def _heading_said(board: Board, question: Question, reader: Reader) -> str:
    if not reader.may_read(question):
        return "Confidential: you do not vote on it"
    if question.fate:
        return Fate(question.fate).label
    if not board.window:
        return ""
    if board.is_discussing(question):
        return "Being discussed"
    own = [place for place in _own_places(board, board.places_of(question), reader) if place.is_theirs]
    if not own:
        return ""
    stands = own[0].stands
    return f"Your answer: {stands.get_choice_display().lower()}" if stands else "Your answer is awaited"


def _own_places(board: Board, places: Iterable[Place], reader: Reader) -> Iterator[OwnPlace]:
    """Yield the places that the reader may answer for; an alternate's only until their member has answered."""
    if reader.person is None or not board.is_open:
        return
    by_voter = {place.voter.pk: place for place in places}
    for voter, entitled in board.own_places(reader.person):
        stands = by_voter[voter.pk].answer
        by_member = (
            stands is not None and entitled.alternate_for is not None and stands.person == entitled.alternate_for
        )
        if not by_member:
            is_follower = stands is not None and entitled.person.pk not in (stands.person_id, stands.alternate_for_id)
            shown = None if is_follower and not entitled.alternate_for else stands
            yield OwnPlace(voter, entitled, shown, is_theirs=entitled.alternate_for is None)


def said_in(rows: Iterable[Contribution]) -> Iterator[Said]:
    """Yield what was contributed, each with the answers to it."""
    replies: defaultdict[int | None, list[Contribution]] = defaultdict(list)
    for row in rows:
        replies[row.on_id].append(row)
    for row in replies[None]:
        yield Said(row, tuple(replies.get(row.pk, ())))


def _headline(board: Board, question: Question, reckoning: Reckoning) -> str:
    if board.meeting.state == MeetingState.CANCELLED:
        return "Cancelled: nothing is decided"
    if question.fate:
        return Fate(question.fate).label
    if not reckoning.count.answered:
        return "Nobody has answered yet"
    return WOULD_BE[reckoning.fate]


def _reasons(board: Board, question: Question, reckoning: Reckoning) -> Iterator[str]:
    """Yield why, a sentence each; how many answered what is shown by the shares."""
    if moved_early(board, question):
        return
    yield reckoning.answered
    if reckoning.fate in (Fate.CARRIED, Fate.LOST) and reckoning.count.answered:
        yield reckoning.vote.sentence if question.fate else _so_far(reckoning.vote.sentence)
    yield reckoning.wishes


def _so_far(sentence: str) -> str:
    """Return what comes of a vote without saying that it has come: "By 7 votes to 1: more than half of ..."."""
    rest = sentence.removeprefix("Carried").removeprefix("Lost").lstrip(": ")
    return rest[:1].upper() + rest[1:]


def _still(board: Board, question: Question, reckoning: Reckoning) -> str:
    """Return whether the answers that are awaited can change it, in a sentence."""
    if question.fate or not board.takes_answers:
        return ""
    awaited = sum(place.is_awaited for place in board.places_of(question))
    if not awaited:
        return "Nobody is left to answer. Answers can be changed until it closes."
    answers = f"The {english.spelt_count(awaited, 'answer')} still out"
    return f"{answers} cannot change that." if reckoning.is_settled else f"{answers} can change that."


def _shares(reckoning: Reckoning) -> Iterator[Share]:
    count = reckoning.count
    told = (
        ("agree", count.agree, "agrees", "agree"),
        ("disagree", count.disagree, "disagrees", "disagree"),
        ("meeting", count.meeting, "wants a meeting", "want a meeting"),
        ("abstain", count.abstain, "abstains", "abstain"),
        ("aside", count.aside, "with an interest, not counted", "with an interest, not counted"),
        ("silent", count.silent, "has not answered", "have not answered"),
        ("silent", count.barred, "place with nobody who can answer", "places with nobody who can answer"),
    )
    before = 0
    for kind, number, one, many in told:
        if number:
            yield Share(kind, number, one if number == 1 else many, before)
            before += number
