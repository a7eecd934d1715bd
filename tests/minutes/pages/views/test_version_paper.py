"""The PDF of a version at its own address: the sealed file where it was signed, and else its text as it is printed."""

import re
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from minutes.document.redaction import Redacted
from minutes.enums import MinutesState
from minutes.models import IssuedFile, Minutes, Printing
from minutes.pages import paper_file
from minutes.rendering import pdf
from minutes.versions.signatures import Signature
from minutes.workflow.verbs import sign, withdraw_signature
from tests.conftest import Cast
from tests.minutes.pages.printing import work_off_the_queue
from tests.minutes.versions.superseding import AFTER, BEFORE, correct, publish_first, seen_by
from tests.minutes.workflow.clicking import as_, page_of
from tests.minutes.workflow.signing import PASSWORD, bring_to

S = MinutesState


@pytest.fixture
def corrected(cast: Cast, complete: Minutes) -> Minutes:
    return correct(publish_first(complete, cast), cast)


def verdict_on(client: Client, content: bytes) -> str:
    return client.post("/verify/", {"file": SimpleUploadedFile("minutes.pdf", content)}).content.decode()


def test_a_signed_version_has_its_own_sealed_file_for_ever(cast: Cast, complete: Minutes, client: Client) -> None:
    publish_first(complete, cast)
    first = client.get("/minutes/GRID12/v3.pdf")
    correct(complete, cast)

    again, current = client.get("/minutes/GRID12/v3.pdf"), client.get("/minutes/GRID12.pdf")
    issued = IssuedFile.objects.get(version__number=3, rendition="public")

    assert first.content == again.content
    assert sha256(again.content).hexdigest() == issued.sha256
    assert current.content == client.get("/minutes/GRID12/v6.pdf").content
    assert current.content != again.content
    assert again.headers["ETag"] == f'"{issued.sha256}"'
    assert again.headers["Cache-Control"] == "private, no-cache"
    assert again.headers["Content-Disposition"] == 'inline; filename="GRID12-minutes-v3-public.pdf"'


def offered(client: Client, address: str) -> set[str]:
    return set(re.findall(r'href="(/minutes/[^"]+\.pdf)"', client.get(address).content.decode()))


@pytest.mark.parametrize("role", ["anonymous", "secretary"])
def test_the_page_of_a_version_offers_the_file_of_that_version(
    cast: Cast, corrected: Minutes, client: Client, role: str
) -> None:
    seen_by(client, cast, role)

    assert offered(client, "/minutes/GRID12/v3/") == {"/minutes/GRID12/v3.pdf"}
    assert offered(client, "/minutes/GRID12/v6/") == {"/minutes/GRID12/v6.pdf"}
    assert offered(client, "/minutes/GRID12/") == {"/minutes/GRID12.pdf"}


def test_the_same_text_signed_again_keeps_files_of_its_own(cast: Cast, complete: Minutes, client: Client) -> None:
    bring_to(S.SIGNED, complete, cast)
    withdraw_signature(complete, "Too early.", by=cast.chair)
    sign(complete, password=PASSWORD, by=cast.chair)
    seen_by(client, cast, "member")

    files = {number: client.get(f"/minutes/GRID12/v{number}.pdf").content for number in (3, 4)}

    assert len(set(complete.versions.filter(number__in=files).values_list("confidential_sha256", flat=True))) == 1
    assert [offered(client, f"/minutes/GRID12/v{number}/") for number in files] == [
        {"/minutes/GRID12/v3.pdf"},
        {"/minutes/GRID12/v4.pdf"},
    ]
    assert files[3] != files[4]
    assert "Withdrawn: the signature was withdrawn" in verdict_on(client, files[3])
    assert "In force: signed" in verdict_on(client, files[4])


def test_each_audience_gets_its_own_rendition_of_an_old_file(cast: Cast, corrected: Minutes, client: Client) -> None:
    public = client.get("/minutes/GRID12/v3.pdf")
    cleared = seen_by(client, cast, "member").get("/minutes/GRID12/v3.pdf", headers={"If-None-Match": public["ETag"]})

    digests = {
        each.rendition: each.sha256 for each in IssuedFile.objects.filter(version__number=3).order_by("rendition")
    }
    assert sha256(cleared.content).hexdigest() == digests["confidential"]
    assert sha256(public.content).hexdigest() == digests["public"]
    assert seen_by(client, cast, "observer").get("/minutes/GRID12/v3.pdf").content == public.content


def test_the_file_of_a_superseded_version_is_genuine(cast: Cast, corrected: Minutes, client: Client) -> None:
    verdict = verdict_on(client, client.get("/minutes/GRID12/v3.pdf").content)

    assert "This file is genuine" in verdict
    assert "Superseded: version 6 was signed later." in verdict


def test_a_web_server_that_sends_issued_files_itself_is_told_which(
    cast: Cast, corrected: Minutes, client: Client, settings: Settings
) -> None:
    settings.ISSUED_ACCEL = "/issued/"
    issued = IssuedFile.objects.get(version__number=3, rendition="public")

    answer = client.get("/minutes/GRID12/v3.pdf")

    assert (answer.content, answer.headers["X-Accel-Redirect"]) == (b"", f"/issued/{issued.stored_name}")


