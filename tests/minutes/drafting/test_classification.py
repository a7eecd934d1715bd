import json
from uuid import UUID

import pytest

from actions.models import Action, ActionMention
from core.audience import Audience, Sensitivity
from core.audit.trail import AuditEvent
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.models import Decision
from minutes.document.build import build_document
from minutes.document.redaction import redact
from minutes.drafting.classification import classify_item, give_block_reason, usual_reasons
from minutes.drafting.results import block_reasons
from minutes.enums import MinutesState
from minutes.models import Minutes
from minutes.text.markup import CONFIDENTIAL
from tests.conftest import Cast
from tests.factories import action, item_of, paragraph, uuid_of, write


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
    facts = json.loads(event.facts)
    assert (event.verb, facts["sensitivity"]) == ("minutes.item_classified", "confidential")
    assert {key.split("/")[0] for key in facts["rows"]} == {"meetings.Decision", "actions.Action"}
    assert "Prices" not in event.facts


def test_a_reason_is_asked_for(cast: Cast, written: Minutes) -> None:
    with pytest.raises(Unacceptable, match="Say why"):
        classify_item(item_of(written, 1), Sensitivity.CONFIDENTIAL, reason=" ", by=cast.secretary)


def test_only_the_secretariat_and_only_in_a_draft(cast: Cast, written: Minutes) -> None:
    with pytest.raises(NotAllowed):
        classify_item(item_of(written, 1), Sensitivity.PUBLIC, by=cast.chair)
    Minutes.objects.update(state=MinutesState.CIRCULATED)
    with pytest.raises(WrongState):
        classify_item(item_of(written, 1), Sensitivity.PUBLIC, by=cast.secretary)


BLOCK = UUID(uuid_of("s"))


def reason_of_block(minutes: Minutes, audience: Audience = Audience.CONFIDENTIAL) -> list[str]:
    item = redact(build_document(minutes), audience).document.items[0]
    return [block.sensitivity_reason for block in item.blocks if block.sensitivity_reason]


def test_a_secret_block_has_a_reason_of_its_own_for_those_who_read_the_block(cast: Cast, written: Minutes) -> None:
    give_block_reason(item_of(written, 1), [BLOCK], " It names a Party. ", by=cast.secretary)

    assert reason_of_block(written) == ["It names a Party."]
    assert reason_of_block(written, Audience.PUBLIC) == []
    event = AuditEvent.objects.latest("seq")
    assert event.verb == "minutes.block_reason_given"
    assert str(BLOCK) in event.facts
    assert "Party" not in event.facts


def test_a_reason_is_retired_with_its_block_and_back_with_it(cast: Cast, written: Minutes) -> None:
    before = item_of(written, 1).text.html
    give_block_reason(item_of(written, 1), [BLOCK], "It names a Party.", by=cast.secretary)
    seen = []
    for text in (before.replace(CONFIDENTIAL, ""), before, paragraph("p", "Little is left."), before):
        write(written, 1, text)
        seen.append(reason_of_block(written))

    assert seen == [[], ["It names a Party."], [], ["It names a Party."]]


def test_what_follows_a_secret_is_secret_for_the_same_reason(cast: Cast, written: Minutes) -> None:
    before = item_of(written, 1).text.html
    give_block_reason(item_of(written, 1), [BLOCK], "It names a Party.", by=cast.secretary)
    after = paragraph("t", "More.", secret=True) + paragraph("o", "Open.") + paragraph("u", "Another.", secret=True)
    write(written, 1, before + after)

    assert block_reasons(item_of(written, 1)) == dict.fromkeys([uuid_of("s"), uuid_of("t")], "It names a Party.")


@pytest.mark.parametrize(
    ("block", "reason", "refusal"),
    [
        ("p", "Prices", WrongState),
        ("gone", "Prices", WrongState),
        ("s", " ", Unacceptable),
        ("s", "x" * 501, Unacceptable),
    ],
)
def test_a_reason_is_for_a_secret_block_and_says_something(
    cast: Cast, written: Minutes, block: str, reason: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        give_block_reason(item_of(written, 1), [UUID(uuid_of(block))], reason, by=cast.secretary)


def test_only_the_secretary_gives_reasons_and_only_in_a_draft(cast: Cast, written: Minutes) -> None:
    with pytest.raises(NotAllowed):
        give_block_reason(item_of(written, 1), [BLOCK], "Prices", by=cast.member)
    Minutes.objects.update(state=MinutesState.CHAIR_REVIEW)
    with pytest.raises(WrongState):
        give_block_reason(item_of(written, 1), [BLOCK], "Prices", by=cast.secretary)


def test_the_panels_usual_reasons_are_offered_most_given_first(cast: Cast, written: Minutes) -> None:
    classify_item(item_of(written, 2), Sensitivity.CONFIDENTIAL, reason="Prices", by=cast.secretary)
    give_block_reason(item_of(written, 1), [BLOCK], "It names a Party.", by=cast.secretary)
    write(written, 1, item_of(written, 1).text.html + paragraph("t", "More.", secret=True))

    assert usual_reasons(written.meeting.panel) == ["It names a Party.", "Prices"]
