"""The form for a new paper: what it begins with, what it refuses, and that it loses nothing."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from meetings.models import Meeting, Paper
from tests.conftest import Cast
from tests.meetings.papers.papers import encrypted, item
from tests.meetings.papers.views.pages import LIST, got
from tests.pages import page_text


def test_a_refused_file_keeps_what_was_typed_and_leaves_no_paper(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    said = {"item": item(meeting, 1).pk, "title": "Typed title", "kind": "paper", "sensitivity": "public"}
    file = SimpleUploadedFile("locked.pdf", encrypted(user="secret"))

    page = page_text(client.post("/meetings/GRID48/papers/add/", said | {"file": file}))

    field = page[page.index('type="file"') :].partition(">")[0]
    assert [words for words in ("autofocus", 'aria-invalid="true"', "id_file_error") if words not in field] == []
    assert "This PDF is locked with a password" in page
    assert 'value="Typed title"' in page
    assert Paper.objects.count() == 3


def test_a_reason_for_secrecy_at_a_paper_for_everybody_is_asked_about(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.secretary)
    said = {"item": item(meeting, 1).pk, "title": "Offers", "kind": "paper", "sensitivity": "public"}

    page = page_text(client.post(f"{LIST}add/", said | {"reason": "It names prices."}))

    assert "Choose “Confidential”, or clear both." in page
    assert 'value="It names prices."' in page
    assert not Paper.objects.filter(title="Offers").exists()


def test_a_new_paper_starts_as_secret_as_the_panel_has_it(cast: Cast, meeting: Meeting, client: Client) -> None:
    cast.panel.rules = {"default_sensitivity": "confidential"}
    cast.panel.save()
    client.force_login(cast.secretary)

    page = got(client, "/meetings/GRID48/papers/add/")

    assert re.search(r'value="confidential"[^>]*checked', page)