def test_a_version_that_was_never_signed_is_printed_as_it_was(
    cast: Cast, corrected: Minutes, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed, render = [], pdf.render_pdf

    def note(redacted: Redacted, signature: Signature | None = None) -> bytes:
        printed.append((redacted.document.state, redacted.document.items[1].blocks[0].text))
        return render(redacted, signature)

    monkeypatch.setattr(pdf, "render_pdf", note)
    seen_by(client, cast, "member")

    answers = [client.get(f"/minutes/GRID12/v{number}.pdf") for number in (1, 2, 4, 1)]

    assert printed == [("circulated", BEFORE), ("approved", BEFORE), ("circulated", AFTER)]
    assert answers[0].content == answers[3].content
    assert answers[0]["ETag"] == answers[3]["ETag"] != answers[2]["ETag"]
    assert answers[0]["Content-Disposition"] == 'inline; filename="GRID12-minutes-v1-confidential-draft.pdf"'


@pytest.mark.parametrize("role", ["anonymous", "outsider"])
def test_who_was_not_given_a_version_cannot_have_it_printed(
    cast: Cast, corrected: Minutes, client: Client, role: str
) -> None:
    seen_by(client, cast, role)
    progress = "/minutes/GRID12/v1/printing/"

    answers = [client.get("/minutes/GRID12/v1.pdf"), client.get(progress), client.post(progress)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert not Printing.objects.exists()


def test_the_progress_of_an_old_version_leads_to_its_own_file(
    queue: None, cast: Cast, complete: Minutes, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_file, "PATIENCE", 0)
    bring_to(S.APPROVED, complete, cast)
    seen_by(client, cast, "member")

    waiting = client.get("/minutes/GRID12/v1.pdf")
    work_off_the_queue()
    told = client.get("/minutes/GRID12/v1/printing/?seen=waiting").content.decode()
    sent = client.get("/minutes/GRID12/v1/printing/?seen=done")

    page = waiting.content.decode()
    assert waiting.status_code == 202
    assert 'hx-get="/minutes/GRID12/v1/printing/?seen=waiting"' in page
    assert '<a href="/minutes/GRID12/v1/">as a page</a>' in page
    assert 'href="/minutes/GRID12/v1.pdf">Open the PDF' in told
    assert (sent.status_code, sent["HX-Redirect"]) == (204, "/minutes/GRID12/v1.pdf")
    assert client.get("/minutes/GRID12/v1.pdf").content.startswith(b"%PDF")


def test_a_failure_is_tried_again_at_the_versions_own_address(
    cast: Cast, complete: Minutes, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_to(S.APPROVED, complete, cast)
    seen_by(client, cast, "member")

    with monkeypatch.context() as broken:
        broken.setattr(pdf, "render_pdf", lambda _redacted: 1 / 0)
        page = client.get("/minutes/GRID12/v1.pdf").content.decode()
    again = client.post("/minutes/GRID12/v1/printing/")

    assert '<form method="post" action="/minutes/GRID12/v1/printing/">' in page
    assert (again.status_code, again["Location"]) == (302, "/minutes/GRID12/v1.pdf")
    assert client.get("/minutes/GRID12/v1.pdf").content.startswith(b"%PDF")


def test_a_signed_version_is_never_printed_unsealed(queue: None, cast: Cast, complete: Minutes, client: Client) -> None:
    bring_to(S.SIGNED, complete, cast)
    seen_by(client, cast, "member")

    waiting = client.get("/minutes/GRID12/v3.pdf")
    asked = client.post("/minutes/GRID12/v3/printing/")
    work_off_the_queue()

    assert (waiting.status_code, asked.status_code, asked["Location"]) == (202, 302, "/minutes/GRID12/v3.pdf")
    assert not Printing.objects.exists()
    assert b"ETSI.CAdES.detached" in client.get("/minutes/GRID12/v3.pdf").content


def test_the_signed_pdf_is_served_from_storage_under_its_hash(cast: Cast, complete: Minutes, client: Client) -> None:
    bring_to(S.PUBLISHED, complete, cast)
    public = IssuedFile.objects.get(rendition="public")

    response = client.get("/minutes/GRID12.pdf")
    again = client.get("/minutes/GRID12.pdf", headers={"If-None-Match": f'"{public.sha256}"'})
    cleared = as_(client, cast.member).get("/minutes/GRID12.pdf")

    assert (response.status_code, response["ETag"], len(response.content)) == (200, f'"{public.sha256}"', public.size)
    assert again.status_code == 304
    assert cleared["ETag"] == f'"{IssuedFile.objects.get(rendition="confidential").sha256}"'


def test_where_the_web_server_can_it_sends_the_file_itself(
    cast: Cast, complete: Minutes, client: Client, settings: Settings
) -> None:
    bring_to(S.PUBLISHED, complete, cast)
    settings.ISSUED_ACCEL = "/issued/"

    response = client.get("/minutes/GRID12.pdf")

    assert response["X-Accel-Redirect"] == f"/issued/{IssuedFile.objects.get(rendition='public').stored_name}"
    assert response.content == b""


def test_a_signed_version_without_its_file_is_never_served_as_if_it_had_one(
    cast: Cast, complete: Minutes, client: Client, queue: None
) -> None:
    bring_to(S.SIGNED, complete, cast)
    client.force_login(cast.secretary)

    response = client.get("/minutes/GRID12.pdf")
    part = client.get("/minutes/GRID12/printing/?seen=waiting")

    assert response.status_code == 202
    assert b"Waiting for its turn" in response.content
    assert part.status_code == 204
    assert "still being made" in page_of(client)
