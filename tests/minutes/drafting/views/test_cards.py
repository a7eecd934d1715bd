from django.test import Client

from meetings.enums import Role
from meetings.models import Decision
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import make_member, stated, uuid_of, write
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


def test_an_earlier_statement_is_offered_to_who_may_read_it(cast: Cast, minutes: Minutes, client: Client) -> None:
    write(minutes, 1, stated("open", "AGREED", "the budget") + stated("again", "NOTED", "the budget"))
    write(minutes, 2, stated("secret", "AGREED", "the quokka", secret=True))
    card = f"{PAGE}decisions/{uuid_of('again')}"
    uncleared = make_member(cast.panel, "uncleared@example.org", Role.SECRETARY)

    client.force_login(cast.secretary)
    to_the_cleared = client.get(card).content.decode()
    client.post(card, {"restates": uuid_of("secret")})
    client.force_login(uncleared)
    shown = client.get(card).content.decode()
    client.post(card, {})
    kept = Decision.objects.get(pk=uuid_of("again")).restates_id
    client.post(card, {"restates": uuid_of("open")})
    chosen = Decision.objects.get(pk=uuid_of("again")).restates_id
    client.post(card, {"restates": uuid_of("secret")})

    assert ("quokka" in to_the_cleared, "quokka" in shown, uuid_of("open") in shown) == (True, False, True)
    assert (str(kept), str(chosen)) == (uuid_of("secret"), uuid_of("open"))
    assert Decision.objects.get(pk=uuid_of("again")).restates_id is None
