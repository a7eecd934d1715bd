"""Papers as programs write them, odd and damaged ones: handed in through the form, read page by page, and packed."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from core.audience import Audience
from core.background.background_file import printed_files
from meetings.models import Meeting, Paper
from meetings.pack.plan import plan_pack
from meetings.pack.requesting import left_out_of, request_pack
from tests.conftest import Cast
from tests.core.pdf.join.test_third_party import texts_of
from tests.meetings.papers.odd_pdfs import DAMAGED, READABLE, SHOWN, UNDRAWABLE, UNJOINABLE, WORDS, program_wrote
from tests.meetings.papers.papers import item, make_meeting
from tests.pages import page_text

WRITTEN = {name: program_wrote(name) for name in WORDS}
TAKEN = WRITTEN | READABLE | UNDRAWABLE | UNJOINABLE
NOT_SHOWN = "This page cannot be shown here."


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.panel, "Opening")


def hand_in(client: Client, meeting: Meeting, name: str, content: bytes) -> HttpResponse:
    said = {"item": item(meeting, 1).pk, "title": name, "kind": "paper", "sensitivity": "public"}
    file = SimpleUploadedFile("paper.pdf", content)
    return client.post(f"/meetings/{meeting.reference}/papers/add/", said | {"file": file})


@pytest.mark.parametrize("name", TAKEN)
def test_each_is_handed_in_and_its_page_is_opened(cast: Cast, meeting: Meeting, client: Client, name: str) -> None:
    client.force_login(cast.secretary)

    sent = hand_in(client, meeting, name, TAKEN[name])
    page = page_text(client.get(f"/papers/{Paper.objects.get().pk}/"))
    pictures = [client.get(address) for address in re.findall(r'src="(/papers/[^"]+)"', page)]

    assert sent.status_code == 302
    assert [each.status_code for each in pictures] == [200] * len(pictures)
    assert len(pictures) + page.count(NOT_SHOWN) == page.count('class="sheet-name"') > 0
    assert (NOT_SHOWN in page) == (name in UNDRAWABLE)
    assert name not in WORDS | READABLE or WORDS.get(name, SHOWN) in page


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_damaged_is_called_so_and_nothing_is_kept(
    cast: Cast, meeting: Meeting, client: Client, name: str
) -> None:
    client.force_login(cast.secretary)

    refused = hand_in(client, meeting, name, DAMAGED[name])

    assert refused.status_code == 400
    assert "This PDF is damaged" in page_text(refused)
    assert not Paper.objects.exists()


def test_all_of_them_are_packed_but_those_that_cannot_be_joined(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    for name, content in TAKEN.items():
        hand_in(client, meeting, name, content)

    pack = request_pack(plan_pack(meeting, Audience.PUBLIC))
    with printed_files().open(pack.file_name) as file:
        words = " ".join(texts_of(file.read()))
    page = page_text(client.get(f"/meetings/{meeting.reference}/pack/"))

    titles = dict(Paper.objects.values_list("pk", "title"))
    assert sorted(titles.values()) == sorted(TAKEN)
    assert {titles[paper] for paper in left_out_of(pack)} == set(UNJOINABLE)
    assert words.count(SHOWN) == len(READABLE) + 1 + len(UNDRAWABLE)
    assert all(words.count(said) == [*WORDS.values()].count(said) for said in WORDS.values() if said)
    assert "The pages of one paper are not in the pack" in page
