"""A mandate on the page of its person: given, ended, cancelled."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from meetings.models import Mandate, Person
from tests.pages import page_text

PEOPLE = "/panels/GRID/people/"


def test_a_mandate_is_given_shown_and_ended(secretary: Client, priya: Person) -> None:
    page = f"{PEOPLE}{priya.pk}/"
    today, day = timezone.localdate(), timedelta(days=1)
    assert 'value="SECAS"' in page_text(secretary.get(f"{page}mandates/give/"))

    for organisation, first in (("SECAS", today), ("DCC", today + day)):
        secretary.post(f"{page}mandates/give/", {"organisation": organisation, "starts_on": first.isoformat()})
    secas, dcc = Mandate.objects.order_by("starts_on")
    shown = page_text(secretary.get(page))
    secretary.post(f"{PEOPLE}mandates/{secas.pk}/end/", {"ends_on": today.isoformat()})
    secretary.post(f"{PEOPLE}mandates/{dcc.pk}/cancel/")

    assert "given by Secretary on" in shown
    assert (f"mandates/{secas.pk}/end/" in shown, f"mandates/{dcc.pk}/cancel/" in shown) == (True, True)
    assert list(Mandate.objects.values_list("organisation__name", "ends_on")) == [("SECAS", today)]


def test_one_that_was_carried_over_says_so(secretary: Client, priya: Person) -> None:
    Mandate.objects.create(
        panel=priya.memberships.get().panel,
        person=priya,
        organisation=priya.organisation,
        starts_on=timezone.localdate(),
        given_at=timezone.now(),
    )

    assert "from the organisation they came from" in page_text(secretary.get(f"{PEOPLE}{priya.pk}/"))
