"""The links by which one answers from a mail: for whom and when they stand, and that none can be made up."""

import pytest
from django.core import signing
from django.urls import resolve

from meetings.attendance.rsvp_mail import asking_mail, pass_for, who_and_when
from meetings.models import Meeting, Person
from tests.conftest import Cast
from tests.meetings.attendance.coming import SITE, person_of


def test_a_pass_stands_for_meeting_and_person() -> None:
    assert who_and_when(pass_for(Meeting(pk=31), Person(pk=7))) == (31, 7)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "31:7",
        signing.Signer(salt="another").sign_object([31, 7]),
        signing.Signer(salt="meetings.coming").sign("[31,7]"),
        signing.Signer(salt="meetings.coming").sign_object([31]),
        signing.Signer(salt="meetings.coming").sign_object(31),
    ],
)
def test_what_is_no_pass_of_ours_is_refused(token: str) -> None:
    with pytest.raises(ValueError, match="Not a link of ours"):
        who_and_when(token)


@pytest.mark.parametrize("at", [0, -1])
def test_a_pass_with_another_sign_is_refused(at: int) -> None:
    token = pass_for(Meeting(pk=31), Person(pk=7))
    signs = list(token)
    signs[at] = "A" if signs[at] != "A" else "B"

    with pytest.raises(ValueError, match="Not a link of ours"):
        who_and_when("".join(signs))


def test_the_mail_leads_to_the_readers_own_answer(cast: Cast, meeting: Meeting) -> None:
    member = person_of(cast.member)

    mail = asking_mail(meeting, member, SITE)

    address = f"/coming/{pass_for(meeting, member)}/"
    assert mail.to == "member@example.org"
    assert mail.body.count(SITE + address) == mail.body.count("/coming/") > 0
    assert resolve(address).url_name == "coming-by-mail"
