"""A whole panel at once, as a template or a file plans it."""

from django.db import transaction

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check
from meetings.models import Letterhead, OutcomeWord, Panel, Person, Seat, StandingItem
from meetings.panels.seat_details import details_of
from meetings.panels.services import appoint_first_secretary, create_panel
from meetings.setup.plan import PanelPlan, PlannedSeats, StandingPoint


@transaction.atomic
def set_up_panel(plan: PanelPlan, *, secretary: Person, by: User) -> Panel:
    """Create a panel with its rules, seats, outcome words and standing items, and the secretary who goes on from there.

    The secretary's organisation, where they have one, is its address until the letterhead says otherwise. Raises
    NotAllowed for anybody but an administrator, Unacceptable for a code that is taken or is none, and for no name.
    """
    panel = create_panel(plan.code, name=plan.name, by=by)
    panel.rules = plan.rules.written()
    panel.save(update_fields=["rules"])
    seats, words = _seats(panel, plan.seats), _outcome_words(panel, plan.outcome_words)
    for row in (*seats, *words, *_standing_items(panel, plan.standing_items)):
        check(row)
        row.save()
    if secretary.organisation:
        Letterhead.objects.create(panel=panel, address_line=secretary.organisation.name)
    appoint_first_secretary(panel, secretary, starts_on=panel.today, by=by)
    names = sorted(plan.outcome_words)
    record("meetings.panel_set_up", panel, by=by, seats=plan.seat_count, words=names, rules=sorted(panel.rules))
    return panel


def _seats(panel: Panel, planned: tuple[PlannedSeats, ...]) -> list[Seat]:
    """Return the seats; two entries of one category are numbered on."""
    last_numbers: dict[str, int] = {}
    seats = []
    for entry in planned:
        first = last_numbers.get(entry.category, 0) + 1
        last_numbers[entry.category] = first + entry.count - 1
        seats += [
            Seat(panel=panel, category=entry.category, number=number, **details_of(entry))
            for number in range(first, first + entry.count)
        ]
    return seats


def _outcome_words(panel: Panel, words: tuple[str, ...]) -> list[OutcomeWord]:
    """Return the panel's own words; those that come with SmartGov are there already."""
    everybodys = set(OutcomeWord.objects.filter(panel=None, word__in=words).values_list("word", flat=True))
    return [OutcomeWord(panel=panel, word=word) for word in words if word not in everybodys]


def _standing_items(panel: Panel, points: tuple[StandingPoint, ...]) -> list[StandingItem]:
    return [
        StandingItem(
            panel=panel,
            position=position,
            title=point.title,
            purpose=point.purpose,
            minutes_allotted=point.minutes,
            comes_last=point.comes_last,
        )
        for position, point in enumerate(points, start=1)
    ]


@transaction.atomic
def person_of(account: User, *, by: User) -> Person:
    """Return the person behind an account; an account without one gets one."""
    person, is_new = Person.objects.get_or_create(account=account, defaults={"name": str(account)})
    if is_new:
        record("meetings.person_added", person, by=by, attests=[person])
    return person
