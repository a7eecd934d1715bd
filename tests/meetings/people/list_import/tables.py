"""Tables as people hand them in."""

import io

import openpyxl

from meetings.people.list_import.parser import MemberEntry, read_member_list


def read(text: str, encoding: str = "utf-8") -> list[MemberEntry]:
    return list(read_member_list(text.encode(encoding)).entries)


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
