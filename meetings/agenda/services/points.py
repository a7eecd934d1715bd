"""The details of a point of an agenda, as they are typed: checked against the rules and put into its row."""

from hashlib import sha256
from typing import NamedTuple

from core.audience import Sensitivity
from core.checked_rows import check_fields
from core.errors import Unacceptable
from meetings.agenda.item_words import point_facts
from meetings.enums import Purpose
from meetings.models import Membership, Panel, Person
from meetings.models.point import AgendaPoint
from meetings.panels.rules import PanelRules

LONGEST = 24 * 60  # minutes of one item
BY_DEFAULT = "Confidential by default"


class Details(NamedTuple):
    """The details of a point. Without a name given, the presenter is printed under their own."""

    title: str
    purpose: Purpose | None = None
    presenter: str = ""
    presented_by: Person | None = None
    minutes_allotted: int | None = None
    sensitivity: Sensitivity = Sensitivity.PUBLIC
    sensitivity_reason: str = ""
    public_title: str = ""

    @classmethod
    def of(cls, point: AgendaPoint) -> "Details":
        """Return the details as the row has them."""
        purpose = Purpose(point.purpose) if point.purpose else None
        values = {name: getattr(point, name) for name in cls._fields}
        return cls(**(values | {"purpose": purpose, "sensitivity": Sensitivity(point.sensitivity)}))

    @property
    def digest(self) -> str:
        """A short hash that tells whether the details are still the same."""
        values = self._asdict() | {"presented_by": self.presented_by.pk if self.presented_by else None}
        return sha256(repr([*map(str, values.values())]).encode()).hexdigest()[:16]

    @property
    def said(self) -> str:
        """Every detail in a line, for whoever may read the point."""
        purpose = self.purpose.label if self.purpose else ""
        is_public = self.sensitivity is Sensitivity.PUBLIC
        readers = "Public" if is_public else f"Confidential: {self.sensitivity_reason}"
        return " · ".join([self.title, *point_facts(self.minutes_allotted, purpose, self.presenter), readers])


def usual_secrecy(panel: Panel) -> tuple[Sensitivity, str]:
    """Return how secret a point of this panel is unless somebody says otherwise, and for which reason."""
    sensitivity = PanelRules.read(panel.rules).default_sensitivity
    return sensitivity, "" if sensitivity is Sensitivity.PUBLIC else BY_DEFAULT


def set_details(point: AgendaPoint, details: Details, panel: Panel) -> None:
    """Puts them into the row, which is not saved yet.

    Raises Unacceptable for a title that is none, a confidential point without a reason, minutes that are none or more
    than a day has, and a presenter chosen whom the panel does not know.
    """
    typed = {name: value.strip() if type(value) is str else value for name, value in details._asdict().items()}
    person = details.presented_by
    typed["presenter"] = typed["presenter"] or (person.name if person else "")
    typed["sensitivity"] = Sensitivity(details.sensitivity).value
    for name, value in typed.items():
        setattr(point, name, value)
    _check(point, panel)


def _check(point: AgendaPoint, panel: Panel) -> None:
    if not point.title:
        raise Unacceptable("Give the item a title.")
    if point.sensitivity == Sensitivity.CONFIDENTIAL and not point.sensitivity_reason:
        raise Unacceptable("Say why the item is confidential; the reason is kept with it.")
    if point.minutes_allotted is not None and not 1 <= point.minutes_allotted <= LONGEST:
        raise Unacceptable(f"An item takes between 1 and {LONGEST} minutes. Leave it empty if that is not known.")
    known = Membership.objects.filter(panel=panel, person=point.presented_by_id)
    if point.presented_by_id and not known.exists():
        raise Unacceptable("Choose somebody who sits or attends, or type a name.")
    check_fields(point)
