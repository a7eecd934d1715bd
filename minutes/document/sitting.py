"""The course of the meeting, in the words that are printed: of the whole of it, and of its adjournments at their items.

They are kept at the items, so that what is said of a break within one is withheld with it.
"""

from datetime import datetime

from meetings.attendance.held import Break, Held, break_words, held_words
from minutes.document.model import DocumentAdjournment, DocumentItem, MinutesDocument


def sitting_words(document: MinutesDocument) -> str:
    """Say where and how the meeting was held, when it was opened and closed; nothing where that is not recorded."""
    sitting = document.sitting
    if sitting is None:
        return ""
    held = Held(_read(sitting.started_at), _read(sitting.closed_at), sitting.place, sitting.held_as)
    return held_words(held, document.held_on)


def adjourned_within(item: DocumentItem) -> tuple[str, ...]:
    """Return the sentences on adjournments within an item."""
    return tuple(_words(each) for each in item.adjournments if each.is_within)


def adjourned_after(item: DocumentItem) -> tuple[str, ...]:
    """Return the sentences on adjournments that stand between an item and the next."""
    return tuple(_words(each) for each in item.adjournments if not each.is_within)


def _words(each: DocumentAdjournment) -> str:
    return break_words(Break(None, _read(each.adjourned_at), _read(each.resumed_at), each.is_within, each.reason))


def written(at: datetime | None) -> str:
    """Return a time as a document has it; nothing for none."""
    return at.isoformat(timespec="minutes") if at else ""


def _read(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
