"""What pages cost (see ``bench.screen``), and the PDF of minutes beside what WeasyPrint takes for the same content.

Each run measures the two one after the other, in CPU time, and their quotient is what counts: a machine that is busy
with other things slows both.
"""

import re
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import count
from pathlib import Path
from uuid import UUID, uuid5

from django.template import Context, Template
from pikepdf import Pdf
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from bench import Figure, screen, seconds
from core.accounts.models import User
from core.audience import Audience
from core.pdf.engine import warm_up
from minutes.document.build import build_document
from minutes.document.model import DocumentAction, DocumentBlock, DocumentItem, MinutesDocument
from minutes.document.redaction import Redacted, redact
from minutes.importing.rows.importer import carry_out
from minutes.importing.rows.plan import ImportRequest, plan_import
from minutes.importing.source import read_source
from minutes.models import Minutes
from minutes.rendering.body import minutes_view
from minutes.rendering.pdf import render_pdf
from minutes.text.markup import UUID_PATTERN

MODEL = Path(__file__).resolve().parents[2] / "shared" / "minutes" / "secp47.txt"
PLAIN = Path(__file__).parent / "plain"
RUNS = 9
LONG_RUNS = 3
LONG = 17  # so many times the model's items make 230 pages
Work = Callable[[], bytes]


def run() -> list[Figure]:
    return [*screen.run(), *_paper()]


def _paper() -> list[Figure]:
    """Nothing to measure without ../shared, which holds the model document."""
    if not MODEL.exists():
        print("../shared/minutes/secp47.txt is not here, so the PDF is not measured: it is measured on that document.")
        return []
    carry_out(plan_import(read_source(MODEL), ImportRequest("SECP", 47, "SEC Panel")), by=User.objects.operator())
    warm_up()
    document = build_document(_row())
    redacted, long = _public(document), _public(_repeated(document, LONG))
    against_plain = _quotients(RUNS, _from_row, _plain(redacted))
    a_page = _quotients(LONG_RUNS, lambda: render_pdf(long), lambda: render_pdf(redacted), each=_page_count)
    return [
        Figure("PDF of secp47, pages", _page_count(_from_row()), ""),
        Figure("PDF of secp47, row to bytes, CPU", _cpu(_from_row), "s"),
        Figure("PDF of secp47 against plain WeasyPrint", against_plain, "times", 1.0),
        Figure("long PDF, pages", _page_count(render_pdf(long)), ""),
        Figure("long PDF, a page against one of secp47", a_page, "times", 1.15),
    ]


def _row() -> Minutes:
    return Minutes.objects.get_by_reference("SECP47")


def _from_row() -> bytes:
    return render_pdf(_public(build_document(_row())))


def _public(document: MinutesDocument) -> Redacted:
    return redact(document, Audience.PUBLIC)


def _plain(redacted: Redacted) -> Work:
    """The same content by WeasyPrint's own defaults, written as its documentation has it: untagged, with leaders and
    automatic tables, fonts and stylesheet made for the document. The HTML is ready, and not measured."""
    template = Template((PLAIN / "minutes.html").read_text(encoding="utf-8"))
    html = template.render(Context({"minutes": minutes_view(redacted)}))

    def write() -> bytes:
        fonts = FontConfiguration()
        style = CSS(filename=PLAIN / "minutes.css", font_config=fonts)
        return bytes(HTML(string=html).write_pdf(stylesheets=[style], font_config=fonts))

    return write


def _quotients(runs: int, ours: Work, theirs: Work, each: Callable[[bytes], int] = lambda _: 1) -> float:
    """The median of what ours costs against theirs, for each of what is counted, after a run that is thrown away."""
    of_ours, of_theirs = each(ours()), each(theirs())
    return statistics.median((_cpu(ours) / of_ours) / (_cpu(theirs) / of_theirs) for _ in range(runs))


def _cpu(work: Work) -> float:
    return seconds(time.process_time, work)


def _page_count(pdf: bytes) -> int:
    with Pdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def _repeated(document: MinutesDocument, times: int) -> MinutesDocument:
    """The document with its items so many times over, numbered on, every uuid another one."""
    numbers = count(1)
    items = [_copy(item, next(numbers)) for _ in range(times) for item in document.items]
    return replace(document, items=tuple(items))


def _copy(item: DocumentItem, number: int) -> DocumentItem:
    def other(text: str) -> str:
        return UUID_PATTERN.sub(lambda found: str(uuid5(UUID(found[0]), str(number))), text)

    def block(each: DocumentBlock) -> DocumentBlock:
        return replace(each, id=other(each.id), html=other(each.html))

    def action(each: DocumentAction) -> DocumentAction:
        reference = re.sub(r"\d+$", lambda found: f"{number}{found[0]}", each.reference)
        return replace(each, id=other(each.id), block=other(each.block), reference=reference)

    return replace(item, number=number, blocks=tuple(map(block, item.blocks)), actions=tuple(map(action, item.actions)))
