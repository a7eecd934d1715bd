"""All of a decision by correspondence, read in a constant number of queries, and how each question stands.

Services and pages have it from here, so that no two can say otherwise. What of it a reader may see is the matter of
``page.py``.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from core import english
from core.audience import Sensitivity
from meetings.correspondence.reckoning import Reckoning, Vote, reckon
from meetings.correspondence.standing import in_order, standing
from meetings.correspondence.voters import Entitled, entitled_to, holder_of, voters_to_be
from meetings.correspondence.window import in_words
from meetings.enums import Choice, MeetingState
from meetings.models import Answer, Contribution, Meeting, Membership, Person, Question, Voter, VoterReminder, Window
from meetings.panels.rules import PanelRules
from meetings.people.queries import memberships_at, seats_at


@dataclass(frozen=True, slots=True)
class Place:
    """A voter's place in one question: who holds it, the answer that stands and those before it, the last one first.

    Whoever ``stands_aside`` has declared an interest with an answer that stands, for this place or for another.
    """

    voter: Voter
    holder: Person | None
    answer: Answer | None
    earlier: tuple[Answer, ...] = ()
    cannot_answer: bool = False
    stands_aside: bool = False

    @property
    def vote(self) -> Vote:
        if self.answer is None:
            return Vote(category=self.voter.category, cannot_answer=self.cannot_answer)
        return Vote(Choice(self.answer.choice), self.voter.category, self.stands_aside, self.cannot_answer)

    @property
    def is_awaited(self) -> bool:
        return self.vote.is_awaited

    @property
    def follows(self) -> bool:
        """Tell whether somebody else held the place when the questions were opened."""
        return self.holder is not None and self.voter.person_id not in (None, self.holder.pk)


@dataclass(frozen=True)
class Board:
    """A decision with its questions, voters and answers."""

    meeting: Meeting
    window: Window | None
    questions: Sequence[Question]
    voters: Sequence[Voter]
    memberships: Sequence[Membership]
    answers: Mapping[tuple[int, int], Sequence[Answer]]
    contributions: Mapping[int, Sequence[Contribution]]
    people: Mapping[int, Person]
    reminded: Mapping[int, datetime]
    now: datetime

    @cached_property
    def rules(self) -> PanelRules:
        """The rules it is decided by: those of its opening, and of the panel while it is a draft."""
        return PanelRules.read(self.window.rules if self.window else self.meeting.panel.rules)

    @property
    def clock(self) -> PanelRules:
        """The rules of the panel today, by whose clock times are told."""
        return PanelRules.read(self.meeting.panel.rules)

    @property
    def is_open(self) -> bool:
        """Tell whether it is under way; its time may be over and the close still to come."""
        return self.meeting.state == MeetingState.OPEN

    @property
    def takes_answers(self) -> bool:
        return self.is_open and self.window is not None and self.now < self.window.closes_at

    def is_discussing(self, question: Question) -> bool:
        """Tell whether a question still takes contributions and no answers."""
        if not (self.takes_answers and question.is_discussed and self.window and self.window.answers_from):
            return False
        return self.now < self.window.answers_from

    def may_be_answered(self, question: Question) -> bool:
        return self.takes_answers and not question.fate and not self.is_discussing(question)

    def why_not_answered(self, question: Question) -> str:
        """Return why a question takes no answer now, in a sentence; nothing where it does."""
        number, reference = question.item.number, self.meeting.reference
        if self.window is None:
            return f"{reference} is not open yet."
        if self.meeting.state == MeetingState.CANCELLED:
            return f"{reference} is cancelled. No answer is taken any more."
        if not self.takes_answers:
            return f"{reference} is closed. Answers were taken until {in_words(self._ended_at, self.clock)}."
        if question.fate:
            return f"Question {number} is no longer open: it goes to a meeting."
        if self.is_discussing(question) and self.window and self.window.answers_from:
            until = in_words(self.window.answers_from, self.clock)
            return f"Question {number} is discussed until {until}. Answers are taken from then on."
        return ""

    @property
    def _ended_at(self) -> datetime:
        assert self.window is not None  # noqa: S101 - asked by whoever knows it
        return min(self.window.ended_at or self.window.closes_at, self.window.closes_at)

    def entitled(self, voter: Voter) -> list[Entitled]:
        """Return who may answer for a place today."""
        return entitled_to(voter, self.memberships, self.rules)

    def places_of(self, question: Question) -> list[Place]:
        """Return each voter's place in a question: as it stands or, once it is closed, as it was reckoned."""
        if question.ballot:
            places = [self._place_then(question, written) for written in question.ballot]
        else:
            places = [self._place_now(question, voter) for voter in self.voters]
        standing_answers = [place.answer for place in places if place.answer]
        aside = {answer.person_id for answer in standing_answers if answer.interest}
        return [
            replace(place, stands_aside=place.answer is not None and place.answer.person_id in aside)
            for place in places
        ]

    def _place_now(self, question: Question, voter: Voter) -> Place:
        given = self.answers.get((question.pk, voter.pk), ())
        stands, held = standing(given), holder_of(voter, self.memberships)
        secret = is_secret(question)
        cannot = not any(each.may_read(confidential=secret) for each in self.entitled(voter))
        return Place(voter, held.person if held else None, stands, _others(given, stands), cannot_answer=cannot)

    def _place_then(self, question: Question, written: Mapping[str, Any]) -> Place:
        voter = next(voter for voter in self.voters if voter.pk == written["voter"])
        given = self.answers.get((question.pk, voter.pk), ())
        stood = next((answer for answer in given if answer.pk == written["answer"]), None)
        holder = self.people.get(written["holder"])
        return Place(voter, holder, stood, _others(given, stood), cannot_answer=written["cannot"])

    def ballot_of(self, question: Question) -> list[dict[str, object]]:
        """Return what is kept of the places of a question as it is closed."""
        return [
            {
                "voter": place.voter.pk,
                "holder": place.holder.pk if place.holder else None,
                "answer": place.answer.pk if place.answer else None,
                "cannot": place.cannot_answer,
            }
            for place in self.places_of(question)
        ]

    def reckoning_of(self, question: Question) -> Reckoning:
        return reckon([place.vote for place in self.places_of(question)], self.rules)

    @property
    def open_questions(self) -> list[Question]:
        """The questions of which nothing has become yet."""
        return [question for question in self.questions if not question.fate]

    @property
    def is_settled(self) -> bool:
        """Tell whether no answer that is awaited can change what comes of any question."""
        return all(self.reckoning_of(question).is_settled for question in self.open_questions)

    def awaited(self) -> dict[Person, int]:
        """Return who has still to answer, with of how many questions; nobody of whom no answer can come."""
        counted: dict[Person, int] = defaultdict(int)
        for question in self.open_questions:
            if not self.may_be_answered(question):
                continue
            for place in self.places_of(question):
                holder = place.holder
                if place.is_awaited and holder and self.may_read(question, place.voter, holder):
                    counted[holder] += 1
        return dict(counted)

    def may_read(self, question: Question, voter: Voter, person: Person) -> bool:
        """Tell whether somebody who may answer for a place may read a question."""
        entitled = next((each for each in self.entitled(voter) if each.person == person), None)
        return entitled is not None and entitled.may_read(confidential=is_secret(question))

    def own_places(self, person: int | None) -> list[tuple[Voter, Entitled]]:
        """Return the places that somebody may answer for, their own first."""
        found = [
            (voter, entitled)
            for voter in self.voters
            for entitled in self.entitled(voter)
            if entitled.person.pk == person
        ]
        return sorted(found, key=lambda pair: pair[1].alternate_for is not None)

    def holders(self) -> Iterator[Person]:
        """Yield whoever holds a place today, each once."""
        yield from {held.person: None for voter in self.voters if (held := holder_of(voter, self.memberships))}


