"""The interests declared at items of a panel's meetings, as each may read of them, by person and by meeting."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q, QuerySet

from core.audience import Sensitivity
from meetings.access import PanelAccess
from meetings.enums import Follows
from meetings.meeting_named import meeting_named
from meetings.models import Meeting, Panel, Person, Recusal
from meetings.references import code_and_number

NO_PART = "Takes no part"
MOST_DIGITS = 18  # of the key of a row
_IN_WORDS = {
    None: "stands aside",
    Follows.TAKES_PART: "takes part, with an interest",
    Follows.SPEAKS: "stays and speaks, and does not vote",
    Follows.SILENT: "stays silent, and does not vote",
    Follows.LEAVES: "leaves for it",
}
ORDERS: Mapping[str, tuple[str, ...]] = {
    "meeting": ("item__meeting__series", "-item__meeting__number", "item__number", "pk"),
    "person": ("person__name", "person", "item__meeting__series", "-item__meeting__number", "item__number"),
}


def follows_label(follows: str) -> str:
    """Return what follows from a declaration, in a word or two."""
    return str(Follows(follows).label) if follows else NO_PART


def follows_in_words(follows: str) -> str:
    """Return the same of somebody who is named before it: "Tomos Pryce leaves"."""
    return _IN_WORDS[Follows(follows) if follows else None]


def declarations_seen(panel: Panel, access: PanelAccess) -> QuerySet[Recusal]:
    """Return what was declared for items of the panel's meetings, for those of the panel; nothing for others.

    What concerns a confidential item is for the cleared, and for whoever declared it.
    """
    if panel.pk not in access.panels:
        return Recusal.objects.none()
    rows = Recusal.objects.filter(item__meeting__panel=panel, item__meeting__binned_at=None, item__binned_at=None)
    if panel.pk not in access.cleared:
        rows = rows.filter(Q(item__sensitivity=Sensitivity.PUBLIC.value) | Q(person=access.person))
    return rows.select_related("person", "item__meeting__panel").order_by(*ORDERS["meeting"])


def why_told(recusal: Recusal, access: PanelAccess, panel: int) -> str:
    """Return why somebody stands aside, for whom it is: themselves, and those who draft and may read of the item."""
    may_read = access.audience_on(panel).may_read(recusal.item.sensitivity)
    is_own = access.person is not None and recusal.person_id == access.person
    return recusal.interest if is_own or (panel in access.drafts and may_read) else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The declarations that an address asks for; what it does not say as it can be is not asked.

    ``meeting`` is a reference, such as SECP47 or SECP-C12.
    """

    person: int | None = None
    meeting: str | None = None
    by: str = "meeting"

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Asked":
        person, meeting, by = (query.get(name, "") for name in ("person", "meeting", "by"))
        return cls(_number(person), _reference(meeting), by if by in ORDERS else cls().by)

    def among(self, rows: QuerySet[Recusal]) -> QuerySet[Recusal]:
        if self.person is not None:
            rows = rows.filter(person=self.person)
        if self.meeting is not None:
            rows = rows.filter(meeting_named(*code_and_number(self.meeting), at="item__meeting"))
        return rows.order_by(*ORDERS[self.by])

    @property
    def is_narrowed(self) -> bool:
        return self.person is not None or self.meeting is not None

    @property
    def query(self) -> str:
        """The address's part that asks for the same again."""
        said = {"person": self.person, "meeting": self.meeting, "by": self.by if self.by != Asked().by else None}
        return "&".join(f"{name}={value}" for name, value in said.items() if value is not None)


def _number(written: str) -> int | None:
    return int(written) if re.fullmatch(rf"[0-9]{{1,{MOST_DIGITS}}}", written) else None


def _reference(written: str) -> str | None:
    try:
        code_and_number(written)
    except ValueError:
        return None
    return written


class Declared(NamedTuple):
    """A declaration as its reader has it; ``why`` is empty for whom it is not."""

    person: Person
    meeting: Meeting
    item: str
    follows: str
    why: str


def told(rows: Iterable[Recusal], panel: Panel, access: PanelAccess) -> Iterator[Declared]:
    """Yield what these rows tell this reader."""
    for row in rows:
        number, follows = str(row.item.number), follows_label(row.follows)
        yield Declared(row.person, row.item.meeting, number, follows, why_told(row, access, panel.pk))


class Choices(NamedTuple):
    """The people and the meetings that declarations can be narrowed to."""

    people: list[tuple[int, str]]
    meetings: list[Meeting]


def choices_among(rows: QuerySet[Recusal], panel: Panel) -> Choices:
    """Return who declared something of these rows, by name, and at which meetings, newest first; in two queries."""
    people = rows.order_by("person__name", "person").values_list("person", "person__name").distinct()
    meetings = Meeting.objects.filter(pk__in=rows.order_by().values("item__meeting")).select_related("panel")
    return Choices(list(people), list(meetings.filter(panel=panel).order_by("series", "-number")))
