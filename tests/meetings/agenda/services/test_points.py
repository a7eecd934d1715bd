"""The details of a point of an agenda: what they say, what they refuse."""

import pytest

from core.audience import Sensitivity
from core.errors import Unacceptable
from meetings.agenda.services.points import BY_DEFAULT, Details, set_details, usual_secrecy
from meetings.enums import Purpose
from meetings.models import AgendaItem, Panel, Person
from tests.conftest import Cast

SECRET = {"sensitivity": Sensitivity.CONFIDENTIAL, "sensitivity_reason": "Prices"}


def test_all_of_it_is_said_in_a_line() -> None:
    assert Details("Risks", Purpose.DECISION, "Ann Ost", minutes_allotted=5).said == (
        "Risks · 5 minutes · For decision · Presented by Ann Ost · Public"
    )
    assert Details("Price", **SECRET).said == "Price · Confidential: Prices"


def test_the_digest_differs_with_any_detail() -> None:
    details = Details("Risks")
    others = [details._replace(title="Risk"), details._replace(minutes_allotted=1), details._replace(**SECRET)]

    assert len({details.digest, *(other.digest for other in others)}) == 4
    assert details.digest == Details("Risks").digest


def test_a_point_is_secret_by_default_where_the_rules_have_it() -> None:
    assert usual_secrecy(Panel()) == (Sensitivity.PUBLIC, "")
    secret = Panel(rules={"default_sensitivity": "confidential"})
    assert usual_secrecy(secret) == (Sensitivity.CONFIDENTIAL, BY_DEFAULT)


def test_spaces_go_and_a_chosen_presenter_is_printed_under_their_name(cast: Cast) -> None:
    point = AgendaItem(number=1)

    set_details(point, Details(" Risks ", presented_by=Person.objects.get(name="Chair")), cast.panel)

    assert (point.title, point.presenter) == ("Risks", "Chair")
    assert Details.of(point).title == "Risks"


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        (Details(" "), "Give the item a title"),
        (Details("Price", sensitivity=Sensitivity.CONFIDENTIAL), "Say why the item is confidential"),
        (Details("Risks", minutes_allotted=0), "between 1 and 1440 minutes"),
        (Details("Risks", minutes_allotted=1441), "between 1 and 1440 minutes"),
    ],
)
def test_what_cannot_be_said_is_refused(cast: Cast, details: Details, sentence: str) -> None:
    with pytest.raises(Unacceptable, match=sentence):
        set_details(AgendaItem(number=1), details, cast.panel)


def test_a_presenter_is_of_the_panel(cast: Cast) -> None:
    stranger = Person.objects.create(name="A passer-by")

    with pytest.raises(Unacceptable, match="Choose somebody who sits or attends"):
        set_details(AgendaItem(number=1), Details("Risks", presented_by=stranger), cast.panel)
