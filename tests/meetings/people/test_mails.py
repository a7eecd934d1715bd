"""An answer to a mail goes to those who keep the panel's minutes today and can sign in."""

from datetime import date

import pytest
from django.core import mail

from core.background.mail import Mail
from meetings.enums import Role
from meetings.models import Membership, Panel, Person
from meetings.people.mails import queue_account_mails, queue_panel_mails
from tests.conftest import Cast
from tests.factories import make_member

pytestmark = pytest.mark.django_db
MAIL = Mail("reader@example.org", "GRID12: agenda issued", "Dear Ada.\n")


def answered_by(panel: Panel) -> list[str]:
    queue_panel_mails(panel, [MAIL])
    return mail.outbox[-1].reply_to


def test_secretary_and_deputy_are_both_written_to(cast: Cast) -> None:
    make_member(cast.panel, "deputy@example.org", Role.DEPUTY_SECRETARY)

    assert answered_by(cast.panel) == ["secretary@example.org", "deputy@example.org"]


def test_whoever_has_left_or_cannot_sign_in_is_not_written_to(cast: Cast) -> None:
    left = make_member(cast.panel, "left@example.org", Role.SECRETARY)
    Membership.objects.filter(person__account=left).update(ends_on=date(2023, 12, 31))
    closed = make_member(cast.panel, "closed@example.org", Role.SECRETARY)
    closed.is_active = False
    closed.save()

    assert answered_by(cast.panel) == ["secretary@example.org"]


def test_without_a_secretariat_an_answer_goes_to_the_sender(cast: Cast) -> None:
    Membership.objects.filter(panel=cast.panel, role=Role.SECRETARY).delete()

    assert answered_by(cast.panel) == []


def test_about_an_account_the_secretariats_of_all_its_panels_are_written_to(cast: Cast) -> None:
    person = Person.objects.get(account=cast.member)
    elsewhere = Person.objects.get(account=cast.outsider).memberships.get().panel
    Membership.objects.create(panel=elsewhere, person=person, role=Role.MEMBER, starts_on=date(2999, 1, 1))

    queue_account_mails(person, [MAIL])

    assert mail.outbox[0].reply_to == ["secretary@example.org", "outsider@example.org"]
