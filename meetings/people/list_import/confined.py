"""A list of members that comes as a workbook is read by a child process with limits: who made it may be a stranger,
and a file of some megabytes can take minutes and gigabytes to read."""

import json
from collections.abc import Iterator

from core.confined.confine import TooCostly, WorkFailed, confined
from core.confined.limits import Limits
from core.errors import Unacceptable
from core.stored import from_plain, to_plain

from .parser import MemberList, read_member_list
from .tables import MORE_THAN_A_LIST, UNREADABLE_WORKBOOK, is_workbook

LIMITS = Limits(step=15, total=15, memory=700_000_000, output=60_000_000)


def read_confined(content: bytes, *, file_name: str) -> MemberList:
    """Return what ``read_member_list`` does, and raise Unacceptable also for a workbook that takes too much to read."""
    if not is_workbook(content):
        return read_member_list(content, file_name=file_name)
    try:
        (read,) = confined(_read, content, file_name, limits=LIMITS)
    except TooCostly as error:
        raise Unacceptable(MORE_THAN_A_LIST) from error
    except WorkFailed as error:
        raise Unacceptable(UNREADABLE_WORKBOOK) from error
    return from_plain(MemberList, json.loads(read))


def _read(content: bytes, file_name: str) -> Iterator[bytes]:
    yield json.dumps(to_plain(read_member_list(content, file_name=file_name))).encode()
