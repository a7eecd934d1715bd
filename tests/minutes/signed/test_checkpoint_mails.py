"""What leaves the house by night, and whom a faulty check is told."""

import pytest
from django.core import mail

from core.audit.checkpoints import checkpoints_file, checkpoints_in, kept_checkpoints
from core.audit.checks import TrailCheck, ask_for_check
from core.audit.found_rows import attest_found_rows
from meetings.models import Membership
from minutes.models import IssuedFile, Minutes
from minutes.signed import issue
from minutes.signed.checkpoint_mails import give_away_head_and_check
from tests.conftest import Cast


@pytest.fixture
def named(cast: Cast) -> Cast:
    attest_found_rows(by=cast.operator)
    cast.panel.rules = {"checkpoint_readers": ["auditor@example.org", "archive@example.org"]}
    cast.panel.save()
    return cast


def test_once_a_day_the_head_is_signed_and_mailed_and_everything_is_checked(
    named: Cast, django_capture_on_commit_callbacks: object
) -> None:
    mail.outbox.clear()
    checkpoints_file().unlink(missing_ok=True)

    assert [give_away_head_and_check() for _ in range(2)] == [True, False]

    check = TrailCheck.objects.get()
    assert (check.by, check.fault_count) == (named.operator, 0)
    (kept,) = kept_checkpoints()
    assert [sent.to for sent in mail.outbox] == [["auditor@example.org"], ["archive@example.org"]]
    assert [checkpoints_in(sent.body) for sent in mail.outbox] == [[kept], [kept]]


def test_those_named_hear_of_minutes_that_were_issued_once(
    named: Cast, signed: Minutes, django_capture_on_commit_callbacks: object
) -> None:
    version = IssuedFile.objects.first().version
    version.minutes.meeting.panel.rules = named.panel.rules
    mail.outbox.clear()

    issue._give_away_head(version)

    assert [sent.to for sent in mail.outbox] == [["auditor@example.org"], ["archive@example.org"]]


def test_a_faulty_check_is_told_to_the_secretariat_whose_business_it_is(named: Cast) -> None:
    Membership.objects.filter(person__account=named.observer).update(role="chair")
    mail.outbox.clear()

    ask_for_check(by=named.secretary)

    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        (["secretary@example.org"], "Audit trail: something was changed")
    ]
    assert "found one thing not as written" in mail.outbox[0].body


def test_a_check_that_found_nothing_tells_nobody(named: Cast) -> None:
    mail.outbox.clear()

    ask_for_check(by=named.secretary)

    assert mail.outbox == []
