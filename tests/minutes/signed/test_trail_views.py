"""The heads for everybody, and for each secretary what was found in what is theirs."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client

from core.audit.checkpoints import checkpoints_file, latest_checkpoints
from core.audit.checks import TrailCheck
from core.audit.found_rows import attest_found_rows
from core.seal import own_seal
from meetings.models import Membership
from minutes.models import IssuedFile, Minutes
from minutes.signed.issue import issued_files
from minutes.versions.signatures import in_groups, moment
from tests.conftest import Cast
from tests.minutes.rendering.pdf_reader import text_of
from tests.pages import page_text


def test_a_head_is_signed_when_minutes_are_issued_and_shown_to_everybody(signed: Minutes, client: Client) -> None:
    (newest,) = latest_checkpoints(1)

    page = client.get("/verify/trail/").content.decode()
    sent = client.get("/verify/checkpoints.jsonl")

    assert f"Event {newest.seq}<br>" in page
    assert in_groups(newest.hash) in page
    assert own_seal().sha256 in page
    assert b"".join(sent.streaming_content) == checkpoints_file().read_bytes()
    assert client.get("/verify/certificate.pem").content == own_seal().certificate.read_bytes()


def test_before_there_is_a_head_the_page_says_so(client: Client, db: None) -> None:
    assert b"There is no checkpoint yet." in client.get("/verify/trail/").content
    assert client.get("/verify/checkpoints.jsonl").status_code == 404


def test_a_signed_pdf_prints_the_head_that_it_was_made_at(signed: Minutes) -> None:
    path = Path(issued_files().path(IssuedFile.objects.get(rendition="public").stored_name))
    words = " ".join(text_of(path).split())

    heads = {
        (each.seq, moment(datetime.fromisoformat(each.at)), in_groups(each.hash)) for each in latest_checkpoints(9)
    }
    assert [seq for seq, at, digest in heads if f"Event {seq}, {at} {digest}" in words]
    assert "and of the newest event of the audit trail when this file was made." in words


@pytest.fixture
def tampered(cast: Cast, client: Client) -> Client:
    """One row of the panel and one of another, changed."""
    attest_found_rows(by=cast.operator)
    Membership.objects.filter(person__account__in=[cast.observer, cast.outsider]).update(role="chair")
    return client


def test_a_secretary_asks_for_a_check_and_sees_what_is_theirs(cast: Cast, tampered: Client) -> None:
    tampered.force_login(cast.secretary)
    assert b"Nothing has been checked yet." in tampered.get("/trail/").content

    page = page_text(tampered.post("/trail/", follow=True))

    assert "2 not as written" in page
    assert "(Observer on GRID)" in page
    assert page.count("role is “chair” and should be “observer”") == 1
    assert "role is “chair” and should be “secretary”" not in page
    assert "1 of these concerns panels whose minutes you do not keep" in page


def test_nobody_else_asks(cast: Cast, tampered: Client) -> None:
    tampered.force_login(cast.chair)

    assert tampered.post("/trail/").status_code == 404
    assert not TrailCheck.objects.exists()


def test_a_check_under_way_is_said_to_be_so(cast: Cast, tampered: Client, queue: None) -> None:
    tampered.force_login(cast.secretary)

    page = tampered.post("/trail/", follow=True).content

    assert re.search(rb"A check was asked for at \d\d:\d\d (?:GMT|BST)\.", page)
