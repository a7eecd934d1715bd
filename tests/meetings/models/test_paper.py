"""Papers in the bin, and how far a pack has come."""

from datetime import UTC, datetime

from django.utils import timezone

from core.audience import Audience
from meetings.enums import PackState
from meetings.models import AgendaItem, Pack, Paper
from tests.conftest import Cast
from tests.factories import make_meeting

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def test_a_binned_paper_is_in_no_list(cast: Cast) -> None:
    item: AgendaItem = make_meeting(cast.panel).items.get(number=1)
    kept, binned = (
        Paper.objects.create(item=item, number=number, position=number, reference=f"P{number}", title="A paper")
        for number in (1, 2)
    )
    Paper.objects.filter(pk=binned.pk).update(binned_at=timezone.now())

    assert list(Paper.objects.all()) == list(item.papers.all()) == [kept]
    assert Paper.with_binned.count() == 2


def test_a_pack_counts_anew_whenever_built() -> None:
    assert Pack.stamps(PackState.QUEUED, NOW) == Pack.stamps(PackState.BUILDING, NOW) == {"moved_at": NOW, "done": 0}
    assert Pack.stamps(PackState.FAILED, NOW) == {"moved_at": NOW}


def test_a_step_counts_while_the_pack_is_unfinished(cast: Cast) -> None:
    common = {"meeting": make_meeting(cast.panel), "audience": Audience.PUBLIC, "requested_at": NOW, "moved_at": NOW}
    for key, state in (("at work", PackState.BUILDING), ("finished", PackState.DONE)):
        Pack.objects.create(key=key, state=state, done=2, total=4, last_read_at=NOW, **common)

    for key in ("at work", "finished"):
        Pack.note_progress(key)

    assert dict(Pack.objects.values_list("key", "done")) == {"at work": 3, "finished": 2}
    assert Pack.objects.get(key="at work").moved_at > NOW
