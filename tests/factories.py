"""Makes panels, meetings and minutes for tests, through the services a person would use where that costs little."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid5

from django.db import transaction

from core.accounts.models import User
from core.audit.trail import record
from meetings.agenda.services.items import PlannedItem, add_items
from meetings.enums import MeetingState, Role
from meetings.models import AgendaItem, Meeting, Membership, OutcomeWord, Panel, Person
from minutes.drafting.save import save_item_text, start_minutes
from minutes.models import Minutes
from minutes.text import mark_statements

NAMESPACE = UUID("6b7f1c1e-0000-4000-8000-000000000000")
SEEDED_WORDS = frozenset({"AGREED", "APPROVED", "DEFERRED", "DISCUSSED", "NOTED"})


def seed_outcome_words() -> None:
    """The words a migration brings; a test with real transactions finds them flushed by the one before it."""
    OutcomeWord.objects.bulk_create([OutcomeWord(word=word) for word in SEEDED_WORDS], ignore_conflicts=True)


@transaction.atomic
def make_panel(code: str = "GRID", name: str = "Grid Code Panel") -> Panel:
    """Written as a row and its event: most tests call on two, and what a panel may be called is looked at elsewhere."""
    panel = Panel.objects.create(code=code, name=name)
    record("meetings.panel_created", panel, by=User.objects.operator(), code=code)
    return panel


class Joining(NamedTuple):
    """Somebody who joins a panel, and as what."""

    panel: Panel
    email: str
    role: Role
    is_cleared: bool = False


def make_members(*joining: Joining) -> list[User]:
    """Written as rows: half the tests call on six of these, and how one is appointed is looked at elsewhere."""
    users = [User(email=each.email, name=each.email.split("@")[0].title()) for each in joining]
    for user in users:
        user.set_unusable_password()
    User.objects.bulk_create(users)
    people = Person.objects.bulk_create([Person(name=user.name, account=user) for user in users])
    Membership.objects.bulk_create(
        Membership(panel=panel, person=person, role=role, is_cleared=is_cleared, starts_on=date(2020, 1, 1))
        for (panel, _, role, is_cleared), person in zip(joining, people, strict=True)
    )
    return users


def make_member(panel: Panel, email: str, role: Role, *, is_cleared: bool = False) -> User:
    return make_members(Joining(panel, email, role, is_cleared))[0]


@transaction.atomic
def make_meeting(panel: Panel, number: int = 12, titles: Sequence[str] = ("Welcome", "Budget")) -> Meeting:
    """As ``make_panel``; its items are added by the service."""
    by = User.objects.operator()
    meeting = Meeting.objects.create(panel=panel, number=number, held_on=date(2024, 5, 9), state=MeetingState.CLOSED)
    record("meetings.meeting_created", meeting, by=by, attests=[meeting], reference=meeting.reference)
    add_items(meeting, [PlannedItem(*numbered) for numbered in enumerate(titles, start=1)], by=by)
    return meeting


def make_minutes(panel: Panel, number: int = 12, titles: Sequence[str] = ("Welcome", "Budget")) -> Minutes:
    return start_minutes(make_meeting(panel, number, titles), by=User.objects.operator())


def item_of(minutes: Minutes, number: int | str) -> AgendaItem:
    return minutes.meeting.items.select_related("meeting__panel").get(number=number)


def write(minutes: Minutes, number: int | str, html: str, *, by: User | None = None) -> str:
    """Saves an item's text over whatever stands there, outcome words marked, and returns it as it is kept."""
    item = item_of(minutes, number)
    text = mark_statements(html, SEEDED_WORDS)
    return save_item_text(item, text, base_revision=item.text.revision, by=by or User.objects.operator()).html


def uuid_of(name: str) -> str:
    """The same uuid for the same name in every run."""
    return str(uuid5(NAMESPACE, name))


def paragraph(name: str, text: str, *, secret: bool = False) -> str:
    mark = ' data-sensitivity="confidential"' if secret else ""
    return f'<p data-block="{uuid_of(name)}"{mark}>{text}</p>'


def action(name: str, text: str, *, secret: bool = False) -> str:
    mark = ' data-sensitivity="confidential"' if secret else ""
    return f'<aside data-block="{uuid_of("block of " + name)}"{mark} data-action="{uuid_of(name)}">{text}</aside>'


def stated(name: str, outcome: str, text: str, *, secret: bool = False) -> str:
    """A paragraph that is one statement of the Panel; its decision has the uuid of the name."""
    span = f'<span data-decision="{uuid_of(name)}" data-outcome="{outcome}">The Panel {outcome} {text}.</span>'
    return paragraph(f"block of {name}", span, secret=secret)
