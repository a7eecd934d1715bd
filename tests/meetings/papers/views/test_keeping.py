"""What the secretary does with a paper, on the page of each step."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from core.uploads.limits import LARGEST_FILE
from meetings.models import Meeting, Paper
from tests.conftest import Cast
from tests.pages import page_text


def test_a_file_that_is_too_large_is_refused_before_it_is_read(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    paper = Paper.objects.get(title="Wombat report")
    file = SimpleUploadedFile("large.pdf", b"x" * (LARGEST_FILE + 1))

    page = page_text(client.post(f"/papers/{paper.pk}/replace/", {"file": file}))

    assert "The file is too large. You can upload PDF, DOCX, XLSX or PPTX, up to 50 MB." in page