def is_secret(question: Question) -> bool:
    return question.item.sensitivity != Sensitivity.PUBLIC


def _others(given: Sequence[Answer], stands: Answer | None) -> tuple[Answer, ...]:
    return tuple(answer for answer in reversed(in_order(given)) if answer is not stands)


def board_of(meeting: Meeting) -> Board:
    """Return all of a decision as it stands; of a draft with those who would vote if it were opened now."""
    questions = list(_questions(meeting))
    window = Window.objects.filter(meeting=meeting).first()
    memberships = memberships_at(meeting)
    voters = list(Voter.objects.filter(meeting=meeting).select_related("person", "seat")) if window else []
    if window is None:
        voters = voters_to_be(meeting, seats_at(meeting), memberships)
    answers: dict[tuple[int, int], list[Answer]] = defaultdict(list)
    for answer in _answers(meeting) if window else ():
        answers[answer.question_id, answer.voter_id].append(answer)
    contributions: dict[int, list[Contribution]] = defaultdict(list)
    written = Contribution.objects.filter(question__item__meeting=meeting)
    for row in written.select_related("person", "entered_by").order_by("at", "pk") if window else ():
        contributions[row.question_id].append(row)
    named = {written["holder"] for question in questions for written in question.ballot} - {None}
    people = Person.objects.in_bulk(named) if named else {}
    reminders = VoterReminder.objects.filter(window=window).values_list("person", "last_at") if window else ()
    reminded = dict(reminders)
    return Board(
        meeting, window, questions, voters, memberships, answers, contributions, people, reminded, timezone.now()
    )


def _questions(meeting: Meeting) -> Iterator[Question]:
    rows = Question.objects.filter(item__meeting=meeting, item__binned_at=None)
    related = ("item__meeting__panel", "item__presented_by", "approves__panel", "moved_to__meeting__panel")
    yield from rows.select_related(*related).order_by("item__number")


def _answers(meeting: Meeting) -> Iterator[Answer]:
    rows = Answer.objects.filter(question__item__meeting=meeting)
    yield from rows.select_related("person__account", "alternate_for", "entered_by").order_by("at", "pk")


def counted_questions(number: int) -> str:
    """Return how many questions, in words: "one question", "three questions"."""
    return english.spelt_count(number, "question")
