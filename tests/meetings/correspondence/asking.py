"""A panel with five seats, and questions put to those who hold them, for tests of decisions by correspondence."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from core.accounts.models import User
from core.audience import Sensitivity
from meetings.agenda.services.points import Details
from meetings.correspondence.board import Board, board_of
from meetings.correspondence.services.answering import Given, answer_question
from meetings.correspondence.services.closing import close_what_is_over
from meetings.correspondence.services.drafting import Asked, draft_decision, put_question
from meetings.correspondence.services.opening import open_decision
from meetings.correspondence.window import usual_close
from meetings.enums import Choice, Role
from meetings.models import Answer, Meeting, Membership, Panel, Question, Seat, Voter, Window
from meetings.panels.rules import PanelRules
from tests.conftest import Cast
from tests.factories import make_member

SITE = "http://testserver"
NAMES = ("Ada", "Ben", "Cleo", "Dan", "Eve")


@dataclass(frozen=True)
class House:
    """A cast whose chair and member have left: five others hold the seats, Dan and Eve as consumers."""

    cast: Cast
    accounts: dict[str, User]

    @property
    def panel(self) -> Panel:
        return Panel.objects.get(pk=self.cast.panel.pk)

    @property
    def secretary(self) -> User:
        return self.cast.secretary


def seat_five(cast: Cast) -> House:
    Membership.objects.filter(panel=cast.panel, role__in=(Role.CHAIR, Role.MEMBER)).delete()
    accounts = {}
    for place, name in enumerate(NAMES):
        category = "Suppliers" if place < 3 else "Consumers"
        seat = Seat.objects.create(panel=cast.panel, category=category, number=place + 1)
        account = make_member(cast.panel, f"{name.lower()}@example.org", Role.MEMBER, is_cleared=True)
        Membership.objects.filter(person__account=account).update(seat=seat)
        accounts[name] = account
    return House(cast, accounts)


def set_rules(panel: Panel, **rules: object) -> None:
    row = Panel.objects.get(pk=panel.pk)
    row.rules = row.rules | rules
    row.save()


def asked(title: str = "Budget", *, resolution: str = "That the budget be approved.", **more: object) -> Asked:
    return Asked(Details(title), resolution, **more)  # type: ignore[arg-type] # of Asked


def asked_in_secret(title: str = "The hidden price", **more: object) -> Asked:
    details = Details(
        title, sensitivity=Sensitivity.CONFIDENTIAL, sensitivity_reason="Prices", public_title="A contract"
    )
    return Asked(details, "That the hidden offer be taken.", **more)  # type: ignore[arg-type] # of Asked


def drafted(house: House, *questions: Asked) -> Meeting:
    first, *others = questions or (asked(),)
    meeting = draft_decision(house.panel, first, by=house.secretary)
    for each in others:
        put_question(meeting, each, by=house.secretary)
    return meeting


def opened(house: House, *questions: Asked, **more: datetime) -> Meeting:
    meeting = drafted(house, *questions)
    closes_at = usual_close(timezone.now(), PanelRules.read(house.panel.rules))
    open_decision(meeting, closes_at, site=SITE, by=house.secretary, **more)
    return Meeting.objects.select_related("panel").get(pk=meeting.pk)


def question_of(meeting: Meeting, number: int = 1) -> Question:
    return Question.objects.select_related("item__meeting__panel").get(item__meeting=meeting, item__number=number)


def voter_of(meeting: Meeting, name: str) -> Voter:
    return Voter.objects.get(meeting=meeting, person__name=name)


def answer(
    house: House, meeting: Meeting, name: str, choice: Choice = Choice.AGREE, *, number: int = 1, **said: str
) -> Answer:
    by = house.accounts[name]
    return answer_question(question_of(meeting, number), voter_of(meeting, name), Given(choice, **said), by=by)


def run_out(meeting: Meeting) -> Board:
    """Let the time of a decision be over, as if it had been opened long ago, and close it."""
    window = Window.objects.get(meeting=meeting)
    passed = window.closes_at - timezone.now() + timedelta(minutes=1)
    Window.objects.filter(pk=window.pk).update(opens_at=window.opens_at - passed, closes_at=window.closes_at - passed)
    close_what_is_over()
    return board_of(Meeting.objects.select_related("panel").get(pk=meeting.pk))
