"""What tests of recommendations have in common: three that a panel has made to another."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from core.audience import Sensitivity
from meetings.models import Decision, Meeting, Panel
from minutes.drafting.classification import classify_item
from minutes.drafting.details import set_decision_details
from minutes.drafting.recommended import Recommended
from minutes.enums import VersionKind
from minutes.models import Minutes, Version
from minutes.registers.answering import GivenAnswer
from minutes.versions.freeze import freeze_version
from minutes.workflow.verbs import record_publication_elsewhere
from tests.conftest import Cast
from tests.factories import item_of, make_minutes, stated, uuid_of, write

DECIDED_ON = date(2024, 3, 1)
SECRET_ITEM = {"reason": "Prices", "public_title": "Other business"}


def another_panel() -> Panel:
    return Panel.objects.get(code="OTHER")


def recommend(name: str, cast: Cast, to: Recommended | None = None) -> Decision:
    """Mark a decision as one that the other panel is asked to make."""
    decision = Decision.objects.select_related("item__meeting__panel").get(pk=uuid_of(name))
    recommended = to or Recommended("the Another Panel", another_panel())
    set_decision_details(decision, recommended=recommended, by=cast.secretary)
    decision.refresh_from_db()
    return decision


def make_recommendations(cast: Cast, number: int = 20, names: Mapping[str, str] = MappingProxyType({})) -> Minutes:
    """Item 1 recommends something openly and something in secret, item 2 is confidential and recommends something.

    The decisions are called open, veiled and shut, or as ``names`` have it.
    """
    minutes = make_minutes(cast.panel, number)
    Meeting.objects.filter(pk=minutes.meeting_id).update(held_on=date(2024, 2, 1), state="closed")
    first, second, third = (names.get(name, name) for name in ("open", "veiled", "shut"))
    open_one = stated(first, "AGREED", "to recommend the budget")
    write(minutes, 1, open_one + stated(second, "AGREED", "the hidden price", secret=True))
    write(minutes, 2, stated(third, "AGREED", "the hidden merger"))
    classify_item(item_of(minutes, 2), Sensitivity.CONFIDENTIAL, by=cast.secretary, **SECRET_ITEM)
    for name in (first, second, third):
        recommend(name, cast)
    return minutes


def publish(minutes: Minutes, cast: Cast) -> Version:
    """The public reads them from here on."""
    record_publication_elsewhere(minutes, by=cast.operator)
    return freeze_version(Minutes.objects.get(pk=minutes.pk), VersionKind.IMPORTED, by=cast.operator)


def given(**other: object) -> GivenAnswer:
    said: dict[str, object] = {"decided": "The budget, less a tenth", "decided_on": DECIDED_ON, "source": "A letter"}
    return GivenAnswer(**{**said, **other})  # type: ignore[arg-type] # as the test has it
