"""Who declared an interest and took no part is printed at the item, from the record, and nowhere else."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.accounts.models import User
from core.audience import Audience, Sensitivity
from meetings.agenda.services.items import withdraw_item
from meetings.attendance.services.declarations import declare_interest, withdraw_interest
from meetings.enums import Follows
from meetings.models import AgendaItem, Panel, Person
from minutes.document.build import build_document
from minutes.document.model import DocumentInterest, MinutesDocument
from minutes.document.redaction import redact
from minutes.drafting.classification import classify_item
from minutes.enums import VersionKind
from minutes.models import Minutes
from minutes.rendering.html import render_html
from minutes.rendering.json import render_json
from minutes.rendering.text import render_text
from minutes.versions.freeze import canonical_text, freeze_version, version_document
from tests.factories import paragraph, write

SHARES = "Holds shares in Voltway, which tendered."
SENTENCE = f"Bo Tarn declared an interest and took no part in this item: {SHARES}"


@pytest.fixture
def bo() -> Person:
    return Person.objects.create(name="Bo Tarn")


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="Ada Quill")


@pytest.fixture
def item(minutes: Minutes) -> AgendaItem:
    write(minutes, 1, paragraph("p", "The Panel met."))
    return minutes.meeting.items.get(number=1)


def declared(minutes: Minutes) -> list[tuple[DocumentInterest, ...]]:
    return [each.interests for each in build_document(minutes).items]


def text_of(document: MinutesDocument, audience: Audience = Audience.PUBLIC) -> str:
    return render_text(redact(document, audience))


def test_each_interest_stands_at_its_item_in_the_order_of_declaring(
    minutes: Minutes, item: AgendaItem, bo: Person, ada: Person, operator: User
) -> None:
    declare_interest(item, bo, SHARES, by=operator)
    declare_interest(item, ada, "Her firm’s tender", by=operator)

    assert declared(minutes) == [
        (DocumentInterest("Bo Tarn", SHARES), DocumentInterest("Ada Quill", "Her firm’s tender")),
        *[()] * (minutes.meeting.items.count() - 1),
    ]


def test_they_cost_no_query_of_their_own(minutes: Minutes, item: AgendaItem, bo: Person, operator: User) -> None:
    def queries() -> int:
        read = Minutes.objects.get_by_reference("GRID12")
        with CaptureQueriesContext(connection) as captured:
            build_document(read)
        return len(captured)

    without = queries()
    declare_interest(item, bo, SHARES, by=operator)

    assert (without, queries()) == (5, 5)


def test_nobody_took_no_part_in_an_item_that_was_withdrawn(
    minutes: Minutes, item: AgendaItem, bo: Person, operator: User
) -> None:
    declare_interest(item, bo, SHARES, by=operator)

    withdraw_item(item, "The paper came late.", by=operator)

    assert not any(declared(minutes))


def test_page_text_and_data_print_it_beneath_the_title_of_the_item(
    minutes: Minutes, item: AgendaItem, bo: Person, operator: User
) -> None:
    declare_interest(item, bo, SHARES, by=operator)
    public = redact(build_document(minutes), Audience.PUBLIC)

    assert f"\n\n1. {item.title}\n\n{SENTENCE}\n\nThe Panel met.\n\n" in render_text(public)
    assert f'<p class="interest">{SENTENCE}</p>' in render_html(public)
    assert json.loads(render_json(public))["items"][0]["interests"] == [{"name": "Bo Tarn", "interest": SHARES}]


def test_minutes_without_any_are_printed_as_they_ever_were(minutes: Minutes, item: AgendaItem) -> None:
    document = redact(build_document(minutes), Audience.CONFIDENTIAL)

    renditions = (render_text(document), render_html(document), render_json(document), canonical_text(document))

    assert ["interest" in each.replace(".interest {", "") for each in renditions] == [False] * 4


def test_at_a_confidential_item_only_the_cleared_read_it(
    minutes: Minutes, item: AgendaItem, bo: Person, operator: User
) -> None:
    declare_interest(item, bo, SHARES, by=operator)
    classify_item(item, Sensitivity.CONFIDENTIAL, reason="Tender", public_title="A tender", by=operator)

    document = build_document(minutes)

    assert SENTENCE in text_of(document, Audience.CONFIDENTIAL)
    assert "Bo Tarn" not in text_of(document)
    assert "Voltway" not in render_json(redact(document, Audience.PUBLIC))


def test_a_version_keeps_what_was_declared_when_it_was_frozen(
    minutes: Minutes, item: AgendaItem, bo: Person, operator: User
) -> None:
    recusal = declare_interest(item, bo, SHARES, by=operator)
    version = freeze_version(minutes, VersionKind.IMPORTED, by=operator)

    withdraw_interest(recusal, by=operator)

    frozen = version_document(version, Audience.PUBLIC)
    assert frozen.document.items[0].interests == (DocumentInterest("Bo Tarn", SHARES),)
    assert canonical_text(frozen) == version.public_json
    assert not any(declared(minutes))


@pytest.mark.parametrize(
    ("follows", "words"),
    [
        (Follows.TAKES_PART, "declared an interest and took part in this item, as the meeting allowed"),
        (Follows.SPEAKS, "declared an interest, stayed for the discussion of this item and did not vote"),
        (Follows.SILENT, "declared an interest, stayed silent during this item and did not vote"),
        (Follows.LEAVES, "declared an interest and left for this item"),
    ],
)
def test_what_followed_is_printed_and_kept(
    minutes: Minutes, item: AgendaItem, bo: Person, operator: User, follows: Follows, words: str
) -> None:
    Panel.objects.update(rules={"interested_may_take_part": True})
    item = AgendaItem.objects.select_related("meeting__panel").get(pk=item.pk)
    declare_interest(item, bo, SHARES, follows=follows, by=operator)
    public = redact(build_document(minutes), Audience.PUBLIC)
    data = json.loads(render_json(public))

    assert f"\nBo Tarn {words}: {SHARES}\n" in render_text(public)
    assert f'<p class="interest">Bo Tarn {words}: {SHARES}</p>' in render_html(public)
    assert data["items"][0]["interests"] == [{"name": "Bo Tarn", "interest": SHARES, "follows": follows.value}]
    assert f'"follows":"{follows.value}"' in canonical_text(public)


def test_where_nothing_is_said_to_follow_a_version_is_as_it_ever_was(
    minutes: Minutes, item: AgendaItem, bo: Person, operator: User
) -> None:
    declare_interest(item, bo, SHARES, by=operator)

    assert "follows" not in canonical_text(redact(build_document(minutes), Audience.PUBLIC))
