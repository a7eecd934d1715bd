"""A NUL in the address or in a field is refused in words, whatever view it goes to."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.pages import page_text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/decisions/?words=a%00b",
        "/decisions/?after=a%00.1",
        "/decisions/?a%00b=1",
        "/panels/A%00/",
        "/go/?q=%00",
    ],
)
def test_an_address_with_a_nul_is_refused(cast: Cast, client: Client, address: str) -> None:
    client.force_login(cast.secretary)

    response = client.get(address)

    assert response.status_code == 400
    assert "a character (NUL) that can be neither shown nor stored" in page_text(response)


@pytest.mark.parametrize("sent", [{"title": "a\x00b"}, {"ti\x00tle": "a"}, {"title": ["a", "\x00"]}])
def test_so_is_a_field(cast: Cast, client: Client, sent: dict[str, object]) -> None:
    client.force_login(cast.secretary)

    assert client.post("/meetings/GRID12/agenda/add", sent).status_code == 400
