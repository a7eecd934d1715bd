"""The report of an import: what became of every line, what is in doubt, what awaits consent."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from core.english import count
from minutes.importing.lines import read_lines
from minutes.importing.parsed import Apology, Correction, Doubt, Furniture
from minutes.importing.parser import LOWER_CASE
from minutes.importing.rows.plan import ImportPlan
from minutes.importing.rows.statements import OfferedStatement

_RESULT_WORDS = {"dry run": "would be imported", "imported": "imported", "changed": "changed, as a new version"}


def report_data(plan: ImportPlan, *, dry_run: bool) -> dict[str, Any]:
    """Return the report as plain data, for --json."""
    return {
        "result": result_of(plan, dry_run=dry_run),
        "figures": _figures(plan),
        "source": {"file_name": plan.source.file_name, "sha256": plan.source.sha256},
        "outcomes_added": sorted(plan.new_words),
        "outcomes_awaiting_consent": sorted(plan.awaiting_words),
        "corrections_made": list(map(_correction, plan.newly_accepted)),
        "corrections_offered": list(map(_correction, plan.awaiting)),
        "statements_accepted": list(map(_offered, plan.newly_accepted_statements)),
        "statements_offered": list(map(_offered, plan.awaiting_statements)),
        "headings_awaiting_consent": _headings(plan),
        "furniture": [asdict(line) | {"words": _words_in(line)} for line in plan.parsed.furniture],
        "initials": dict(plan.parsed.initials),
        "doubts": list(map(asdict, doubts_of(plan))),
        "lines": [{"from": first, "to": last, "placed": part} for first, last, part in placed_lines(plan)],
    }


def result_of(plan: ImportPlan, *, dry_run: bool) -> str:
    if plan.changes_nothing:
        return "no change"
    if dry_run:
        return "dry run"
    return "imported" if plan.present is None else "changed"


def report_lines(plan: ImportPlan, *, dry_run: bool) -> Iterator[str]:
    """Return the report in sentences, for the terminal."""
    yield _heading(plan, dry_run=dry_run)
    if plan.newly_accepted_words:
        yield f"Outcome words added: {', '.join(sorted(plan.newly_accepted_words))}."
    yield from _listed(
        "Corrections made",
        (_correction_words(correction) for correction in plan.newly_accepted),
    )
    yield from _listed("Decisions made of what is not printed as one", map(_statement, plan.newly_accepted_statements))
    if plan.changes_nothing:
        return
    yield from _listed(
        f"Left out as page furniture, {count(sum(map(_words_in, plan.parsed.furniture)), 'word')}",
        (f"line {line.line}: {line.text} ({count(_words_in(line), 'word')})" for line in plan.parsed.furniture),
    )
    yield from _listed(
        "Corrections offered; --accept-corrections makes them",
        (f"{_correction_words(correction)} ({correction.reason})" for correction in plan.awaiting),
    )
    yield from _listed(
        "Perhaps decisions; --accept-statements all, or with their numbers (1,3-5), makes decisions of them",
        map(_statement, plan.awaiting_statements),
    )
    yield from _apologies(plan)
    yield from _listed("Initials", (f"{initials}: {name}" for initials, name in plan.parsed.initials.items()))
    yield from _listed(
        "In doubt", (f"line {doubt.line}: {doubt.message}" for doubt in doubts_of(plan) if doubt.kind != LOWER_CASE)
    )
    yield f"All {len(plan.parsed.placed)} lines of the source are accounted for, and every word of them is kept."


def _apologies(plan: ImportPlan) -> Iterator[str]:
    """Who sent apologies, or that nobody did; that the text is silent is something else."""
    if plan.parsed.apologies:
        yield from _listed("Apologies", map(_apology_words, plan.parsed.apologies))
    else:
        yield "Apologies: none." if plan.parsed.apologies_recorded else "Apologies: not recorded in the text."


def _apology_words(apology: Apology) -> str:
    category = f" ({apology.category})" if apology.category else ""
    return f"line {apology.line}: {apology.name}{category}"


def _words_in(line: Furniture) -> int:
    return sum(any(map(str.isalnum, word)) for word in line.text.split())


def doubts_of(plan: ImportPlan) -> list[Doubt]:
    """The parser's doubts, and every statement that an outcome word would make if it were accepted."""
    awaiting = [_doubt_of_word(plan, word) for word in sorted(plan.awaiting_words)]
    accepted = {(each.statement.line, each.statement.wording) for each in plan.accepted_statements}
    doubts = [
        doubt for doubt in plan.parsed.doubts if doubt.kind != LOWER_CASE or (doubt.line, doubt.text) not in accepted
    ]
    return sorted([*doubts, *awaiting], key=attrgetter("line"))


def _doubt_of_word(plan: ImportPlan, word: str) -> Doubt:
    message = f"{word} is not set up as an outcome; its statements stay plain text until --accept-outcomes."
    return Doubt(_line_of(plan, word), "outcome without consent", word, message)


def placed_lines(plan: ImportPlan) -> Iterator[tuple[int, int, str]]:
    """The runs of source lines (first, last) with the part of the minutes that each went to."""
    for part, run in groupby(sorted(plan.parsed.placed.items()), key=itemgetter(1)):
        lines = [line for line, _ in run]
        yield lines[0], lines[-1], part


def _heading(plan: ImportPlan, *, dry_run: bool) -> str:
    reference = plan.request.reference
    if plan.changes_nothing:
        return f"{reference}: no change."
    counts = ", ".join(f"{number} {what}" for what, number in _figures(plan).items())
    if plan.awaits_headings:
        return f"{reference}: would stop, as the items have no numbers; with --accept-headings: {counts}."
    return f"{reference}: {_RESULT_WORDS[result_of(plan, dry_run=dry_run)]}: {counts}."


def _headings(plan: ImportPlan) -> list[str]:
    return [item.title.text for item in plan.parsed.items] if plan.awaits_headings else []


def _offered(each: OfferedStatement) -> dict[str, Any]:
    return {
        "number": each.number,
        "line": each.statement.line,
        "wording": each.statement.wording,
        "outcome": each.statement.outcome,
        "statement": each.statement.statement,
    }


def _statement(each: OfferedStatement) -> str:
    return f"{each.number}. line {each.statement.line}, {each.statement.outcome}: {each.statement.statement}"


def _figures(plan: ImportPlan) -> dict[str, int]:
    """How many of each the minutes hold once the import is done."""
    minutes = plan.preview
    decisions = sum(len(item.decisions) for item in minutes.items)
    return {"items": len(minutes.items), "decisions": decisions, "actions": len(minutes.actions)}


def _line_of(plan: ImportPlan, word: str) -> int:
    """The first line of the source on which the word stands."""
    return next(line.number for line in read_lines(plan.source.text) if word in line.text)


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = [f"  {line}" for line in lines]
    if listed:
        yield f"{title}:"
        yield from listed


def _correction_words(correction: Correction) -> str:
    return f"line {correction.line}: {correction.printed} → {correction.suggested}"


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "line": correction.line,
        "printed": correction.printed,
        "suggested": correction.suggested,
        "reason": correction.reason,
    }
