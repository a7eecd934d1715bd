"""Who gets what at an address at which point of the meeting and its minutes: worked out from one sentence.

What one may not see is 404, what one may see and not do is 403, the wrong moment is 409, and whoever has not signed in
is sent to do so where somebody has to be known. So an address needs to say no more than who sees it, who may do it,
and when.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from zlib import crc32

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

Roles = frozenset[str]
Sees = Callable[[str], Roles]


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

SHARE = 6  # one cell in so many is walked in every run, all by script/test --long

M = MeetingState
MEETING_POINTS = (M.PLANNED, M.AGENDA_ISSUED, M.OPEN, M.CANCELLED)
TO_COME = frozenset(M.TO_COME)
MEETING = (
    Ask("meetings/{}/", of_the_panel),
    Ask("meetings/{}/agenda/", of_the_panel),
    Ask("meetings/{}/coming/", of_the_panel),
    Ask("meetings/{}/open/", of_the_panel, SECRETARIES, TO_COME, acts=True),
    Ask("meetings/{}/close/", of_the_panel, SECRETARIES, frozenset({M.OPEN}), acts=True),
    Ask("meetings/{}/cancel/", of_the_panel, SECRETARIES, TO_COME, acts=True),
    Ask("meetings/{}/reinstate/", of_the_panel, SECRETARIES, frozenset({M.CANCELLED}), acts=True),
    Ask("meetings/{}/agenda/issue/", of_the_panel, SECRETARIES, TO_COME, acts=True),
)


def cells(
    role: str, asks: tuple[Ask, ...], points: tuple[str, ...], *, is_whole: bool
) -> Iterator[tuple[str, Ask, str, int]]:
    """Yield method, what is asked and at which point, and what this role gets; what is refused is sent too.

    Where it is not the whole matrix it is a share of it, always the same: a guard stands before many cells.
    """
    for point in points:
        for ask in asks:
            status = ask.status(role, point)
            for method in ("get", "post") if ask.acts and status != 200 else ("get",):
                in_each_run = (
                    role in ask.withheld or crc32(f"{role} {method} {ask.address} {point}".encode()) % SHARE == 0
                )
                if is_whole or in_each_run:
                    yield method, ask, point, status
