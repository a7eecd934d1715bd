"""One thing on the clipboard, and what becomes of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """``before`` stands in the editor, the caret at its end. ``blocks`` are the markup of the text then, without ids.

    ``decisions`` are outcome and statement, ``actions`` owner and text, ``said`` is what the bar tells.
    """

    name: str
    html: str = ""
    text: str = ""
    before: str = ""
    blocks: tuple[str, ...] = ()
    decisions: tuple[tuple[str, str], ...] = ()
    actions: tuple[tuple[str, str], ...] = ()
    said: str = ""
