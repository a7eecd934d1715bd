"""What tests of papers share: small files of each kind, good and bad, and a meeting with papers."""

import io
import zipfile
from datetime import date

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String

from meetings.agenda.services.items import PlannedItem, add_items
from meetings.calendar.services.meetings import create_meeting
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Meeting, Panel, Paper
from meetings.papers.services.papers import Received, add_paper
from tests import factories


def pdf(*texts: str, rotate: int = 0, size: tuple[float, float] = (595, 842), **boxes: list[float]) -> bytes:
    """A page for each text."""
    file = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    for text in texts or ("A page.",):
        file.add_blank_page(page_size=size)
        page = file.pages[-1].obj
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = file.make_stream(f"BT /F1 20 Tf 60 200 Td ({text}) Tj ET".encode("cp1252"))
        if rotate:
            page.Rotate = rotate
        for name, box in boxes.items():
            page[f"/{name}"] = Array(box)
    return saved(file)


def saved(file: Pdf, **options: object) -> bytes:
    content = io.BytesIO()
    file.save(content, **options)
    return content.getvalue()


def changed(change: object) -> bytes:
    """A page after ``change`` has had its way with the file."""
    with pikepdf.open(io.BytesIO(pdf())) as file:
        change(file)  # type: ignore[operator] # a function that takes it
        return saved(file)


def with_script(file: Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def with_launch(file: Pdf) -> None:
    add_link(file, Dictionary(S=Name.Launch, F=String("calc.exe")))


def with_launch_named_elsewhere(file: Pdf) -> None:
    add_link(file, Dictionary(S=file.make_indirect(Name.Launch), F=String("calc.exe")))


def add_link(file: Pdf, action: Dictionary) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 20, 110, 60]), A=action)
    file.pages[0].obj.Annots = Array([link])


def raw_pdf(catalog: str) -> bytes:
    """A page, with this in the catalogue as it stands here: a library would write it in its own way."""
    return written_out(
        f"<</Type/Catalog/Pages 2 0 R {catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )


def written_out(*bodies: str) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue. Nothing in them is looked at."""
    content, table = "%PDF-1.7\n", ""
    for number, body in enumerate(bodies, start=1):
        table += f"{len(content):010} 00000 n \n"
        content += f"{number} 0 obj\n{body}\nendobj\n"
    count = len(bodies) + 1
    end = f"trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF\n"
    return f"{content}xref\n0 {count}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def with_attachment(file: Pdf) -> None:
    file.attachments["evil.exe"] = b"MZ"


def with_attachment_named_elsewhere(file: Pdf) -> None:
    """And without a word of what it is, which a file that is carried may leave out."""
    carried = file.make_indirect(Dictionary(F=file.make_stream(b"MZ")))
    specification = Dictionary(Type=Name.Filespec, F=String("evil.exe"), EF=carried)
    file.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("evil.exe"), specification])))


def encrypted(*, user: str = "", owner: str = "secret") -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as file:
        return saved(file, encryption=Encryption(user=user, owner=owner))


def office(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(zipfile.ZipInfo(name), "<x/>")
    return file.getvalue()


DOCX = office("word/document.xml")


def make_meeting(
    panel: Panel, *titles: str, state: MeetingState = MeetingState.AGENDA_ISSUED, number: int = 48
) -> Meeting:
    """A meeting to come, with these items."""
    by = factories.User.objects.operator()
    meeting = create_meeting(panel, number, held_on=date(2030, 3, 8), state=state, by=by)
    add_items(meeting, [PlannedItem(*each) for each in enumerate(titles or ("Welcome", "Budget"), start=1)], by=by)
    return meeting


def item(meeting: Meeting, number: int) -> AgendaItem:
    return meeting.items.select_related("meeting__panel").get(number=number)


def hand_in(item_: AgendaItem, title: str, *texts: str, name: str = "report.pdf", **said: object) -> Paper:
    """A paper with a file of these pages."""
    file = Received(name, pdf(*texts))
    return add_paper(item_, title, file=file, by=factories.User.objects.operator(), **said)  # type: ignore[arg-type] # as they are named there
