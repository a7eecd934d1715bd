"""Who may say what became of a recommendation, and who gets the file that shows it."""

import pytest
from django.test import Client

from actions.services.answers import check_evidence
from meetings.models import Decision
from minutes.models import RecommendationAnswer
from minutes.registers.answering import record_answer
from tests.access import EACH_ROLE, NOBODY, ROLES, UNCLEARED, Read, Sent, read_all, send_all, sign_in_as
from tests.conftest import Cast
from tests.ended_sessions import routes_not_walked
from tests.factories import uuid_of
from tests.minutes.registers.recommending import given, make_recommendations, publish
from tests.strange_values import faults

ANSWER, FILE = "decisions/<uuid:pk>/answer/", "decisions/<uuid:pk>/answers/<uuid:answer>/"
BOTH_SECRETARIATS = NOBODY | {"anonymous": 302, "chair": 403, "secretary": 200, "outsider": 200}
ITS_CLEARED_SECRETARY = NOBODY | {"anonymous": 302, "chair": 403, "secretary": 200, UNCLEARED: 404}
OF_THE_PANEL_ALONE = dict.fromkeys(ROLES, 200) | {"anonymous": 404, "outsider": 404}
SAID = {"decided": "Yes", "decided_on": "2024-03-01", "source": "A letter", "reasons": "", "link": "", "seen": ""}


def page_of(name: str) -> str:
    return f"/decisions/{uuid_of(name)}/answer/"


def file_of(name: str) -> str:
    answer = RecommendationAnswer.objects.get(decision=uuid_of(name))
    return f"/decisions/{uuid_of(name)}/answers/{answer.pk}/"


TABLE = [
    Read(page_of("open"), ANSWER, BOTH_SECRETARIATS, b"recommend the budget"),
    Read(page_of("veiled"), ANSWER, ITS_CLEARED_SECRETARY, b"the hidden price"),
    Read(page_of("shut"), ANSWER, ITS_CLEARED_SECRETARY, b"the hidden merger"),
    Read(page_of("none"), ANSWER, NOBODY | {"anonymous": 302}, b""),
    Read(lambda: file_of("answered"), FILE, OF_THE_PANEL_ALONE, b"So it was."),
    Read(
        lambda: file_of("answered in secret"),
        FILE,
        OF_THE_PANEL_ALONE | {"observer": 404, UNCLEARED: 404},
        b"In secret.",
    ),
]


def changes(statuses: dict[str, int]) -> dict[str, int]:
    return {role: 302 if status == 200 else status for role, status in statuses.items()}


SENT = [
    Sent(page_of("open"), ANSWER, SAID, changes(BOTH_SECRETARIATS), f"/decisions/{uuid_of('open')}/".encode()),
    Sent(page_of("shut"), ANSWER, SAID, changes(ITS_CLEARED_SECRETARY), f"/decisions/{uuid_of('shut')}/".encode()),
    Sent(page_of("none"), ANSWER, SAID, NOBODY | {"anonymous": 302}, b""),
]


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Recommendations that are out, and two of other minutes with an answer and a file."""
    publish(make_recommendations(cast), cast)
    publish(make_recommendations(cast, 19, {"open": "answered", "veiled": "answered in secret", "shut": "waits"}), cast)
    for name, words in (("answered", b"So it was."), ("answered in secret", b"In secret.")):
        decision, file = Decision.objects.get(pk=uuid_of(name)), check_evidence("letter.txt", words)
        record_answer(decision, given(file=file), seen=None, by=cast.secretary)
    return cast


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_gets_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert read_all(sign_in_as(client, role, house), TABLE) == []


@pytest.mark.parametrize("role", EACH_ROLE)
def test_each_role_may_change_what_the_table_says(house: Cast, client: Client, role: str) -> None:
    assert send_all(sign_in_as(client, role, house), SENT) == []


def test_a_form_that_outlives_its_session_loses_nothing(house: Cast) -> None:
    assert routes_not_walked(house, "secretary", TABLE, SENT) == set()


def test_no_strange_value_ends_in_a_fault(house: Cast, client: Client) -> None:
    client.force_login(house.secretary)

    assert faults(client, [*TABLE, *SENT]) == []
