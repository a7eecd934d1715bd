"""Nobody can extend their own rights: what a secretary cannot give themselves, another gives, or else the chair."""

from collections.abc import Callable
from datetime import date

import pytest

from core.accounts.models import User
from core.audit.trail import AuditEvent
from core.errors import NotAllowed
from meetings.enums import Role
from meetings.models import Membership, Person
from meetings.people.services.memberships import (
    appoint_member,
    appoint_somebody_new,
    change_term,
    renew_term,
    set_clearance,
)
from tests.conftest import Cast
from tests.factories import make_member
from tests.meetings.people.services.members import membership_of, person

START, LATER = date(2020, 1, 1), date(2031, 12, 31)


def uncleared_secretary(cast: Cast) -> User:
    return make_member(cast.panel, "ula@example.org", Role.SECRETARY)


def alone(cast: Cast, *, is_cleared: bool = False) -> Membership:
    """The secretary's membership: nobody else keeps the minutes, and its term has a last day."""
    held = Membership.objects.filter(person__account=cast.secretary)
    held.update(is_cleared=is_cleared, ends_on=date(2030, 12, 31))
    return held.get()


def ways_to_widen(membership: Membership, by: User) -> dict[str, Callable[[], object]]:
    panel, person = membership.panel, membership.person
    return {
        "clearance": lambda: set_clearance(membership, is_cleared=True, by=by),
        "longer term": lambda: change_term(membership, starts_on=START, ends_on=LATER, by=by),
        "earlier first day": lambda: change_term(
            membership, starts_on=date(2019, 1, 1), ends_on=date(2021, 1, 1), by=by
        ),
        "next term": lambda: renew_term(membership, ends_on=None, by=by),
        "the chair": lambda: appoint_member(panel, person, Role.MEMBER, starts_on=START, by=by),
    }


@pytest.mark.parametrize("way", ["clearance", "longer term", "earlier first day", "next term", "the chair"])
def test_a_secretary_widens_nothing_of_their_own(cast: Cast, way: str) -> None:
    own = alone(cast)
    before = AuditEvent.objects.count()

    with pytest.raises(NotAllowed, match=r"^Nobody can extend their own rights. Ask Chair or an administrator"):
        ways_to_widen(own, cast.secretary)[way]()

    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("way", ["clearance", "longer term", "next term", "the chair"])
@pytest.mark.parametrize("who", ["chair", "administrator"])
def test_the_chair_or_an_administrator_gives_it_to_the_only_secretary(cast: Cast, way: str, who: str) -> None:
    own = alone(cast)
    User.objects.filter(pk=cast.outsider.pk).update(is_superuser=who == "administrator")
    by = User.objects.get(pk=cast.outsider.pk) if who == "administrator" else cast.chair

    ways_to_widen(own, by)[way]()

    assert AuditEvent.objects.latest("seq").actor == by


@pytest.mark.parametrize("who", ["chair", "administrator"])
def test_where_another_secretary_can_give_it_nobody_else_does(cast: Cast, who: str) -> None:
    make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY, is_cleared=True)
    own = alone(cast)
    User.objects.filter(pk=cast.outsider.pk).update(is_superuser=who == "administrator")
    by = User.objects.get(pk=cast.outsider.pk) if who == "administrator" else cast.chair

    with pytest.raises(NotAllowed, match=r"The secretariat of the Grid Code Panel gives this\. Ask Deputy\."):
        set_clearance(own, is_cleared=True, by=by)


def test_a_chair_gives_themselves_nothing(cast: Cast) -> None:
    own = membership_of(cast, "chair")
    Membership.objects.filter(person__account=cast.secretary).update(ends_on=date(2021, 1, 1))
    Membership.objects.filter(pk=own.pk).update(is_cleared=False)

    with pytest.raises(NotAllowed, match=r"Ask an administrator of this installation\."):
        set_clearance(own, is_cleared=True, by=cast.chair)


@pytest.mark.parametrize("who", ["member", "observer", "outsider"])
def test_nobody_else_gives_anything(cast: Cast, who: str) -> None:
    own = alone(cast)

    with pytest.raises(NotAllowed, match="Only the secretariat of Grid Code Panel"):
        set_clearance(own, is_cleared=True, by=getattr(cast, who))


def test_whoever_is_not_cleared_gives_no_clearance(cast: Cast) -> None:
    ula, observer = uncleared_secretary(cast), membership_of(cast, "observer")
    given = {"starts_on": START, "is_cleared": True, "by": ula}

    for way in (
        lambda: set_clearance(observer, is_cleared=True, by=ula),
        lambda: appoint_member(cast.panel, person("Ada Quill"), Role.OBSERVER, **given),
        lambda: appoint_somebody_new(cast.panel, "Another Ula", Role.MEMBER, **given),
        lambda: set_clearance(Membership.objects.get(person__account=ula), is_cleared=True, by=ula),
    ):
        with pytest.raises(NotAllowed, match=r"Ask Secretary\.$"):
            way()

    assert not Person.objects.filter(name="Another Ula").exists()
    appoint_member(cast.panel, person("Bo Reed"), Role.OBSERVER, starts_on=START, by=ula)
    set_clearance(membership_of(cast, "member"), is_cleared=False, by=ula)
    assert not membership_of(cast, "member").is_cleared


def test_one_gives_up_what_one_has(cast: Cast) -> None:
    make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY)
    own = alone(cast, is_cleared=True)

    set_clearance(own, is_cleared=False, by=cast.secretary)
    change_term(own, starts_on=START, ends_on=date(2029, 12, 31), by=cast.secretary)

    own.refresh_from_db()
    assert (own.is_cleared, own.ends_on) == (False, date(2029, 12, 31))
