"""With how many digits actions are numbered, wherever a reader meets a number: in drafts as the panel has it now, once
issued as it was then."""

import csv
import io
import json
import re
from email.message import EmailMessage

import pytest
from django.test import Client

from actions.services import issue_action_numbers
from core.audience import Audience
from meetings.access import access_of
from meetings.setup.services.settings import change_panel_rules
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.drafting.outstanding import to_take_up
from minutes.drafting.results import yielded_by
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes, Version
from minutes.rendering.json import render_json
from minutes.rendering.pdf import render_pdf
from minutes.rendering.text import render_text
from minutes.versions.freeze import freeze_version, version_document
from minutes.workflow.notices import preview_notice, send_notice_of_actions
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.factories import action, item_of, make_minutes, paragraph, uuid_of, write
from tests.minutes.rendering.pdf_reader import text_of
from tests.minutes.workflow.signing import SITE, bring_to, make_complete_minutes


def numbered_with(digits: int, cast: Cast) -> None:
    change_panel_rules(cast.panel, {"action_digits": digits}, by=cast.secretary)


def csv_of(client: Client, asked: str = "") -> list[str]:
    text = b"".join(client.get(f"/actions.csv{asked}")).decode("utf-8-sig")
    return [row["Reference"] for row in csv.DictReader(io.StringIO(text, newline=""))]


@pytest.fixture
def drafted(minutes: Minutes) -> Minutes:
    write(minutes, 1, action("owed", "Member to write.") + paragraph("p", "See GRID12/01 and action GRID11/003."))
    return minutes


@pytest.fixture
def published(cast: Cast) -> Minutes:
    """GRID10, whose numbers have two digits."""
    minutes = make_minutes(cast.panel, 10)
    write(minutes, 1, action("published", "Member to print."))
    issue_action_numbers(minutes.meeting, by=cast.operator)
    record_publication_elsewhere(minutes, by=cast.operator)
    freeze_version(minutes, VersionKind.IMPORTED, by=cast.operator)
    return minutes


def test_the_numbers_of_a_draft_follow_the_setting_as_it_stands(cast: Cast, drafted: Minutes, client: Client) -> None:
    client.force_login(cast.secretary)
    before = client.get("/minutes/GRID12/").content.decode()
    numbered_with(3, cast)
    after = client.get("/minutes/GRID12/").content.decode()

    assert ("ACTION GRID12/01" in before, "ACTION GRID12/001" in before) == (True, False)
    assert ("ACTION GRID12/01" in after, "ACTION GRID12/001" in after) == (False, True)
    assert [each.reference for each in yielded_by(item_of(drafted, 1)).actions] == ["GRID12/001"]


def test_every_rendition_of_a_draft_writes_them_alike(cast: Cast, drafted: Minutes, tmp_path) -> None:
    numbered_with(3, cast)
    drafted.refresh_from_db()
    redacted = redact(build_document(drafted), Audience.PUBLIC)
    paper = tmp_path / "draft.pdf"

    paper.write_bytes(render_pdf(redacted))
    data = json.loads(render_json(redacted))

    assert "ACTION GRID12/001 (draft number): Member to write." in render_text(redacted)
    assert data["items"][0]["actions"][0]["reference"] == "GRID12/001"
    assert data["actions_referred_to"] == ["GRID11/003"]
    assert "GRID12/001" in text_of(paper)


def test_what_is_issued_is_written_as_it_was_wherever_it_is_read(
    cast: Cast, published: Minutes, drafted: Minutes, client: Client
) -> None:
    """The draft beside it is the control: there the setting shows."""
    before = version_document(Version.objects.get(), Audience.PUBLIC)
    numbered_with(3, cast)

    client.force_login(cast.member)
    pages = [client.get(address).content.decode() for address in ("/actions/", "/actions/mine/", "/minutes/GRID10/")]
    page = client.get(f"/actions/{uuid_of('published')}/").content.decode()
    client.force_login(cast.secretary)

    assert ["GRID10/01" in each for each in [*pages, page]] == [True] * 4
    assert ["GRID10/001" in each for each in [*pages, page]] == [False] * 4
    assert csv_of(client) == ["GRID12/001", "GRID10/01"]
    assert render_text(version_document(Version.objects.get(), Audience.PUBLIC)) == render_text(before)
    assert build_document(Minutes.objects.get(pk=published.pk)).actions[0].reference == "GRID10/01"


def test_owners_are_told_of_their_actions_as_they_are_written(
    cast: Cast, drafted: Minutes, mailbox: list[EmailMessage]
) -> None:
    numbered_with(3, cast)
    drafted.refresh_from_db()
    foretold = preview_notice(drafted, access_of(cast.secretary), site=SITE).mails[0].body

    send_notice_of_actions(drafted, site=SITE, by=cast.secretary)

    assert "GRID12/001\nMember to write." in foretold
    assert "GRID12/001\nMember to write." in mailbox[0].get_content().replace("\r\n", "\n")


def test_minutes_that_are_circulated_mail_the_numbers_that_they_freeze(cast: Cast, mailbox: list[EmailMessage]) -> None:
    """The minutes and their panel were fetched before the setting changed."""
    minutes = make_complete_minutes(cast)
    write(minutes, 1, action("owed", "Member to write."))
    fetched_before = Minutes.objects.select_related("meeting__panel").get(pk=minutes.pk)
    numbered_with(3, cast)

    bring_to(MinutesState.CIRCULATED, fetched_before, cast)

    frozen = version_document(Version.objects.get(), Audience.PUBLIC).document
    assert [each.reference for each in frozen.actions] == ["GRID12/001"]
    assert "GRID12/001" in mailbox[-1].get_content()


def test_a_text_may_spell_a_reference_as_it_likes_and_leads_to_the_one_action(
    cast: Cast, published: Minutes, minutes: Minutes, client: Client
) -> None:
    write(minutes, 1, paragraph("p", "Action GRID10/1 is GRID10/001, and GRID10/01, and no GRID10/011."))
    client.force_login(cast.secretary)

    page = client.get("/minutes/GRID12/").content.decode()

    assert [f'<a href="/go/GRID10/01">{each}</a>' in page for each in ("GRID10/1", "GRID10/001", "GRID10/01")] == [
        True
    ] * 3
    assert page.count('href="/go/GRID10/') == 3
    assert build_document(minutes).actions_referred_to == ("GRID10/01", "GRID10/011")


@pytest.mark.parametrize("spelled", ["GRID10/01", "GRID10/001", "grid10/0001", "GRID 10 / 001."])
def test_an_address_or_what_is_typed_leads_to_the_action_however_it_is_spelled(
    cast: Cast, published: Minutes, client: Client, spelled: str
) -> None:
    assert client.get("/go/", {"q": spelled})["Location"] == f"/actions/{uuid_of('published')}/"


def test_lists_of_actions_are_in_order_by_number(cast: Cast, minutes: Minutes, client: Client) -> None:
    earlier = make_minutes(cast.panel, 9)
    write(earlier, 1, "".join(action(f"a{number}", f"Member to do {number}.") for number in range(1, 102)))
    issue_action_numbers(earlier.meeting, by=cast.operator)

    taken_up = [str(each.followed.row.reference) for each in to_take_up(item_of(minutes, 1), access_of(cast.secretary))]

    client.force_login(cast.secretary)
    shown = re.findall(r">(GRID9/\d+)</a>", client.get("/meetings/GRID9/").content.decode())

    assert taken_up[97:] == ["GRID9/98", "GRID9/99", "GRID9/100", "GRID9/101"]
    assert shown == taken_up
