"""Files that the worker makes, shown on packs."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from meetings.enums import PackState
from meetings.models import Pack
from minutes.models import Minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(minutes: Minutes) -> Pack:
    now = timezone.now()
    stamps = {"requested_at": now, "last_read_at": now, "moved_at": now}
    return Pack.objects.create(key="a" * 64, audience="public", meeting_id=minutes.meeting_id, **stamps)


def test_the_slower_of_two_workers_leaves_the_file_alone(pack: Pack, printed: Path) -> None:
    both = [pack.finish(ContentFile(content)) for content in (b"faster", b"slower")]

    pack.refresh_from_db()
    assert (both, pack.state) == ([True, False], PackState.DONE)
    assert [file.read_bytes() for file in printed.rglob("*.pdf")] == [b"faster"]


def test_a_file_is_kept_until_it_is_thrown_away(pack: Pack, printed: Path) -> None:
    assert not pack.is_kept()
    pack.finish(ContentFile(b"%PDF"))
    assert pack.is_kept()

    pack.throw_away()

    assert not pack.is_kept()
    assert list(printed.rglob("*.pdf")) == []
