"""The sealed files: what readers' tools say of them, and that each is made once."""

import stat
from pathlib import Path

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from core.audience import Audience
from core.seal import own_seal
from minutes.models import IssuedFile, Minutes, SignOff
from minutes.signed import issue as issuing
from minutes.signed.issue import issue_file, issued_files, request_late_files
from minutes.workflow import verbs
from tests.conftest import Cast
from tests.minutes.pages.printing import count_renderings, work_off_the_queue
from tests.minutes.rendering.pdf_reader import run, text_of
from tests.minutes.workflow.signing import PASSWORD


def path_of(audience: Audience) -> Path:
    return Path(issued_files().path(IssuedFile.objects.get(rendition=audience).stored_name))


@pytest.mark.parametrize("audience", Audience)
def test_the_signed_file_ends_with_the_signature_and_the_hashes(signed: Minutes, audience: Audience) -> None:
    text = " ".join(text_of(path_of(audience)).split())
    sign_off = SignOff.objects.get()

    assert "I confirm these minutes as a true record of meeting 12 of the Grid Code Panel." in text
    assert "Chair, Chair," in text
    assert sign_off.public_sha256[:8] in text
    assert "Simple signature and seal" in text
    assert ("hidden price" in text) == (audience is Audience.CONFIDENTIAL)


def test_pdfsig_finds_an_advanced_signature(signed: Minutes) -> None:
    assert "ETSI.CAdES.detached" in run("pdfsig", "-nocert", path_of(Audience.PUBLIC)).stdout


def test_the_file_stays_pdf_ua_and_pdf_a_and_its_field_is_tagged(signed: Minutes) -> None:
    with pikepdf.open(path_of(Audience.PUBLIC)) as pdf:
        field = pdf.Root.AcroForm.Fields[0]
        element = pdf.Root.StructTreeRoot.K[0].K[-1]
        with pdf.open_metadata() as metadata:
            claims = metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]

        assert claims == ("1", "3", "A")
        assert str(field.TU) == issuing.SEAL_LABEL
        assert (str(element.S), str(element.K.Type)) == ("/Form", "/OBJR")
        assert str(pdf.pages[-1].Tabs) == "/S"
        assert pdf.check_pdf_syntax() == []


def test_the_seal_is_made_once_and_is_its_owners_alone(signed: Minutes) -> None:
    seal = own_seal()

    assert own_seal() == seal
    assert {stat.S_IMODE(path.stat().st_mode) for path in (seal.key, seal.certificate)} == {0o600}
    assert {each.seal_sha256 for each in IssuedFile.objects.all()} == {seal.sha256}


def test_a_file_is_made_once_however_often_it_is_asked_for(signed: Minutes, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = count_renderings(monkeypatch)
    version = str(SignOff.objects.get().version_id)

    issue_file.enqueue(version, "public")

    assert rendered == []
    assert IssuedFile.objects.count() == 2


def test_a_file_that_was_found_once_is_found_again_without_looking(
    signed: Minutes, cast: Cast, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.member)
    first = client.get("/minutes/GRID12.pdf")

    with django_assert_num_queries(4):  # session, user, memberships, head of the chain
        again = client.get("/minutes/GRID12.pdf")

    assert first.content == again.content == path_of(Audience.CONFIDENTIAL).read_bytes()


def test_of_two_who_make_a_file_at_once_the_first_ones_stays(signed: Minutes, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path_of(Audience.PUBLIC).read_bytes()
    seen = iter([False, True])
    monkeypatch.setattr(issuing, "_has_file", lambda *_: next(seen))  # not there when it begins, there when it ends

    issue_file.enqueue(str(SignOff.objects.get().version_id), "public")

    assert path_of(Audience.PUBLIC).read_bytes() == before
    assert len(issued_files().listdir("")[1]) == 2


def test_what_a_lost_worker_left_undone_is_asked_for_again(
    cast: Cast, signed: Minutes, queue: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    verbs.withdraw_signature(signed, "Too early.", by=cast.chair)
    verbs.sign(signed, password=PASSWORD, by=cast.chair)
    DBTaskResult.objects.all().delete()
    request_late_files()
    assert not DBTaskResult.objects.exists()

    monkeypatch.setattr(issuing, "LATE_AFTER", timezone.timedelta(0))
    request_late_files()
    work_off_the_queue()

    assert IssuedFile.objects.filter(version__number=4).count() == 2
    request_late_files()
    assert not DBTaskResult.objects.ready().exists()
