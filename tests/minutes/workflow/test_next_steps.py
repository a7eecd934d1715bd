import pytest
from django.test import Client

from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.factories import make_minutes
from tests.minutes.workflow.clicking import PAGE, as_, filled_buttons, page_of
from tests.minutes.workflow.signing import bring_to

S = MinutesState


@pytest.mark.parametrize(("state", "mover", "note"), [
    (S.DRAFT, "secretary", "waiting for you to send to the chair"),
    (S.CHAIR_REVIEW, "chair", "waiting for you to circulate"),
    (S.CIRCULATED, "secretary", "waiting for you to record the approval"),
    (S.APPROVED, "chair", "waiting for you to sign"),
    (S.SIGNED, "secretary", "waiting for you to publish"),
])  # fmt: skip
@pytest.mark.parametrize("address", [PAGE, "/meetings/GRID12/"])
def test_the_track_names_whose_move_it_is(
    cast: Cast, complete: Minutes, client: Client, state: MinutesState, mover: str, note: str, address: str
) -> None:
    bring_to(state, complete, cast)
    other = {"chair": "secretary", "secretary": "chair"}[mover]
    words = {"chair": "the chair", "secretary": "the secretariat"}[mover]

    assert note in page_of(as_(client, getattr(cast, mover)), address)
    assert f"waiting for {words}" in page_of(as_(client, getattr(cast, other)), address)


def test_what_is_missing_stands_in_place_of_the_button(cast: Cast, client: Client) -> None:
    make_minutes(cast.panel)
    client.force_login(cast.secretary)

    for address in ("/meetings/GRID12/", f"{PAGE}send-to-chair/"):
        page = page_of(client, address)
        assert "The attendance is not recorded." in page
        assert "Send to the chair" not in filled_buttons(page)
    assert client.post(f"{PAGE}send-to-chair/").status_code == 409
