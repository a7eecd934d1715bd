import pytest

from meetings.models import PersonCorrection


@pytest.mark.parametrize(
    ("organisation", "words"),
    [("Harbour Council", "Ada Quill of Harbour Council"), ("", "Ada Quill, without an organisation")],
)
def test_a_correction_says_the_name_and_the_organisation(organisation: str, words: str) -> None:
    assert PersonCorrection(name="Ada Quill", organisation=organisation).words == words
