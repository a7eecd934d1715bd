from datetime import date, timedelta

from django.utils import timezone

from meetings.models import Mandate, Membership, Organisation
from tests.conftest import Cast

DAY = timedelta(days=1)


def test_a_mandate_holds_on_its_first_and_last_day(cast: Cast) -> None:
    halden, first, last = Organisation.objects.create(name="Halden"), date(2024, 1, 1), date(2024, 1, 31)
    Mandate.objects.create(
        panel=cast.panel,
        person=cast.member.person,
        organisation=halden,
        starts_on=first,
        ends_on=last,
        given_at=timezone.now(),
    )

    days = [first - DAY, first, last, last + DAY]

    assert [Mandate.objects.on(day).count() for day in days] == [0, 1, 1, 0]


def test_a_membership_comes_as_often_as_its_person_acts_for_somebody(cast: Cast) -> None:
    for name in ("Halden", "Quill"):
        Mandate.objects.create(
            panel=cast.panel,
            person=cast.member.person,
            organisation=Organisation.objects.create(name=name),
            starts_on=date(2024, 1, 1),
            given_at=timezone.now(),
        )
    held = Membership.objects.filter(person__account__in=[cast.member, cast.observer]).with_mandates()

    assert sorted(str(row.acts_for) for row in held) == ["Halden", "None", "Quill"]
