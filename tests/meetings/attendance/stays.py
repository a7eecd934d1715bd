"""Stays as tests write them down: "-2, 4-6, 8-" is until item 2, back for items 4 to 6, and back from item 8."""

import re

from meetings.attendance.stays import Stay
from meetings.item_numbers import ItemNumber

_WRITTEN = re.compile(r"(?P<first>[\dA-Z.]*)-(?P<last>[\dA-Z.]*)(?P<during>\*?)")


def stays(written: str) -> tuple[Stay, ...]:
    """Return the stays; a star behind the last item says that they left during it, and "" that they never left."""
    return tuple(map(_stay, written.split(", "))) if written else (Stay(),)


def _stay(written: str) -> Stay:
    found = _WRITTEN.fullmatch(written)
    assert found, written
    return Stay(_number(found["first"]), _number(found["last"]), left_during=bool(found["during"]))


def _number(written: str) -> ItemNumber | None:
    return ItemNumber.read(written) if written else None
