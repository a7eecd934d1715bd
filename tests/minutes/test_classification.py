import pytest

from actions.models import Action, ActionMention
from core.audience import Audience, Sensitivity
from core.audit import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.models import Decision
from minutes.audience import redact
from minutes.classification import classify_item
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.queries import build_document
from tests.conftest import Cast
from tests.factories import action, item_of, paragraph, write


@pytest.fixture
def written(minutes: Minutes) -> Minutes:
    text = paragraph("p", "The Panel AGREED the budget, see GRID11/03.") + action("a", "The Clerk to write.")
    write(minutes, 1, text + paragraph("s", "The Panel NOTED a secret.", secret=True))
    return minutes


def sensitivities() -> set[tuple[str, str]]:
    rows = (*Decision.objects.all(), *Action.objects.all(), *ActionMention.objects.all())
    return {(type(row).__name__, row.sensitivity) for row in rows}


def test_all_that_is_read_from_a_confidential_item_is_confidential(cast: Cast, written: Minutes) -> None:
    classify_item(
        item_of(written, 1), Sensitivity.CONFIDENTIAL, reason="Prices", public_title="A contract", by=cast.secretary
    )

    item = redact(build_document(written), Audience.PUBLIC).document.items[0]
    assert {sensitivity for _, sensitivity in sensitivities()} == {"confidential"}
    assert (item.title, item.blocks, item.decisions) == ("A contract", (), ())


def test_made_public_again_only_its_own_secret_blocks_stay_confidential(cast: Cast, written: Minutes) -> None:
    classify_item(item_of(written, 1), Sensitivity.CONFIDENTIAL, reason="Prices", by=cast.secretary)

    classify_item(item_of(written, 1), Sensitivity.PUBLIC, by=cast.secretary)

    assert sensitivities() == {
        ("Decision", "public"),
        ("Decision", "confidential"),
        ("Action", "public"),
        ("ActionMention", "public"),
    }


def test_the_trail_says_that_it_happened_and_not_why(cast: Cast, written: Minutes) -> None:
    classify_item(item_of(written, 1), Sensitivity.CONFIDENTIAL, reason="Prices", by=cast.secretary)

    event = AuditEvent.objects.latest("seq")
    assert (event.verb, event.facts) == ("minutes.item_classified", '{"sensitivity":"confidential"}')


def test_a_reason_is_asked_for(cast: Cast, written: Minutes) -> None:
    with pytest.raises(Unacceptable, match="Say why"):
        classify_item(item_of(written, 1), Sensitivity.CONFIDENTIAL, reason=" ", by=cast.secretary)


def test_only_the_secretariat_and_only_in_a_draft(cast: Cast, written: Minutes) -> None:
    with pytest.raises(NotAllowed):
        classify_item(item_of(written, 1), Sensitivity.PUBLIC, by=cast.chair)
    Minutes.objects.update(state=MinutesState.CIRCULATED)
    with pytest.raises(WrongState):
        classify_item(item_of(written, 1), Sensitivity.PUBLIC, by=cast.secretary)
