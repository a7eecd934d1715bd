from django.test import Client

from meetings.models import Decision
from minutes.models import Minutes
from tests.factories import uuid_of, write
from tests.minutes.drafting.desk import PAGE, many


def test_a_card_asked_for_beside_the_text_answers_the_column_alone(minutes: Minutes, as_secretary: Client) -> None:
    write(minutes, 1, many(2))
    card = f"{PAGE}decisions/{uuid_of('d1')}"
    beside = {"X-Requested-With": "fetch"}

    form = as_secretary.get(card, headers=beside).content
    sent = {"carried_by": "majority", "dissent_names": "Mr Nunn; Ms Ode", "restates": uuid_of("d0")}
    column = as_secretary.post(card, sent, headers=beside).content

    row = Decision.objects.get(pk=uuid_of("d1"))
    assert b"<html" not in form + column
    assert b"Dissenting: Mr Nunn, Ms Ode" in column
    assert (row.dissent_count, str(row.restates_id)) == (2, uuid_of("d0"))


def test_a_card_says_what_is_wrong_and_keeps_nothing(minutes: Minutes, as_secretary: Client) -> None:
    write(minutes, 1, many(1))

    response = as_secretary.post(f"{PAGE}decisions/{uuid_of('d0')}", {"dissent_count": 2})

    assert response.status_code == 400
    assert b"Dissent is recorded where a decision was carried by a majority." in response.content
    assert Decision.objects.get().dissent_count is None
