"""Puts a decision by correspondence to the panel: open, answered by some, by mail for others, and still awaited."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils import timezone

from core.accounts.models import User
from core.audience import Sensitivity
from meetings.agenda.services.points import Details
from meetings.correspondence.services.answering import Evidence, Given, answer_question, enter_answer
from meetings.correspondence.services.drafting import Asked, draft_decision, put_question
from meetings.correspondence.services.opening import open_decision
from meetings.correspondence.window import usual_close
from meetings.enums import Choice, Way
from meetings.models import Meeting, Panel, Question, Voter
from meetings.panels.rules import PanelRules
from meetings.papers.services.papers import Received, add_paper

from . import people
from .panel import Cast
from .papers import paper_as_pdf

SCHEDULE = Asked(
    Details("Temporary maintenance schedule: three more months"),
    "That the temporary schedule for planned maintenance be kept for three more months, provided that notice is given "
    "ten working days ahead and no window is longer than six hours.",
    "The panel had too little evidence to decide, and asked for the views of users first. Eleven have replied; one is "
    "against. Should the schedule stand for three more months?",
)
REVIEWER = Asked(
    Details(
        "Fee of the independent reviewer",
        sensitivity=Sensitivity.CONFIDENTIAL,
        sensitivity_reason="Price of one bidder",
        public_title="Appointment of a reviewer",
    ),
    "That the offer of the second bidder be taken at the price in its letter.",
)
REPLIES = "Replies of users on the maintenance schedule"


class GivenAnswer(NamedTuple):
    """The answer of somebody to the first question; ``way`` is how it came, where the secretary entered it."""

    name: str
    choice: Choice
    note: str = ""
    interest: str = ""
    way: Way | None = None


ANSWERS = [
    GivenAnswer("Ruth Calloway", Choice.AGREE),
    GivenAnswer("Sunita Rao", Choice.AGREE, "With ten working days’ notice, as the replies ask.", way=Way.EMAIL),
    GivenAnswer("Joel Whitcombe", Choice.DISAGREE, "Sunday evening falls together with our billing.", way=Way.EMAIL),
    GivenAnswer("Hugh Mallory", Choice.MEETING, "The one reply against deserves a hearing.", way=Way.TELEPHONE),
    GivenAnswer("Eilidh Sinclair", Choice.AGREE, way=Way.EMAIL),
    GivenAnswer("Naomi Feld", Choice.ABSTAIN, interest="Works for the company that asks for it"),
    GivenAnswer("Martin Osei", Choice.AGREE, way=Way.TELEPHONE),
]
CHANGED = GivenAnswer("Ruth Calloway", Choice.AGREE, "I had asked for shorter windows; six hours will do.")


def decide_by_correspondence(panel: Panel, cast: Cast, accounts: Mapping[str, User], *, site: str) -> Meeting:
    """Open two questions, and answer the first of them as far as it has been by now."""
    secretary = accounts[people.SECRETARY]
    meeting = draft_decision(panel, SCHEDULE, by=secretary)
    put_question(meeting, REVIEWER, by=secretary)
    first = Question.objects.select_related("item__meeting__panel").get(item__meeting=meeting, item__number=1)
    file = Received("replies.pdf", paper_as_pdf(REPLIES, "replies"))
    add_paper(first.item, REPLIES, file=file, by=secretary)
    open_decision(meeting, usual_close(timezone.now(), PanelRules.read(panel.rules)), site=site, by=secretary)
    for given in (*ANSWERS, CHANGED):
        _answer(first, given, cast, accounts, site=site)
    return meeting


def _answer(question: Question, said: GivenAnswer, cast: Cast, accounts: Mapping[str, User], *, site: str) -> None:
    person = cast[said.name]
    voter = Voter.objects.get(meeting=question.item.meeting, person=person)
    given = Given(said.choice, said.note, said.interest)
    if said.way is None:
        answer_question(question, voter, given, by=accounts[said.name])
        return
    how = "wrote" if said.way is Way.EMAIL else "said"
    told = Evidence(said.way, f"{said.name} {how}: {said.choice.label.lower()}. {said.note}".strip())
    enter_answer(question, voter, person, given, told, site=site, by=accounts[people.SECRETARY])
