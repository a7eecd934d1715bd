"""Tokens planted in what is confidential of an agenda, and looked for wherever it goes; the cleared find each."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from django.test import Client

from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import AuditEvent
from meetings.agenda.services.bin import bin_item
from meetings.agenda.services.issue import issue_agenda
from meetings.agenda.services.planned import NewItem, plan_items, withdraw_planned_item
from meetings.agenda.services.points import Details
from meetings.agenda.services.proposals import propose_item
from meetings.agenda.services.standing_items import add_standing_item
from meetings.models import ItemProposal, Meeting, Membership
from tests.conftest import Cast
from tests.meetings.agenda.planning import SITE, item_at, make_secret, plan_meeting
from tests.minutes.rendering.pdf_reader import bookmarks_of, raw_bytes_of, text_of

TOKENS = {
    "title": "quokkatitle",
    "reason": "quokkareason",
    "presenter": "quokkapresenter",
    "why it was withdrawn": "quokkawithdrawn",
}
BUILDING = TOKENS | {
    "proposal": "quokkaproposed",
    "why it is proposed": "quokkawhy",
    "standing item": "quokkastanding",
    "item in the bin": "quokkabinned",
}
PUBLIC_WORD = "wombat"


def secret(title: str) -> Details:
    return Details(
        title,
        presenter=TOKENS["presenter"],
        minutes_allotted=15,
        sensitivity=Sensitivity.CONFIDENTIAL,
        sensitivity_reason=TOKENS["reason"],
        public_title=f"A {PUBLIC_WORD}",
    )


@pytest.fixture
def planted(cast: Cast, mailbox: list[EmailMessage]) -> Meeting:
    meeting = plan_meeting(cast.panel, 12, (f"Welcome, {PUBLIC_WORD}",))
    by = cast.secretary
    items = [secret(TOKENS["title"]), secret("Taken off"), secret(BUILDING["item in the bin"])]
    plan_items(meeting, [NewItem(details) for details in items], by=by)
    withdraw_planned_item(item_at(meeting, 3), TOKENS["why it was withdrawn"], by=by)
    bin_item(item_at(meeting, 4), by=by)
    add_standing_item(cast.panel, secret(BUILDING["standing item"]), by=by)
    propose_item(meeting, BUILDING["proposal"], why=BUILDING["why it is proposed"], site=SITE, by=cast.member)
    return meeting


def found_in(text: str) -> set[str]:
    return {name for name, token in BUILDING.items() if token in text}


def everything_for(client: Client, account: User, folder: Path) -> str:
    """The page and the paper of the agenda, and the pages of the panel and the meeting beside it."""
    client.force_login(account)
    agenda = "/meetings/GRID12/agenda/"
    places = [agenda, f"{agenda}issue/", "/panels/GRID/", "/meetings/GRID12/", "/panels/GRID/standing-items/"]
    pages = [client.get(place) for place in places]
    texts = [str(page.headers) + page.content.decode() for page in pages]
    return "\n".join([*texts, whole_paper(client, folder)])


def whole_paper(client: Client, folder: Path) -> str:
    """What the PDF shows and what else is in its bytes; nothing for whom there is none."""
    response = client.get("/meetings/GRID12/agenda.pdf")
    if response.status_code != 200:
        return ""
    paper = folder / "agenda.pdf"
    paper.write_bytes(response.getvalue())
    return "\n".join([text_of(paper), *bookmarks_of(paper), raw_bytes_of(paper).decode("latin-1")])


@pytest.mark.parametrize("is_issued", [False, True])
@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("observer", (set(), set())),
        ("cleared_observer", (set(), set(TOKENS))),
        ("chair", (set(TOKENS), set(TOKENS))),
        ("secretary", (set(BUILDING), set(BUILDING))),
    ],
)
def test_each_reader_finds_what_they_are_cleared_for_and_nothing_else(
    cast: Cast,
    planted: Meeting,
    client: Client,
    tmp_path: Path,
    role: str,
    reads: tuple[set[str], set[str]],
    is_issued: bool,
) -> None:
    if is_issued:
        issue_agenda(planted, site=SITE, by=cast.secretary)

    got = everything_for(client, getattr(cast, role), tmp_path)

    assert found_in(got) == reads[is_issued]
    assert (PUBLIC_WORD in got) == (is_issued or role in ("chair", "secretary"))


def test_a_secretary_who_is_not_cleared_finds_only_what_is_proposed(
    cast: Cast, planted: Meeting, client: Client, tmp_path: Path
) -> None:
    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    got = everything_for(client, cast.secretary, tmp_path)

    assert found_in(got) == {"proposal", "why it is proposed"}
    assert PUBLIC_WORD in got


def test_what_is_withheld_keeps_its_number_and_its_time(
    cast: Cast, planted: Meeting, client: Client, tmp_path: Path
) -> None:
    plan_items(planted, [NewItem(Details("Close"))], by=cast.secretary)
    issue_agenda(planted, site=SITE, by=cast.secretary)
    client.force_login(cast.observer)

    text = " ".join(whole_paper(client, tmp_path).split())

    assert f"10:20 2 A {PUBLIC_WORD} Confidential" in text
    assert f"– 3 A {PUBLIC_WORD} Confidential Withdrawn" in text
    assert "10:35 4 Close" in text


def test_no_mail_and_no_event_names_anything_of_an_item(
    cast: Cast, planted: Meeting, mailbox: list[EmailMessage]
) -> None:
    issue_agenda(planted, site=SITE, by=cast.secretary)
    make_secret(item_at(planted, 1), title=TOKENS["title"])
    issue_agenda(planted, site=SITE, by=cast.secretary)

    mails = "".join(mail.as_string() + mail.get_content() for mail in mailbox)
    facts = "".join(AuditEvent.objects.values_list("facts", flat=True))

    assert len(mailbox) == 11
    assert found_in(mails + facts) == set()
    assert PUBLIC_WORD not in mails + facts
    assert ItemProposal.objects.exists()
