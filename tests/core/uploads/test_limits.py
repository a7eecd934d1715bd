"""A body that is too large is refused before it is read: by a real server, while most of it is still to be sent."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.test import Client

from core.uploads.limits import LARGEST_FILE, NO_LENGTH, ROOM_FOR_THE_FORM, TOO_LARGE
from tests.browser.served import Served

FILM = 300_000_000  # bytes
FIRST_PIECE = 100_000


@pytest.fixture
def served(transactional_db: None) -> Iterator[Served]:
    server = Served()
    server.start()
    yield server
    server.kill()


def answer_after_a_piece(server: Served, headers: str, piece: bytes) -> bytes:
    """What the server says to a body of which only a piece has been sent; the rest never is."""
    host, _, port = server.url.removeprefix("http://").partition(":")
    with closing(socket.create_connection((host, int(port)), timeout=20)) as wire:
        start = "POST /papers/add/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        wire.sendall(f"{start}{headers}\r\n\r\n".encode() + piece)
        said = b""
        while b"</html>" not in said:
            received = wire.recv(65536)
            if not received:
                break
            said += received
    return said


def test_a_paper_of_300_mb_is_answered_while_nearly_all_of_it_is_unsent(served: Served) -> None:
    said = answer_after_a_piece(served, f"Content-Length: {FILM}", b"x" * FIRST_PIECE)

    assert said.startswith(b"HTTP/1.1 413 ")
    assert TOO_LARGE.encode() in said


def test_a_body_that_does_not_say_how_large_it_is_is_not_read_either(served: Served) -> None:
    said = answer_after_a_piece(served, "Transfer-Encoding: chunked", b"10000\r\n" + b"x" * 1000)

    assert said.startswith(b"HTTP/1.1 411 ")
    assert NO_LENGTH.encode() in said


@pytest.mark.django_db
def test_what_is_just_small_enough_goes_on_to_be_judged_by_its_form(client: Client) -> None:
    most = LARGEST_FILE + ROOM_FOR_THE_FORM

    assert client.post("/nowhere/", CONTENT_LENGTH=str(most + 1)).status_code == 413
    assert client.post("/nowhere/").status_code == 404
