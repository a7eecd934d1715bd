"""What an import says of itself: what became of every line, what is in doubt, what waits for consent."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from minutes.importing.lines import read_lines
from minutes.importing.parsed import Correction, Doubt
from minutes.importing.rows.plan import ImportPlan


def report_data(plan: ImportPlan, *, dry_run: bool) -> dict[str, Any]:
    """The report as plain data, for --json."""
    return {
        "result": result_of(plan, dry_run=dry_run),
        "source": {"file_name": plan.source.file_name, "sha256": plan.source.sha256},
        "outcomes_added": sorted(plan.new_words),
        "outcomes_awaiting_consent": sorted(plan.awaiting_words),
        "corrections_made": [_correction(each) for each in plan.newly_accepted],
        "corrections_offered": [_correction(each) for each in plan.awaiting],
        "furniture": [{"line": each.line, "text": each.text, "reason": each.reason} for each in plan.parsed.furniture],
        "doubts": [
            {"line": each.line, "kind": each.kind, "text": each.text, "message": each.message}
            for each in doubts_of(plan)
        ],
        "lines": [{"from": first, "to": last, "placed": place} for first, last, place in placed_lines(plan)],
    }


def result_of(plan: ImportPlan, *, dry_run: bool) -> str:
    if plan.changes_nothing:
        return "no change"
    if dry_run:
        return "dry run"
    return "imported" if plan.present is None else "changed"


def report_lines(plan: ImportPlan, *, dry_run: bool) -> Iterator[str]:
    """The report in sentences, for the terminal."""
    yield _heading(plan, dry_run=dry_run)
    if plan.newly_accepted_words:
        yield f"Outcome words added: {', '.join(sorted(plan.newly_accepted_words))}."
    yield from _listed(
        "Corrections made",
        (f"line {each.line}: {each.printed} → {each.suggested}" for each in plan.newly_accepted),
    )
    if plan.changes_nothing:
        return
    yield from _listed(
        "Left out as page furniture", (f"line {each.line}: {each.text}" for each in plan.parsed.furniture)
    )
    yield from _listed(
        "Corrections offered; --accept-corrections makes them",
        (f"line {each.line}: {each.printed} → {each.suggested} ({each.reason})" for each in plan.awaiting),
    )
    yield from _listed("In doubt", (f"line {each.line}: {each.message}" for each in doubts_of(plan)))
    yield f"All {len(plan.parsed.placed)} lines of the source are accounted for."


def doubts_of(plan: ImportPlan) -> list[Doubt]:
    """The parser's doubts, and every statement that an outcome word would make if it were accepted."""
    awaiting = [
        Doubt(
            _line_of(plan, word),
            "outcome without consent",
            word,
            f"{word} is not an outcome of this panel; its statements stay plain text until --accept-outcomes.",
        )
        for word in sorted(plan.awaiting_words)
    ]
    return sorted([*plan.parsed.doubts, *awaiting], key=lambda doubt: doubt.line)


def placed_lines(plan: ImportPlan) -> Iterator[tuple[int, int, str]]:
    """Where the source's lines went, as runs (first, last, place)."""
    for place, run in groupby(sorted(plan.parsed.placed.items()), key=lambda each: each[1]):
        lines = [line for line, _ in run]
        yield lines[0], lines[-1], place


def _heading(plan: ImportPlan, *, dry_run: bool) -> str:
    reference = f"{plan.request.panel_code}{plan.request.meeting_number}"
    if plan.changes_nothing:
        return f"{reference}: no change."
    items = plan.preview.items
    decisions = sum(decision.outcome in plan.words for item in items for decision in item.decisions)
    counts = f"{len(items)} items, {decisions} decisions, {len(plan.preview.actions)} actions"
    said = {"dry run": "would be imported", "imported": "imported", "changed": "changed, as a new version"}
    return f"{reference}: {said[result_of(plan, dry_run=dry_run)]}: {counts}."


def _line_of(plan: ImportPlan, word: str) -> int:
    """The first line of the source on which the word stands."""
    return next(line.number for line in read_lines(plan.source.text) if word in line.text)


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = [f"  {line}" for line in lines]
    if listed:
        yield f"{title}:"
        yield from listed


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "line": correction.line,
        "printed": correction.printed,
        "suggested": correction.suggested,
        "reason": correction.reason,
    }
