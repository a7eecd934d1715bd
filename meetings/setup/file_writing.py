"""A panel's set-up written as a file (TOML). Pure."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from meetings.setup.plan import PanelPlan


def write_panel_file(plan: PanelPlan) -> str:
    """Return what ``read_panel_file`` reads; only what differs from the standard is written."""
    parts = [_lines({name: getattr(plan, name) for name in ("name", "code", "about") if getattr(plan, name)})]
    if plan.outcome_words:
        parts.append(_lines({"outcome_words": list(plan.outcome_words)}))
    if rules := plan.rules.written():
        parts.append("[rules]\n" + _lines({key: value for key, value in rules.items() if value is not None}))
    for table in ("seats", "standing_items"):
        parts += [f"[[{table}]]\n" + _lines(_differing(row)) for row in getattr(plan, table)]
    return "\n".join(filter(None, parts))


def _differing(row: Any) -> dict[str, Any]:
    values = {field.name: (getattr(row, field.name), field.default) for field in fields(row)}
    return {name: value for name, (value, standard) in values.items() if value != standard}


def _lines(values: Mapping[str, Any]) -> str:
    return "".join(f"{key} = {_written(value)}\n" for key, value in values.items())


def _written(value: Any) -> str:
    """Return a value as TOML: a string of JSON is one, but for the one control character that JSON leaves as it is."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_written(key)} = {_written(item)}" for key, item in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
