"""The forms for items and proposals: what they make of what was typed."""

import pytest

from core.audience import Sensitivity
from meetings.agenda.forms import PointForm, ProposalForm, WholePointForm, people_of
from meetings.enums import Purpose, Role
from meetings.models import Panel, Person
from meetings.people.services.memberships import appoint_member
from tests.conftest import Cast

TYPED = {"title": "Risks", "purpose": "", "presenter": "", "minutes_allotted": ""}


def test_a_presenters_name_is_theirs_while_only_one_of_the_panel_has_it(cast: Cast) -> None:
    alone = PointForm(cast.panel, TYPED | {"presenter": "Chair"})
    assert alone.is_valid()
    assert alone.details().presented_by == Person.objects.get(name="Chair")

    namesake = Person.objects.create(name="Chair")
    appoint_member(cast.panel, namesake, Role.MEMBER, starts_on="2021-01-01", by=cast.secretary)

    assert alone.details().presented_by is None
    assert alone.details().presenter == "Chair"


def test_nobody_of_another_panel_is_offered_as_presenter(cast: Cast) -> None:
    assert not people_of(cast.panel).filter(account=cast.outsider).exists()
    assert people_of(cast.panel).filter(account=cast.member).exists()


def test_a_new_item_is_as_secret_as_the_panels_rules_have_it(cast: Cast) -> None:
    cast.panel.rules = {"default_sensitivity": "confidential"}
    form = PointForm(cast.panel, TYPED | {"purpose": "decision"})

    assert form.is_valid()
    assert (form.details().sensitivity, form.details().purpose) == (Sensitivity.CONFIDENTIAL, Purpose.DECISION)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"sensitivity": "confidential"}, "Say why the item is confidential; the reason is kept with it."),
        ({"sensitivity": "confidential", "sensitivity_reason": "Prices"}, ""),
        ({"sensitivity": "public"}, ""),
    ],
)
def test_a_confidential_item_has_a_reason(said: dict[str, str], fault: str) -> None:
    form = WholePointForm(Panel(), TYPED | said)

    assert form.is_valid() is not bool(fault)
    assert " ".join(form.errors.get("sensitivity_reason", [])) == fault


def test_what_is_said_of_a_secret_is_dropped_with_the_secret(cast: Cast) -> None:
    said = {"sensitivity": "public", "sensitivity_reason": "Prices", "public_title": "A contract"}
    form = WholePointForm(cast.panel, TYPED | said)

    assert form.is_valid()
    assert (form.details().sensitivity_reason, form.details().public_title) == ("", "")


def test_a_proposal_can_do_without_purpose_and_minutes() -> None:
    form = ProposalForm({"title": "Quokkas", "why": "They breed.", "purpose": ""})

    assert form.is_valid()
    assert form.proposed() == {"title": "Quokkas", "why": "They breed.", "purpose": None, "minutes_needed": None}
