"""A published text as its import would show it, every usual outcome word accepted and every word of it kept."""

import json
from functools import cached_property
from typing import Any
from uuid import UUID

from core.audience import Audience
from minutes.document.redaction import Redacted, redact
from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.rows.composer import compose
from minutes.importing.rows.preview import preview_document, unknown_outcomes
from minutes.importing.rows.wording import guard_wording
from minutes.importing.source import Source
from minutes.rendering.json import render_json
from minutes.rendering.text import render_text
from tests.factories import SEEDED_WORDS


class Shown:
    def __init__(self, source: str, *, code: str = "ABC", number: int = 12) -> None:
        self.parsed: ParsedMinutes = parse(source, panel_code=code, meeting_number=number, outcomes=SEEDED_WORDS)
        words = SEEDED_WORDS | unknown_outcomes(self.parsed, SEEDED_WORDS)
        document = preview_document(
            compose(self.parsed, outcomes=words, namespace=UUID(int=0)),
            self.parsed,
            Source("minutes.txt", source, ""),
            panel_code=code,
            panel_name="",
            meeting_number=number,
            held_on=None,
        )
        guard_wording(document, self.parsed, source)
        self.redacted: Redacted = redact(document, Audience.PUBLIC)

    @cached_property
    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(render_json(self.redacted))
        return data

    @property
    def text(self) -> str:
        return render_text(self.redacted)

    @property
    def items(self) -> list[tuple[int, str, str]]:
        return [(row["number"], row.get("printed_number", ""), row["title"]) for row in self.data["items"]]

    @property
    def decisions(self) -> list[tuple[int, str, str]]:
        """The item, the outcome and the words of each."""
        return [
            (item["number"], row["outcome"], row["text"]) for item in self.data["items"] for row in item["decisions"]
        ]

    @property
    def actions(self) -> list[tuple[str, str, str, str]]:
        """The reference or else the label, the owner, the words and until when, of each."""
        return [
            (row.get("reference") or row.get("label", ""), row.get("owner", ""), row["text"], row.get("due", ""))
            for item in self.data["items"]
            for row in item["actions"]
        ]

    @property
    def apologies(self) -> list[tuple[str, str]]:
        return [(row.get("category", ""), row["name"]) for row in self.data["apologies"]]

    @property
    def paragraphs(self) -> list[str]:
        return [block["text"] for item in self.data["items"] for block in item["blocks"]]

    @property
    def doubts(self) -> list[str]:
        return [doubt.kind for doubt in self.parsed.doubts]
