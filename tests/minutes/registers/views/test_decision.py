import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.models import Decision
from tests.conftest import Cast
from tests.factories import make_minutes, stated, write


@pytest.mark.parametrize(("count", "name"), [(1, "one"), (60, "sixty")])
def test_the_page_of_a_decision_takes_the_same_queries_in_minutes_of_any_length(
    cast: Cast, client: Client, count: int, name: str
) -> None:
    client.force_login(cast.secretary)
    minutes = make_minutes(cast.panel, 14, [f"Item {number}" for number in range(count)])
    write(minutes, 1, stated(name, "NOTED", "the report"))
    decision = Decision.objects.get(statement="NOTED the report.")

    with CaptureQueriesContext(connection) as queries:
        client.get(f"/decisions/{decision.pk}/")

    assert len(queries) == 10
