"""Whole documents in different dress against keys that a careful reader wrote before the parser read them."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from core.audience import Audience
from minutes.document.redaction import redact
from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.rows.composer import compose
from minutes.importing.rows.preview import preview_document, unknown_outcomes
from minutes.importing.source import Source, read_source
from minutes.rendering.json import render_json
from minutes.rendering.text import render_text
from tests.factories import SEEDED_WORDS

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))
FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-", "\xa0": " "})
MARK = re.compile(r"^\s*(?:[•·▪–*>¢.-]|[eoqv](?=\s))\s+", re.MULTILINE)


class Imported:
    """A document as an import would show it, every outcome word found accepted."""

    def __init__(self, path: Path) -> None:
        self.key = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        self.source: Source = read_source(path)
        code, number = self.key["meeting"]["panel_code"], self.key["meeting"]["number"]
        self.parsed: ParsedMinutes = parse(
            self.source.text, panel_code=code, meeting_number=number, outcomes=SEEDED_WORDS
        )
        self.unknown = unknown_outcomes(self.parsed, SEEDED_WORDS)
        text = compose(self.parsed, outcomes=SEEDED_WORDS | self.unknown, namespace=uuid4())
        document = preview_document(
            text, self.parsed, self.source, panel_code=code, panel_name="", meeting_number=number, held_on=None
        )
        self.redacted = redact(document, Audience.PUBLIC)
        self.data: dict[str, Any] = json.loads(render_json(self.redacted))


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.stem)
def imported(request: pytest.FixtureRequest) -> Imported:
    return Imported(request.param)


def fold(text: str | None) -> str:
    text = re.sub(r"\s+", " ", (text or "").translate(FOLD)).strip()
    return re.sub(r"(;( and)?|[.:])$", "", text).strip()


def decisions(data: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (
            item["number"],
            each["outcome"],
            fold(each["text"]),
            [fold(point) for point in each.get("sub_points", [])],
            each.get("carried_by", ""),
            each.get("dissent_count"),
            fold(each.get("deferred_to")),
        )
        for item in data["items"]
        for each in item["decisions"]
    ]


def actions(data: dict[str, Any]) -> list[tuple[str, ...]]:
    return [
        (each["reference"], re.sub("^[Tt]he ", "", fold(each.get("owner"))), fold(each["text"]), fold(each.get("due")))
        for item in data["items"]
        for each in item["actions"]
    ]


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) >= 7


def test_items_and_sub_headings_are_found(imported: Imported) -> None:
    def shape(data: dict[str, Any]) -> list[tuple[object, ...]]:
        return [(each["number"], fold(each["title"]), list(map(fold, each["subheadings"]))) for each in data["items"]]

    assert shape(imported.data) == shape(imported.key)


def test_decisions_are_found_with_all_they_say(imported: Imported) -> None:
    assert decisions(imported.data) == decisions(imported.key)


def test_actions_are_found_with_owner_and_due(imported: Imported) -> None:
    assert actions(imported.data) == actions(imported.key)


def test_apologies_references_and_pointers_are_found(imported: Imported) -> None:
    def said(data: dict[str, Any]) -> tuple[object, ...]:
        apologies = [(fold(each.get("category")), fold(each["name"])) for each in data["apologies"]]
        pointing = [item["number"] for item in data["items"] if item.get("refers_to_confidential_minutes")]
        return apologies, sorted(data["actions_referred_to"]), pointing

    assert said(imported.data) == said(imported.key)


def test_furniture_and_corrections_are_reported(imported: Imported) -> None:
    found = {(each.line, each.printed, each.suggested) for each in imported.parsed.corrections}

    assert sorted(each.line for each in imported.parsed.furniture) == imported.key["furniture"]
    assert found == {(each["line"], each["printed"], each["suggested"]) for each in imported.key["corrections"]}


def test_words_that_need_consent_are_named(imported: Imported) -> None:
    assert imported.unknown == set(imported.key["usual_outcomes"])


def test_every_line_is_accounted_for(imported: Imported) -> None:
    lines = imported.source.text.removesuffix("\n").split("\n")

    assert sorted(imported.parsed.placed) == list(range(1, len(lines) + 1))


def test_the_text_export_keeps_every_word_in_its_order(imported: Imported) -> None:
    furniture = {each.line for each in imported.parsed.furniture}
    lines = imported.source.text.replace("\f", "").split("\n")
    body = "\n".join(line for number, line in enumerate(lines, start=1) if number not in furniture)

    assert letters(render_text(imported.redacted)) == letters(body)


def letters(text: str) -> str:
    """The wording without list marks and blanks; an action's label is printed in its own way."""
    text = re.sub(r"\[?\baction\b[\s:–—-]*(?=\[?[A-Za-z]{2,8}\s?\d+/\d)", "ACTION ", text, flags=re.IGNORECASE)
    text = re.sub(r"(ACTION \[?[A-Za-z]{2,8}\d+/\d+)\]?\s*[:.–—-]*", lambda m: m[1].upper(), text)
    return re.sub(r"\s+", "", MARK.sub("", text))


@pytest.mark.shared
def test_the_model_document_scores_one_in_every_figure(shared_file: Callable[[str], Path], tmp_path: Path) -> None:
    source, key = shared_file("secp47.txt"), shared_file("secp47.expected.json")
    model = tmp_path / "secp47.txt"
    model.write_bytes(source.read_bytes())
    model.with_suffix(".expected.json").write_bytes(key.read_bytes())
    imported = Imported(model)
    predicted, exported = tmp_path / "p.json", tmp_path / "e.txt"
    predicted.write_text(render_json(imported.redacted), encoding="utf-8")
    exported.write_text(render_text(imported.redacted), encoding="utf-8")
    arguments = [predicted, key, "--source", source, "--export", exported]

    scored = subprocess.run(  # noqa: S603
        [sys.executable, shared_file("score.py"), *arguments], capture_output=True, text=True, check=False
    )

    assert (scored.stdout.splitlines()[-1], scored.returncode) == ("worst 1.000", 0)
