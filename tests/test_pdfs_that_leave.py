"""Every kind of PDF that leaves, through the page that gives it: both checkers, the seal, and the words in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from core.accounts.models import User
from core.audience import Audience, Sensitivity
from meetings.agenda.services.issue import issue_agenda
from meetings.models import AgendaItem, Paper
from meetings.panels.rules import SecondSignatory
from meetings.papers.services.papers import Received, add_paper
from meetings.setup.services.settings import change_panel_rules
from minutes.enums import MinutesState
from minutes.models import Version
from minutes.versions.freeze import derived_hashes
from minutes.workflow import verbs
from tests.conftest import Cast, Ground, make_cast
from tests.meetings.agenda.planning import item_at, make_secret, plan_meeting
from tests.meetings.papers.own_papers import own_paper
from tests.minutes.rendering.pdf_reader import run, text_of
from tests.minutes.workflow.signing import PASSWORD, SITE, bring_to, make_complete_minutes
from tests.pdf_checkers import outloud_finds, validation_finds

pytestmark = pytest.mark.django_db
S = MinutesState
SECRETS = ("hidden price", "quokka")


@pytest.fixture(scope="module")
def leaving(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The files, each named after what it is and for whom."""
    folder, cast = tmp_path_factory.mktemp("leaving"), make_cast()
    return [
        *_minutes(cast, folder),
        *_countersigned(cast, folder),
        *_agenda_and_pack(cast, folder),
    ]


def _minutes(cast: Cast, folder: Path) -> Iterator[Path]:
    minutes = make_complete_minutes(cast)
    yield _got(cast.secretary, "/minutes/GRID12.pdf", folder / "draft-confidential.pdf")
    for state in (S.CIRCULATED, S.APPROVED, S.SIGNED):
        minutes = bring_to(state, minutes, cast)
        for audience, reader in ((Audience.PUBLIC, cast.observer), (Audience.CONFIDENTIAL, cast.member)):
            yield _got(reader, "/minutes/GRID12.pdf", folder / f"{state}-{audience}.pdf")


def _countersigned(cast: Cast, folder: Path) -> Iterator[Path]:
    change_panel_rules(cast.panel, {"second_signatory": SecondSignatory.SECRETARY}, by=cast.secretary)
    minutes = bring_to(S.APPROVED, make_complete_minutes(cast, 22), cast)
    cast.secretary.set_password(PASSWORD)
    cast.secretary.save()
    text = derived_hashes(Version.objects.filter(minutes=minutes).latest("number"), S.SIGNED)[Audience.CONFIDENTIAL]
    verbs.countersign(minutes, password=PASSWORD, text=text, by=cast.secretary)
    minutes.refresh_from_db()
    verbs.sign(minutes, password=PASSWORD, by=cast.chair)
    yield _got(cast.member, "/minutes/GRID22.pdf", folder / "signed-twice.pdf")


def _agenda_and_pack(cast: Cast, folder: Path) -> Iterator[Path]:
    meeting = plan_meeting(cast.panel, 31, ("Welcome", "Budget", "quokka", "Close"))
    make_secret(item_at(meeting, 3))
    yield _got(cast.secretary, "/meetings/GRID31/agenda.pdf", folder / "agenda-draft-confidential.pdf")
    _hand_in(item_at(meeting, 2), "A report", by=cast.secretary)
    secret = {"sensitivity": Sensitivity.CONFIDENTIAL, "reason": "Prices"}
    paper = _hand_in(item_at(meeting, 2), "A quokka", by=cast.secretary, **secret)
    _hand_in(item_at(meeting, 3), "Of the quokka", by=cast.secretary)
    issue_agenda(meeting, site=SITE, by=cast.secretary)
    for audience, reader in ((Audience.PUBLIC, cast.observer), (Audience.CONFIDENTIAL, cast.member)):
        yield _got(reader, "/meetings/GRID31/agenda.pdf", folder / f"agenda-{audience}.pdf")
        yield _got(reader, "/meetings/GRID31/pack.pdf", folder / f"pack-{audience}.pdf")
    yield _got(cast.member, f"/papers/{paper.pk}/v1/file", folder / "copy-confidential.pdf")


def _hand_in(item: AgendaItem, title: str, **said: object) -> Paper:
    file = Received("report.pdf", own_paper(title))
    return add_paper(item, title, file=file, **said)  # type: ignore[arg-type] # as named there


def _got(reader: User, address: str, path: Path) -> Path:
    client = Client()
    client.force_login(reader)
    answer = client.get(address)
    while answer.status_code == 302:  # to the page that tells how far it is, and from there to the file
        client.get(answer["Location"])
        answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    path.write_bytes(b"".join(answer.streaming_content) if answer.streaming else answer.content)  # type: ignore[arg-type, attr-defined] # bytes, and not asynchronous
    return path


def test_the_checkers_find_nothing(leaving: list[Path]) -> None:
    of_papers = [path for path in leaving if path.name.startswith(("pack-", "copy-"))]
    ours = [path for path in leaving if path not in of_papers]

    assert (len(of_papers), len(ours)) == (3, 11)
    assert outloud_finds(leaving) == []
    assert validation_finds(ours) == []
    assert validation_finds(of_papers, ["PDF_UA_1"]) == []


def test_the_seal_of_each_signed_file_is_valid_and_covers_all_of_it(leaving: list[Path]) -> None:
    sealed = [path for path in leaving if path.name.startswith("signed")]

    reports = [run("pdfsig", "-nocert", path).stdout for path in sealed]

    assert len(reports) == 3
    for report in reports:
        assert "Signature is Valid." in report
        assert "Total document signed" in report


def test_words_are_there_for_whom_they_are_for_and_for_no_other(leaving: list[Path]) -> None:
    for path in leaving:
        found = [secret for secret in SECRETS if secret in text_of(path)]
        assert len(found) == ("public" not in path.name), path.name
