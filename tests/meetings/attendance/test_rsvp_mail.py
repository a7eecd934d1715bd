"""The links by which one answers from a mail: for whom and when they stand, and that none can be made up."""

from hashlib import sha256

import pytest
from django.core import signing
from django.urls import resolve

from core.accounts.models import User
from meetings.attendance.rsvp_mail import asking_mail, pass_for, read_pass
from meetings.models import Meeting, Person
from tests.conftest import Cast
from tests.meetings.attendance.coming import SITE, person_of


def test_a_pass_stands_for_meeting_person_and_address() -> None:
    account = User(email="Ada@example.org")
    token = pass_for(Meeting(pk=31), Person(pk=7, account=account))

    given = read_pass(token)

    assert given[:2] == (31, 7)
    assert [given.was_sent_to(User(email=to)) for to in ("ada@example.org", "ada@example.com", "")] == [
        True,
        False,
        False,
    ]
    assert sha256(b"ada@example.org").hexdigest()[:16] != given.address


@pytest.mark.parametrize(
    "token",
    [
        "",
        "31:7",
        signing.Signer(salt="another").sign_object([31, 7]),
        signing.Signer(salt="meetings.coming").sign("[31,7]"),
        signing.Signer(salt="meetings.coming").sign_object([31, 7]),
        signing.Signer(salt="meetings.coming").sign_object([31]),
        signing.Signer(salt="meetings.coming").sign_object(31),
    ],
)
def test_what_is_no_pass_of_ours_is_refused(token: str) -> None:
    with pytest.raises(ValueError, match="Not a link of ours"):
        read_pass(token)


@pytest.mark.parametrize("at", [0, -1])
def test_a_pass_with_another_sign_is_refused(at: int) -> None:
    token = pass_for(Meeting(pk=31), Person(pk=7))
    signs = list(token)
    signs[at] = "A" if signs[at] != "A" else "B"

    with pytest.raises(ValueError, match="Not a link of ours"):
        read_pass("".join(signs))


def test_the_mail_leads_to_the_readers_own_answer(cast: Cast, meeting: Meeting) -> None:
    member = person_of(cast.member)

    mail = asking_mail(meeting, member, SITE)

    address = f"/coming/{pass_for(meeting, member)}/"
    assert mail.to == "member@example.org"
    assert mail.body.count(SITE + address) == mail.body.count("/coming/") > 0
    assert resolve(address).url_name == "coming-by-mail"
