"""Lists as files for a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from django.http import StreamingHttpResponse

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_response(file_name: str, header: Sequence[str], rows: Iterable[Iterable[str]]) -> StreamingHttpResponse:
    """Return a list as CSV in UTF-8, sent as it is read. No cell starts as a formula would."""
    response = StreamingHttpResponse(_lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _lines(header: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield "\ufeff"  # without it a spreadsheet takes UTF-8 for something else
    yield _line(header)
    for row in rows:
        yield _line(map(harmless, row))


def harmless(cell: str) -> str:
    """Return the cell as text: a spreadsheet would carry out what starts as a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip(" \n").startswith(_STARTS_A_FORMULA) else cell


def _line(cells: Iterable[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
