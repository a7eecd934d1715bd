"""Panels to begin with: files of the form that ``meetings.setup.file`` reads, one for each kind of body."""

from functools import cache
from pathlib import Path

from meetings.setup.file import read_panel_file
from meetings.setup.plan import PanelPlan

FOLDER = Path(__file__).parent
IN_ORDER = ("code_panel", "company_board", "council_committee", "blank")


@cache
def templates() -> dict[str, PanelPlan]:
    """Return each template by its key, in the order in which they are offered."""
    return {key: read_panel_file((FOLDER / f"{key}.toml").read_bytes()) for key in IN_ORDER}
