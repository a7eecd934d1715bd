"""Who gets what at an address at which point of the meeting and its minutes: worked out from one sentence.

What one may not see is 404, what one may see and not do is 403, the wrong moment is 409, and whoever has not signed in
is sent to do so where somebody has to be known. So an address needs to say no more than who sees it, who may do it,
and when.
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple
from zlib import crc32

from hypothesis import settings as hypothesis_settings

from meetings.enums import MeetingState
from minutes.enums import MinutesState

ANYBODY = frozenset(
    {
        "anonymous",
        "administrator",  # of the installation, on no panel
        "outsider",  # the secretary of a second panel
        "visitor",  # another of its secretaries, who observes this one
        "observer",
        "cleared_observer",
        "member",
        "chair",
        "secretary",
        "uncleared_secretary",
    }
)
PANEL = ANYBODY - {"anonymous", "administrator", "outsider"}
SECRETARIES = frozenset({"secretary", "uncleared_secretary"})
CHAIR = frozenset({"chair"})
DRAFTERS = SECRETARIES | CHAIR
CLEARED = frozenset({"cleared_observer", "member", "chair", "secretary"})
ROLES = sorted(ANYBODY)

S = MinutesState
RETURNED, REOPENED = "returned", "reopened"  # a draft again: after it was circulated, and after it was published
POINTS = (S.DRAFT, S.CHAIR_REVIEW, S.CIRCULATED, RETURNED, S.APPROVED, S.SIGNED, S.PUBLISHED, REOPENED)
IN_DRAFT = frozenset({S.DRAFT, RETURNED, REOPENED})
BEFORE_THE_PANEL, BEFORE_EVERYBODY = frozenset({S.DRAFT, S.CHAIR_REVIEW}), frozenset({S.PUBLISHED, REOPENED})

LONG = 300  # examples of a property, by which script/test --long is known

Roles = frozenset[str]
Sees = Callable[[str], Roles]


def is_long_run() -> bool:
    return hypothesis_settings.default.max_examples >= LONG


def readers(point: str) -> Roles:
    """Who may read the minutes: their drafters, the panel once they are circulated, everybody once published."""
    return DRAFTERS if point in BEFORE_THE_PANEL else ANYBODY if point in BEFORE_EVERYBODY else PANEL


def of_the_panel(_point: str) -> Roles:
    return PANEL


class Ask(NamedTuple):
    """An address below one of the meeting; ``does`` may do it and ``when``, of those who ``sees`` it there.

    ``is_open`` where nobody has to sign in; ``withheld`` are refused at the right moment for want of clearance.
    """

    address: str
    sees: Sees
    does: Roles = ANYBODY
    when: frozenset[str] = frozenset(POINTS) | frozenset(MeetingState)
    is_open: bool = False
    withheld: Roles = frozenset()
    acts: bool = False

    def status(self, role: str, point: str) -> int:
        if role == "anonymous" and not self.is_open:
            return 302
        if role not in self.sees(point):
            return 404
        if role not in self.does:
            return 403
        if point not in self.when:
            return 409
        return 403 if role in self.withheld else 200


def step(verb: str, does: Roles, *when: str) -> Ask:
    return Ask(f"minutes/{{}}/{verb}/", readers, does, frozenset(when), acts=True)


def circulated(point: str) -> Roles:
    """Who may read the first version: there is one once they were circulated, and it is the panel's for good."""
    return frozenset() if point in BEFORE_THE_PANEL else PANEL


MINUTES = (
    Ask("minutes/{}/", readers, is_open=True),
    Ask("minutes/{}/versions/", readers, is_open=True),
    Ask("minutes/{}/v1/", circulated, is_open=True),
    Ask("meetings/{}/", of_the_panel),
    Ask("meetings/{}/attendance/", of_the_panel, SECRETARIES, IN_DRAFT),
    Ask("meetings/{}/held/", of_the_panel, SECRETARIES, IN_DRAFT),
    Ask("drafting/{}/agenda/", readers, SECRETARIES, IN_DRAFT),
    Ask("drafting/{}/late/", readers, SECRETARIES),
    Ask("drafting/{}/1/", readers, SECRETARIES, IN_DRAFT, withheld=frozenset({"uncleared_secretary"})),
    Ask("drafting/{}/2/", readers, SECRETARIES, IN_DRAFT),
    step("send-to-chair", SECRETARIES, *IN_DRAFT),
    step("return-to-draft", DRAFTERS, S.CHAIR_REVIEW, S.CIRCULATED),
    step("circulate", DRAFTERS, S.CHAIR_REVIEW),
    step("approve", SECRETARIES, S.CIRCULATED, *IN_DRAFT),
    step("sign", CHAIR, S.APPROVED),
    step("publish", SECRETARIES, S.SIGNED),
    step("withdraw-signature", DRAFTERS, S.SIGNED),
    step("reopen", DRAFTERS, S.SIGNED, S.PUBLISHED),
)

M = MeetingState
MEETING_POINTS = tuple(M)
TO_COME = frozenset(M.TO_COME)
THOSE_WHO_SIT = frozenset({"member", "chair"})


def readers_of_papers(point: str) -> Roles:
    """Who may read its papers: the panel once the agenda is out; before that, and where it is off, its drafters."""
    return DRAFTERS if point in (M.PLANNED, M.CANCELLED) else PANEL


def taken(verb: str, does: Roles, *when: str) -> Ask:
    return Ask(f"meetings/{{}}/{verb}/", of_the_panel, does, frozenset(when), acts=True)


MEETING = (
    Ask("meetings/{}/", of_the_panel),
    Ask("meetings/{}/agenda/", of_the_panel),
    Ask("meetings/{}/coming/", of_the_panel),
    Ask("meetings/{}/papers/", readers_of_papers),
    Ask("meetings/{}/papers/add/", readers_of_papers, SECRETARIES),
    taken("open", SECRETARIES, *TO_COME),
    taken("close", SECRETARIES, M.OPEN),
    taken("move", SECRETARIES, *TO_COME),
    taken("cancel", SECRETARIES, *TO_COME),
    taken("reinstate", SECRETARIES, M.CANCELLED),
    taken("number", SECRETARIES, M.PLANNED),
    taken("bin", SECRETARIES, M.PLANNED),
    taken("agenda/issue", SECRETARIES, *TO_COME),
    taken("agenda/propose", THOSE_WHO_SIT, *TO_COME),
)


class Cell(NamedTuple):
    """What one role gets that asks for an address by one method at one point."""

    ask: Ask
    method: str
    status: int
    point: str


def cells(role: str, asks: tuple[Ask, ...], points: tuple[str, ...], *, is_whole: bool) -> Iterator[Cell]:
    """Yield the cells of a role; what is refused is sent too.

    Where it is not the whole matrix, of the cells that differ by the point alone one is taken, always the same: each
    answer that an address has for a role is seen at some point.
    """
    every = (cell for ask in asks for cell in _cells_of(role, ask, points))
    for _, group in groupby(every, key=lambda cell: cell[:3]):
        alike = list(group)
        yield from alike if is_whole else [min(alike, key=lambda cell: crc32(f"{role} {cell.point}".encode()))]


def _cells_of(role: str, ask: Ask, points: tuple[str, ...]) -> list[Cell]:
    found = [Cell(ask, "get", ask.status(role, point), point) for point in points]
    found += [cell._replace(method="post") for cell in found if ask.acts and cell.status != 200]
    return sorted(found, key=lambda cell: (cell.method, cell.status))
