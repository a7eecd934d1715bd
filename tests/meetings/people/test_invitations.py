"""Invitations to many: one mail each, to those alone who have not signed in yet."""

from django.core import mail
from django.utils import timezone

from core.accounts.models import User
from meetings.models import Person
from meetings.people.invitations import send_invitations
from tests.conftest import Cast

SITE = "https://minutes.example.org"


def test_who_waits_for_an_invitation_gets_one(cast: Cast) -> None:
    User.objects.filter(pk=cast.chair.pk).update(last_login=timezone.now())
    User.objects.filter(pk=cast.observer.pk).update(is_active=False)
    nobody = User.objects.create_user("nobody@example.org")
    asked = [cast.member, cast.chair, cast.observer, nobody]

    send_invitations.call([account.pk for account in asked], SITE)

    assert not Person.objects.filter(account=nobody).exists()
    (message,) = mail.outbox
    assert message.to == [cast.member.email]
    assert f"{SITE}/account/password/reset/" in message.body
    assert message.reply_to == [cast.secretary.email]
