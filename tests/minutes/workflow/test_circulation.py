from email.message import EmailMessage

import pytest
from django.core import mail

from actions.models import Action
from core.audit.trail import AuditEvent
from core.errors import Unacceptable
from meetings.access import access_of
from meetings.models import Person
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.workflow import verbs
from minutes.workflow.circulation import preview_of_circulation
from tests.conftest import Cast
from tests.factories import uuid_of
from tests.minutes.workflow.signing import SITE, bring_to
from tests.minutes.workflow.telling import circulate_to, subjects

S = MinutesState


def test_recipients_are_told_where_to_read_and_nothing_of_what(cast: Cast, complete: Minutes) -> None:
    Action.objects.update(owner="Clerk")
    bring_to(S.CHAIR_REVIEW, complete, cast)

    verbs.circulate(
        complete,
        recipients=Person.objects.filter(account__in=[cast.member, cast.observer]),
        site=SITE,
        by=cast.secretary,
    )

    assert sorted(each.to[0] for each in mail.outbox) == ["member@example.org", "observer@example.org"]
    for each in mail.outbox:
        assert each.subject == "GRID12: draft minutes circulated"
        assert f"{SITE}/minutes/GRID12/\n" in each.body
        assert "You owe" not in each.body
        assert "budget" not in each.body
        assert "price" not in each.body


def test_nobody_outside_the_panel_is_told(cast: Cast, complete: Minutes) -> None:
    bring_to(S.CHAIR_REVIEW, complete, cast)

    with pytest.raises(Unacceptable, match="Outsider cannot read"):
        verbs.circulate(complete, recipients=Person.objects.filter(account=cast.outsider), site=SITE, by=cast.secretary)

    assert Minutes.objects.get().state == S.CHAIR_REVIEW
    assert mail.outbox == []


def test_circulation_without_a_notice_tells_owners_in_the_mail_they_get_anyhow(
    cast: Cast, with_chair: Minutes, mailbox: list[EmailMessage]
) -> None:
    circulate_to(cast, with_chair, "member", "observer")

    assert subjects(mailbox) == [
        ("member@example.org", "GRID12: draft minutes circulated"),
        ("observer@example.org", "GRID12: draft minutes circulated"),
    ]
    texts = {each["To"]: each.get_content().replace("\r\n", "\n") for each in mailbox}
    member = texts["member@example.org"]
    assert f"Sign in to read them:\n{SITE}/minutes/GRID12/\n" in member
    assert "You owe 2 actions:\n\nGRID12/01, due 3 May 2024\nMember to write by 3 May 2024.\n" in member
    assert f"{SITE}/actions/{uuid_of('owed')}/answer/" in member
    assert "1 of them is not named in an email." in member
    assert "You owe" not in texts["observer@example.org"]  # not cleared for the one that is theirs
    for secret in ("whisper", "peek", "GRID12/03", "GRID12/04", uuid_of("hidden"), "Drafted words"):
        assert secret not in "".join(texts.values())


def test_an_owner_who_gets_no_copy_is_told_of_their_actions_all_the_same(
    cast: Cast, with_chair: Minutes, mailbox: list[EmailMessage]
) -> None:
    circulate_to(cast, with_chair, "chair")

    assert subjects(mailbox) == [
        ("chair@example.org", "GRID12: draft minutes circulated"),
        ("member@example.org", "GRID12: you owe 2 actions"),
    ]
    facts = AuditEvent.objects.get(verb="minutes.circulated").facts
    assert f'"owners":[{cast.member.pk}]' in facts


def test_the_preview_of_a_circulation_is_what_is_sent(
    cast: Cast, with_chair: Minutes, mailbox: list[EmailMessage]
) -> None:
    preview = preview_of_circulation(with_chair, access_of(cast.secretary), site=SITE)

    circulate_to(cast, with_chair, "chair", "cleared_observer", "member", "observer", "secretary")

    sent = {each["To"]: each.get_content().replace("\r\n", "\n").strip() for each in mailbox}
    assert [sent[each.to] for each in preview] == [each.body.strip() for each in preview]
    assert preview[-1].to == "member@example.org"
    assert len(preview) == 2


def test_a_preview_of_a_circulation_counts_what_is_confidential_only_for_the_cleared(
    cast: Cast, with_chair: Minutes
) -> None:
    cast.panel.memberships.filter(person__account=cast.secretary).update(is_cleared=False)

    preview = preview_of_circulation(with_chair, access_of(cast.secretary), site=SITE)

    assert "You owe 1 action:" in preview[-1].body
    assert "not named" not in preview[-1].body
