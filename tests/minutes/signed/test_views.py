from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.workflow.signing import bring_to

S = MinutesState


def test_a_file_can_be_checked_by_anybody_and_leaves_nothing(cast: Cast, signed: Minutes, client: Client) -> None:
    bring_to(S.PUBLISHED, signed, cast)
    content = client.get("/minutes/GRID12.pdf").content

    def check(data: bytes) -> str:
        return client.post("/verify/", {"file": SimpleUploadedFile("minutes.pdf", data)}).content.decode()

    assert "This file is genuine" in check(content)
    assert "This file was altered" in check(content[:999] + b"!" + content[1000:])
    assert "This file is unknown here" in check(b"%PDF-1.7 something else")
    assert client.post("/verify/").status_code == 400
    assert client.post("/verify/", b"", content_type="text/plain", CONTENT_LENGTH=60_000_000).status_code == 413
