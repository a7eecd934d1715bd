"""The pages of a paper, drawn once and kept."""

from core.pdf.drawing import PageText
from meetings.models import Meeting, Paper
from meetings.papers.pages import page_picture, page_texts, prune_pages


def test_pages_are_kept_with_their_words(meeting: Meeting) -> None:
    version = Paper.objects.get(title="Wombat report").versions.get()

    texts = page_texts(version, [1, 2])

    assert [found.text for found in texts if found] == ["wombat words", "second"]
    assert page_texts(version, [1]) == [PageText(1400, 1981, "wombat words")]
    assert page_picture(version, 1) == page_picture(version, 1)
    assert prune_pages() == 0
