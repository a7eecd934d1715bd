"""Pages on which a term is changed or renewed."""

from datetime import date

import pytest
from django.test import Client

from meetings.enums import Role
from meetings.people.services.memberships import appoint_member
from meetings.people.services.people import add_person
from meetings.people.services.seats import add_seats
from tests.conftest import Cast
from tests.meetings.people.pages import PAGE, START, shown, sit


@pytest.mark.parametrize(
    ("verb", "sent", "sentence"),
    [
        ("change", {"starts_on": "2024-02-01", "ends_on": "2024-01-31"}, "A membership cannot end before it starts."),
        ("change", {"ends_on": "2024-01-31"}, "Give the first day."),
        ("change", {"starts_on": "soon"}, "This is not a date."),
    ],
)
def test_what_cannot_be_taken_is_said_at_the_form_and_keeps_what_was_typed(
    cast: Cast, secretary: Client, verb: str, sent: dict[str, str], sentence: str
) -> None:
    membership = cast.member.person.memberships.get()

    response = secretary.post(f"{PAGE}terms/{membership.pk}/{verb}/", sent)

    assert (response.status_code, sentence in shown(response)) == (400, True)
    assert all(f'value="{value}"' in shown(response) for value in sent.values())


@pytest.mark.parametrize(
    ("verb", "sent", "field", "sentence"),
    [
        ("change", {"starts_on": "0026-12-01"}, "starts_on", "Tuesday 1 December 0026 is far off. Is the year right?"),
        ("change", {"starts_on": "2024-01-01", "ends_on": "9999-12-31"}, "ends_on", "Friday 31 December 9999 is far"),
        ("renew", {"ends_on": "2202-01-01"}, "ends_on", "Friday 1 January 2202 is far off. Is the year right?"),
    ],
)
def test_a_year_that_is_far_off_is_said_at_its_day(
    cast: Cast, secretary: Client, verb: str, sent: dict[str, str], field: str, sentence: str
) -> None:
    (seat,) = add_seats(cast.panel, "Gas", 1, by=cast.secretary)
    ada = sit(cast, seat, "Ada Quill", ends_on=date(2028, 3, 31))

    refused = secretary.post(f"{PAGE}terms/{ada.pk}/{verb}/", sent)

    errors = refused.context["form"].errors
    assert (refused.status_code, list(errors)) == (400, [field])
    assert sentence in errors[field][0]


@pytest.mark.parametrize("first_day", ["2026-04-01", "2019-01-01", "2024-06-01"])
def test_a_term_that_is_not_changed_is_shown_as_it_is(cast: Cast, secretary: Client, first_day: str) -> None:
    (seat,) = add_seats(cast.panel, "Gas", 1, by=cast.secretary)
    sit(cast, seat, "Bo Reed", starts_on=date(2019, 1, 1), ends_on=date(2023, 12, 31))
    ann = sit(cast, seat, "Ann O'Neil", ends_on=date(2028, 3, 31))
    leon = add_person("Leon Baptiste", by=cast.secretary)
    appoint_member(cast.panel, leon, Role.ALTERNATE, stands_in_for=ann, starts_on=START, by=cast.secretary)

    refused = secretary.post(f"{PAGE}terms/{ann.pk}/change/", {"starts_on": first_day, "ends_on": "2026-03-01"})

    assert refused.status_code == 400
    assert "Ann O&#x27;Neil, Gas 1: 1 January 2024 to 31 March 2028. To end it" in shown(refused)


def test_the_last_secretary_reads_why_their_term_is_not_ended(cast: Cast, secretary: Client) -> None:
    own = cast.secretary.person.memberships.get()

    response = secretary.post(f"{PAGE}terms/{own.pk}/change/", {"starts_on": "2020-01-01", "ends_on": "2024-01-31"})

    assert "nobody but Secretary could keep the minutes of Grid Code Panel" in shown(response)
