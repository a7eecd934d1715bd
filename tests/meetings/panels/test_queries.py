"""The words that make a decision: those that every panel has, and a panel's own."""

import pytest

from meetings.models import Panel
from meetings.panels.queries import outcome_words
from meetings.panels.services import add_outcome_words
from tests.conftest import Cast
from tests.factories import SEEDED_WORDS


def test_a_panel_adds_words_to_everybodys(cast: Cast) -> None:
    add_outcome_words(cast.panel, {"ENDORSED"}, by=cast.secretary)

    assert outcome_words(cast.panel) - outcome_words(Panel.objects.get(code="OTHER")) == {"ENDORSED"}
    assert {"NOTED", "AGREED", "APPROVED", "DEFERRED", "DISCUSSED"} == outcome_words(Panel.objects.get(code="OTHER"))


@pytest.mark.django_db
def test_without_a_panel_there_are_everybodys_words() -> None:
    assert outcome_words(None) == SEEDED_WORDS
