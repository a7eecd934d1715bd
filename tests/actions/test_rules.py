from datetime import date, timedelta

import pytest
from django.utils import timezone

from actions.rules import Answering, answering, answering_on, owner_names
from meetings.enums import Role
from meetings.models import Membership, Organisation, Panel, Person, Seat
from meetings.people.services.mandates import give_mandate
from tests.conftest import Cast
from tests.meetings.panels.zones import AUCKLAND_AFTER_MIDNIGHT, FIRST_OF_DECEMBER, LAST_OF_NOVEMBER, at, in_zone

ANSWERS = Answering({1: frozenset({"SECAS", "Priya Nair", "Chair"})}, frozenset())


@pytest.mark.parametrize(
    ("owner", "owes"),
    [
        ("SECAS", True),
        ("the SECAS", True),
        ("secas", True),
        ("The Chair", True),
        ("SECAS and the DCC", True),
        ("the DCC, SECAS", True),
        ("DCC / Priya Nair", True),
        ("SECASX", False),
        ("Vice Chair", False),
        ("Chairman", False),
        ("Priya", False),
        ("", False),
    ],
)
def test_an_owner_is_a_whole_name_or_one_of_several(owner: str, owes: bool) -> None:
    assert ANSWERS.owes(owner, 1) is owes
    assert ANSWERS.owes(owner, 2) is False


def test_what_is_confidential_is_answered_only_by_who_may_read_it() -> None:
    assert ANSWERS.may_answer("SECAS", 1, "public")
    assert not ANSWERS.may_answer("SECAS", 1, "confidential")
    with pytest.raises(ValueError, match="unheard"):
        ANSWERS.may_answer("SECAS", 1, "unheard of")


def test_one_answers_for_oneself_by_mandate_seat_and_office(cast: Cast) -> None:
    seat = Seat.objects.create(panel=cast.panel, category="Large Suppliers", number=2)
    Membership.objects.filter(person__account=cast.member).update(seat=seat)
    give_mandate(cast.panel, cast.member.person, "Halden", starts_on=date(2020, 1, 1), by=cast.secretary)

    assert answering(cast.member).names == {cast.panel.pk: {"Member", "Halden", "Large Suppliers", "Large Suppliers 2"}}
    assert answering(cast.chair).names[cast.panel.pk] == {"Chair", "Grid Code Panel Chair"}


def test_an_organisation_is_answered_for_by_mandate_and_not_by_coming_from_it(cast: Cast) -> None:
    halden, today = Organisation.objects.create(name="Halden"), timezone.localdate()
    Person.objects.filter(account__in=[cast.member, cast.observer]).update(organisation=halden)
    day = timedelta(days=1)
    given = {"by": cast.secretary, "panel": cast.panel, "person": cast.member.person}

    give_mandate(organisation="Past", starts_on=today - 2 * day, ends_on=today - day, **given)
    give_mandate(organisation="To come", starts_on=today + day, **given)
    give_mandate(organisation="First day", starts_on=today, **given)
    give_mandate(organisation="Last day", starts_on=today - day, ends_on=today, **given)

    assert answering(cast.member).names[cast.panel.pk] == {"Member", "First day", "Last day"}
    assert answering_on(cast.panel.pk)[cast.member].names[cast.panel.pk] == {"Member", "First day", "Last day"}
    assert answering(cast.observer).names[cast.panel.pk] == {"Observer"}


def test_a_mandate_holds_on_the_panel_that_gave_it_and_as_long_as_one_belongs_to_it(cast: Cast) -> None:
    elsewhere = Panel.objects.get(code="OTHER")
    Membership.objects.create(
        panel=elsewhere, person=cast.member.person, role=Role.OBSERVER, starts_on=date(2020, 1, 1)
    )
    give_mandate(elsewhere, cast.member.person, "Halden", starts_on=date(2020, 1, 1), by=cast.outsider)

    both = answering(cast.member).names
    Membership.objects.filter(panel=elsewhere, person=cast.member.person).update(ends_on=date(2021, 1, 1))

    assert both == {cast.panel.pk: {"Member"}, elsewhere.pk: {"Member", "Halden"}}
    assert answering(cast.member).names == {cast.panel.pk: {"Member"}}


def test_owners_are_offered_from_people_seats_organisations_and_offices_of_this_panel_alone(cast: Cast) -> None:
    seat = Seat.objects.create(panel=cast.panel, category="Large Suppliers", number=2)
    Membership.objects.filter(person__account=cast.member).update(seat=seat)
    Person.objects.filter(account=cast.member).update(organisation=Organisation.objects.create(name="Halden"))
    Person.objects.filter(account=cast.observer).update(account=None)  # owes it all the same
    Membership.objects.filter(person__account=cast.cleared_observer).update(ends_on=date(2021, 1, 1))

    assert owner_names(cast.panel.pk) == [
        ("Chair", "person"),
        ("Halden", "organisation"),
        ("Large Suppliers", "seat"),
        ("Member", "person"),
        ("Observer", "person"),
        ("Secretary", "person"),
    ]


def test_initials_of_a_meeting_are_offered_with_whose_they_are(cast: Cast) -> None:
    offered = owner_names(cast.panel.pk, {"Ch": "Chair", "Member": "Somebody else"})

    assert ("Ch", "Chair") in offered
    assert ("Member", "person") in offered


def test_who_has_left_the_panel_answers_for_nobody_and_is_told_nothing(cast: Cast) -> None:
    Membership.objects.filter(person__account=cast.member).update(ends_on=date(2021, 1, 1))

    assert answering(cast.member) == Answering()
    assert cast.member not in answering_on(cast.panel.pk)


def test_whoever_cannot_sign_in_is_not_told(cast: Cast) -> None:
    cast.member.is_active = False
    cast.member.save()
    Membership.objects.create(
        panel=cast.panel, person=Person.objects.create(name="No Account"), role=Role.MEMBER, starts_on=date(2020, 1, 1)
    )

    assert set(answering_on(cast.panel.pk)) == {cast.secretary, cast.chair, cast.cleared_observer, cast.observer}


def test_a_mandate_begins_and_ends_by_the_clock_of_its_panel(cast: Cast) -> None:
    in_zone(cast.panel, "Pacific/Auckland")
    given = {"by": cast.secretary, "panel": cast.panel, "person": cast.member.person}
    give_mandate(organisation="Ended", starts_on=date(2026, 1, 1), ends_on=LAST_OF_NOVEMBER, **given)
    give_mandate(organisation="Begun", starts_on=FIRST_OF_DECEMBER, **given)

    with at(AUCKLAND_AFTER_MIDNIGHT):
        assert answering(cast.member).names[cast.panel.pk] == {"Member", "Begun"}
        assert [name.name for name in owner_names(cast.panel.pk) if name.kind == "organisation"] == ["Begun"]
