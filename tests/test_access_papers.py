"""Who gets what at the addresses of papers and packs, and who may change what there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from core.audience import Sensitivity
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Paper
from meetings.papers.services.bin import bin_paper, withdraw_paper
from meetings.papers.services.papers import add_paper_version
from tests.access import (
    EACH_ROLE,
    ITS_SECRETARY,
    ITS_SECRETARY_CHANGES,
    NOBODY,
    OF_THE_PANEL,
    UNCLEARED,
    Address,
    Read,
    Sent,
    read_all,
    send_all,
    sign_in_as,
)
from tests.conftest import Cast
from tests.ended_sessions import routes_not_walked
from tests.meetings.papers.papers import DOCX, hand_in, item, make_meeting, pdf
from tests.strange_values import faults

WITHHELD = {"observer": 404, UNCLEARED: 404}
UNSEEN = NOBODY | {"anonymous": 302}
ITS_DRAFTERS = UNSEEN | {"chair": 200, "secretary": 200}
THE_CLEARED = OF_THE_PANEL | WITHHELD
THE_SECRETARY_BEFORE = UNSEEN | {"chair": 403, "secretary": 200}
ITS_SECRETARY_BEFORE = THE_SECRETARY_BEFORE | {"secretary": 302}
TAKES_IT_OUT = UNSEEN | {"secretary": 302}
NOTED_BY_DRAFTERS = UNSEEN | {"chair": 302, "secretary": 302}
ITS_BIN = UNSEEN | {"secretary": 200}
TOO_LATE = ITS_SECRETARY | {"secretary": 409}
NOTED = OF_THE_PANEL | dict.fromkeys(("observer", "cleared_observer", "member", "chair", "secretary"), 302)
OF_A_PAPER = "papers/<uuid:pk>/"
TO_THE_LIST = b"/meetings/GRID48/papers/"


def at(title: str, rest: str = "") -> Address:
    return lambda: f"/papers/{Paper.with_binned.get(title=title).pk}/{rest}"


def key(title: str) -> Address:
    return lambda: str(Paper.with_binned.get(title=title).pk)


def file() -> SimpleUploadedFile:
    return SimpleUploadedFile("anew.pdf", pdf("anew"))


def its_item() -> int:
    return AgendaItem.objects.get(meeting__number=48, number=1).pk


FILE, PICTURE = "papers/<uuid:pk>/v<int:number>/file", "papers/<uuid:pk>/v<int:number>/pages/<int:page>.webp"
PUT_BACK = "papers/<uuid:pk>/put-back/"
DRAWING = "papers/<uuid:pk>/v<int:number>/drawing/<int:page>/"
TABLE = [
    Read("/meetings/GRID48/papers/", "meetings/<str:reference>/papers/", OF_THE_PANEL, b"Open report"),
    Read("/meetings/GRID99/papers/", "meetings/<str:reference>/papers/", UNSEEN, b""),
    Read("/meetings/GRID48/papers/add/", "meetings/<str:reference>/papers/add/", ITS_SECRETARY, b"Add the paper"),
    Read("/meetings/GRID48/pack/", "meetings/<str:reference>/pack/", OF_THE_PANEL, b"Open the pack"),
    Read("/meetings/GRID49/pack/", "meetings/<str:reference>/pack/", ITS_DRAFTERS, b"Open the pack"),
    Read("/meetings/GRID48/pack/progress/", "meetings/<str:reference>/pack/progress/", OF_THE_PANEL, b"Open the pack"),
    Read("/meetings/GRID49/pack/progress/", "meetings/<str:reference>/pack/progress/", ITS_DRAFTERS, b"Open the pack"),
    Read("/meetings/GRID48/pack.pdf", "meetings/<str:reference>/pack.pdf", OF_THE_PANEL, b"%PDF"),
    Read("/meetings/GRID49/pack.pdf", "meetings/<str:reference>/pack.pdf", ITS_DRAFTERS, b"%PDF"),
    Read(at("Open report"), OF_A_PAPER, OF_THE_PANEL, b"Text of this page"),
    Read(at("Early report"), OF_A_PAPER, ITS_DRAFTERS, b"Text of this page"),
    Read(at("Secret report"), OF_A_PAPER, THE_CLEARED, b"Text of this page"),
    Read(at("Report on a secret"), OF_A_PAPER, THE_CLEARED, b"Text of this page"),
    Read(at("Withdrawn report"), OF_A_PAPER, OF_THE_PANEL, b"Superseded"),
    Read(at("Binned report"), OF_A_PAPER, UNSEEN, b""),
    Read(at("Open report", "v1/"), "papers/<uuid:pk>/v<int:number>/", OF_THE_PANEL, b"Text of this page"),
    Read(at("Open report", "v2/"), "papers/<uuid:pk>/v<int:number>/", UNSEEN, b""),
    Read(at("Open report", "v1/file"), FILE, OF_THE_PANEL, b"%PDF"),
    Read(at("Early report", "v1/file"), FILE, ITS_DRAFTERS, b"%PDF"),
    Read(at("Secret report", "v1/file"), FILE, THE_CLEARED, b"%PDF"),
    Read(at("Open report", "v1/file?as-handed-in"), FILE, OF_THE_PANEL, b"%PDF"),
    Read(at("Secret report", "v1/file?as-handed-in"), FILE, ITS_SECRETARY | WITHHELD, b"%PDF"),
    Read(at("Withdrawn report", "v1/file"), FILE, UNSEEN, b""),
    Read(at("Binned report", "v1/file"), FILE, UNSEEN, b""),
    Read(at("Open report", "v1/drawing/1/"), DRAWING, OF_THE_PANEL, b"Text of this page"),
    Read(at("Open report", "v1/drawing/2/"), DRAWING, UNSEEN, b""),
    Read(at("Early report", "v1/drawing/1/"), DRAWING, ITS_DRAFTERS, b"Text of this page"),
    Read(at("Secret report", "v1/drawing/1/"), DRAWING, THE_CLEARED, b"Text of this page"),
    Read(at("Withdrawn report", "v1/drawing/1/"), DRAWING, UNSEEN, b""),
    Read(at("Open report", "v1/pages/1.webp"), PICTURE, OF_THE_PANEL, b"WEBP"),
    Read(at("Open report", "v1/pages/2.webp"), PICTURE, UNSEEN, b""),
    Read(at("Early report", "v1/pages/1.webp"), PICTURE, ITS_DRAFTERS, b"WEBP"),
    Read(at("Secret report", "v1/pages/1.webp"), PICTURE, THE_CLEARED, b"WEBP"),
    Read(at("Open report", "replace/"), "papers/<uuid:pk>/replace/", ITS_SECRETARY, b"Replace the file"),
    Read(at("Open report", "change/"), "papers/<uuid:pk>/change/", ITS_SECRETARY, b"Open report"),
    Read(at("Open report", "withdraw/"), "papers/<uuid:pk>/withdraw/", ITS_SECRETARY, b"Withdraw the paper"),
    Read(at("Withdrawn report", "put-back/"), PUT_BACK, ITS_SECRETARY, b"Put the paper back"),
    Read(at("Open report", "put-back/"), PUT_BACK, TOO_LATE, b""),
    Read(at("Early report", "bin/"), "papers/<uuid:pk>/bin/", THE_SECRETARY_BEFORE, b"Put in the bin"),
    Read(
        at("Secret report", "change/"),
        "papers/<uuid:pk>/change/",
        ITS_SECRETARY | WITHHELD,
        b"Secret report",
    ),
    Read(at("Binned report", "restore/"), "papers/<uuid:pk>/restore/", ITS_BIN, b"Put back"),
    Read(at("Open report", "restore/"), "papers/<uuid:pk>/restore/", UNSEEN, b""),
]
SENT = [
    Sent(
        "/meetings/GRID48/papers/add/",
        "meetings/<str:reference>/papers/add/",
        {"item": its_item, "title": "More", "kind": "paper", "sensitivity": "public", "file": file},
        ITS_SECRETARY_CHANGES,
        TO_THE_LIST,
    ),
    Sent(
        at("Open report", "replace/"), "papers/<uuid:pk>/replace/", {"file": file}, ITS_SECRETARY_CHANGES, TO_THE_LIST
    ),
    Sent(
        at("Open report", "change/"),
        "papers/<uuid:pk>/change/",
        {"title": "Other", "kind": "tabled", "sensitivity": "public"},
        ITS_SECRETARY_CHANGES,
        TO_THE_LIST,
    ),
    Sent(
        at("Open report", "withdraw/"),
        "papers/<uuid:pk>/withdraw/",
        {"reason": "Old."},
        ITS_SECRETARY_CHANGES,
        TO_THE_LIST,
    ),
    Sent(at("Withdrawn report", "put-back/"), PUT_BACK, {}, ITS_SECRETARY_CHANGES, TO_THE_LIST),
    Sent(at("Open report", "put-back/"), PUT_BACK, {}, TOO_LATE, b""),
    Sent(at("Withdrawn report", "withdraw/"), "papers/<uuid:pk>/withdraw/", {"reason": "Old."}, TOO_LATE, b""),
    Sent(
        at("Secret report", "withdraw/"),
        "papers/<uuid:pk>/withdraw/",
        {"reason": "Old."},
        ITS_SECRETARY_CHANGES | WITHHELD,
        TO_THE_LIST,
    ),
    Sent(
        at("Open report", "move"),
        "papers/<uuid:pk>/move",
        {"to": key("Withdrawn report")},
        ITS_SECRETARY_CHANGES,
        TO_THE_LIST,
    ),
    Sent(
        at("Secret report", "move"),
        "papers/<uuid:pk>/move",
        {"to": key("Open report")},
        ITS_SECRETARY_CHANGES | WITHHELD,
        TO_THE_LIST,
    ),
    Sent(at("Binned report", "move"), "papers/<uuid:pk>/move", {"to": key("Early report")}, UNSEEN, b""),
    Sent(at("Open report", "bin/"), "papers/<uuid:pk>/bin/", {}, TOO_LATE, b""),
    Sent(at("Early report", "bin/"), "papers/<uuid:pk>/bin/", {}, ITS_SECRETARY_BEFORE, b"/meetings/GRID49/"),
    Sent(at("Binned report", "restore/"), "papers/<uuid:pk>/restore/", {}, TAKES_IT_OUT, b"/meetings/GRID49/"),
    Sent(at("Open report", "note/"), "papers/<uuid:pk>/note/", {"text": "Mine"}, NOTED, b"/papers/"),
    Sent(at("Early report", "note/"), "papers/<uuid:pk>/note/", {"text": "Mine"}, NOTED_BY_DRAFTERS, b"/papers/"),
    Sent(
        at("Secret report", "note/"),
        "papers/<uuid:pk>/note/",
        {"text": "Mine"},
        NOTED | WITHHELD,
        b"/papers/",
    ),
]


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Meeting 48 with its agenda out, 49 only planned."""
    out = make_meeting(cast.panel)
    secret = item(out, 2)
    AgendaItem.objects.filter(pk=secret.pk).update(sensitivity="confidential", sensitivity_reason="A quokka price")
    hand_in(item(out, 1), "Open report")
    hand_in(item(out, 1), "Secret report", "s", sensitivity=Sensitivity.CONFIDENTIAL, reason="A quokka price")
    hand_in(secret, "Report on a secret", "r")
    withdraw_paper(hand_in(item(out, 1), "Withdrawn report", "w"), "Superseded", by=cast.secretary)
    planned = make_meeting(cast.panel, state=MeetingState.PLANNED, number=49)
    hand_in(item(planned, 1), "Early report", "e")
    bin_paper(hand_in(item(planned, 1), "Binned report", "b"), by=cast.secretary)
    return cast


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_gets_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert read_all(sign_in_as(client, role, house), TABLE) == []


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_may_change_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert send_all(sign_in_as(client, role, house), SENT) == []


def test_an_office_file_only_ever_comes_as_a_download(house: Cast, client: Client) -> None:
    paper = Paper.objects.get(title="Open report")
    add_paper_version(paper, "report.docx", DOCX, by=house.secretary)
    client.force_login(house.member)

    pdf_, office = (client.get(f"/papers/{paper.pk}/v{number}/file") for number in (1, 2))

    assert pdf_["Content-Disposition"] == 'inline; filename="report.pdf"'
    assert office["Content-Disposition"] == 'attachment; filename="report.docx"'
    assert (pdf_.getvalue()[:5], office.getvalue()) == (b"%PDF-", DOCX)
    assert {each["X-Content-Type-Options"] for each in (pdf_, office)} == {"nosniff"}


def test_a_form_that_outlives_its_session_loses_nothing(house: Cast) -> None:
    assert routes_not_walked(house, "secretary", TABLE, SENT) == set()


def test_no_strange_value_ends_in_a_fault(house: Cast, client: Client) -> None:
    client.force_login(house.secretary)

    assert faults(client, [*TABLE, *SENT]) == []
