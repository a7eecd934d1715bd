"""Markup as it is read, and as people compare it."""

import re

from minutes.text import Statement, mark_statements, normal_form, read
from tests.factories import SEEDED_WORDS


def statements(html: str) -> list[Statement]:
    return list(read(mark_statements(normal_form(html), SEEDED_WORDS), panel_code="SECP").statements)


TAG = re.compile(r"<[^>]*>")
