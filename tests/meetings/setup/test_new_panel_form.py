"""What is asked before there is a panel, and what is said of an answer that will not do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from core.accounts.models import User
from tests.conftest import Cast
from tests.meetings.setup.asking import ask


def test_a_faulty_file_is_told_by_line_and_what_was_typed_stays(administrator: User, client: Client) -> None:
    client.force_login(administrator)
    upload = SimpleUploadedFile("a.toml", b'name = "A"\ncode = "a_1"\n[rules]\nquorum = "six"\n')

    response = ask(client, made_of="file", file=upload, name="Harbour Panel")
    page = response.content.decode()

    assert response.status_code == 400
    assert "<li>Line 2: A panel’s code is two to eight capital letters and digits" in page
    assert "<li>Line 4: &quot;six&quot; is not a value of quorum.</li>" in page
    assert 'value="Harbour Panel"' in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "", "code": "HARB"}, "Say what it is called."),
        ({"name": "Harbour Panel", "code": "4H"}, "two to eight capital letters and digits"),
        ({"name": "Harbour Panel", "code": "GRID2"}, "and GRID2 would read as a meeting of GRID."),
        ({"name": "Harbour Panel", "code": "GRID"}, "The Grid Code Panel has the code GRID already."),
        ({"name": "Harbour Panel", "code": "HARB", "made_of": "file"}, "Choose the file."),
        ({"name": "Harbour Panel", "code": "HARB", "secretary": "who@example.org"}, "No account has this address."),
        ({"name": "Harbour Panel", "code": "HARB", "secretary": "operator@localhost"}, "No account has this address."),
    ],
)
def test_what_is_missing_is_said_where_it_is(
    cast: Cast, administrator: User, client: Client, sent: dict[str, str], said: str
) -> None:
    client.force_login(administrator)

    response = ask(client, **sent)

    assert response.status_code == 400
    assert said in response.content.decode()


def test_a_name_that_is_too_long_says_how_long_it_may_be(administrator: User, client: Client) -> None:
    client.force_login(administrator)

    said = ask(client, made_of="blank", name="P" * 300, code="PEOP").content.decode()

    assert "The name is too long: it may have 200 characters, and has 300." in said
    assert "Say what it is called." not in said
