"""The text of a minute: one piece of HTML per agenda item, and everything that is read from it. Pure: no Django.

``normal_form`` makes any HTML the one form that is stored; the rest takes that form for granted.
"""

from .change import Change, change_between
from .from_plain import from_plain
from .marking import mark_statements
from .merge import Merge, holds_changes, merge
from .normal import normal_form
from .plain import plain_text
from .reading import ActionText, Block, Mention, Reading, Statement, read
from .writer import NotUsable

__all__ = [
    "ActionText",
    "Block",
    "Change",
    "Mention",
    "Merge",
    "NotUsable",
    "Reading",
    "Statement",
    "change_between",
    "from_plain",
    "holds_changes",
    "mark_statements",
    "merge",
    "normal_form",
    "plain_text",
    "read",
]
