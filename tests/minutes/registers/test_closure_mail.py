"""A closure that is refused: its owner hears why, and of a confidential action only that there is something."""

from email.message import EmailMessage

import pytest

from actions.models import Action
from actions.services import close_action, propose_closure
from core.errors import WrongState
from minutes.models import Minutes
from minutes.registers.closure_mail import send_back
from tests.conftest import Cast
from tests.factories import uuid_of
from tests.minutes.workflow.signing import SITE
from tests.minutes.workflow.telling import send


def test_a_refused_closure_is_told_with_its_reason(cast: Cast, drafted: Minutes, mailbox: list[EmailMessage]) -> None:
    send(cast, drafted)
    mailbox.clear()
    owed, hidden = (Action.objects.get(pk=uuid_of(name)) for name in ("owed", "hidden"))
    for each in (owed, hidden):
        propose_closure(each, by=cast.member)
        send_back(each, "The quokka is missing.", site=SITE, by=cast.secretary)

    named, unnamed = mailbox
    assert (named["To"], named["Subject"]) == ("member@example.org", "GRID12/01: not closed, and open again")
    assert "Reason: The quokka is missing." in named.get_content()
    assert f"{SITE}/actions/{uuid_of('owed')}/answer/" in named.get_content()
    assert (unnamed["To"], unnamed["Subject"]) == (
        "member@example.org",
        "GRID12: an action of yours is open again",
    )
    for secret in ("quokka", "GRID12/03", uuid_of("hidden"), "whisper"):
        assert secret not in unnamed.get_content()
    close_action(owed, at=drafted.meeting, by=cast.secretary)
    with pytest.raises(WrongState):
        send_back(owed, "Late.", site=SITE, by=cast.secretary)
    assert len(mailbox) == 2
