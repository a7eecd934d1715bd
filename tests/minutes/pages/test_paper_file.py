"""The file of an edition, whichever machine makes it, as the views ask for it."""

import pytest

from core.background.progress import Step
from meetings.access import access_of
from minutes.enums import MinutesState
from minutes.models import IssuedFile, Minutes
from minutes.pages import paper_file as files
from minutes.pages.paper_file import PaperFile, PrintedFile, SealedFile, paper_file
from minutes.reading.editions import edition_for
from tests.conftest import Cast
from tests.minutes.pages.printing import work_off_the_queue
from tests.minutes.workflow.signing import bring_to

pytestmark = pytest.mark.usefixtures("queue")


@pytest.fixture
def draft(cast: Cast, minutes: Minutes, monkeypatch: pytest.MonkeyPatch) -> PaperFile:
    monkeypatch.setattr(files, "PATIENCE", 0)
    return paper_file(edition_for(access_of(cast.secretary), "GRID12"))


def test_a_draft_is_printed_once_it_was_asked_for(draft: PaperFile) -> None:
    first = draft.content()
    work_off_the_queue()
    then = draft.content()

    assert isinstance(draft, PrintedFile)
    assert first is None
    assert then is not None
    assert then.content.startswith(b"%PDF")
    assert (draft.progress.step, draft.progress.polls) == (Step.DONE, "load")
    assert draft.name == "GRID12-minutes-confidential-draft.pdf"


def test_its_tag_is_known_before_it_is_there(draft: PaperFile) -> None:
    assert draft.tag.strip('"')
    assert draft.progress.step == Step.WAITING


def test_signed_minutes_have_their_sealed_file_alone(cast: Cast, complete: Minutes) -> None:
    bring_to(MinutesState.SIGNED, complete, cast)
    edition = edition_for(access_of(cast.secretary), "GRID12")
    unsealed = paper_file(edition)

    assert isinstance(unsealed, SealedFile)
    assert (unsealed.tag, unsealed.content(), unsealed.progress.step) == ("", None, Step.WAITING)
    unsealed.ask_again()
    work_off_the_queue()
    sealed = paper_file(edition)

    issued = IssuedFile.objects.get(rendition=edition.audience)
    assert sealed.tag == f'"{issued.sha256}"'
    content = sealed.content()
    assert content is not None
    assert content.content.startswith(b"%PDF")
