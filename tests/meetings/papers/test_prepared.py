"""Papers made ready once, and what is said of one whose pages cannot be."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from core.confined.confine import TooCostly
from meetings.papers import prepared
from tests.conftest import Cast
from tests.meetings.papers.papers import hand_in, item, make_meeting


def test_what_was_too_costly_is_tried_again_after_an_hour(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, stores: Path
) -> None:
    meeting, tried = make_meeting(cast.panel), list[bytes]()

    def costly(content: bytes) -> bytes:
        tried.append(content)
        raise TooCostly

    hand_in(item(meeting, 1), "Costly", "wombat")
    version = item(meeting, 1).papers.get().versions.get()
    monkeypatch.setattr(prepared, "prepare_confined", costly)
    for _ in range(2):
        with pytest.raises(prepared.NotPrepared, match=prepared.COSTLY):
            prepared.prepared_paper(version)
    at_once = len(tried)

    with time_machine.travel(timezone.now() + prepared.COSTLY_FOR, tick=False):
        for _ in range(2):
            with pytest.raises(prepared.NotPrepared, match=prepared.COSTLY):
                prepared.prepared_paper(version)

    assert (at_once, len(tried)) == (1, 2)


def test_what_is_ready_is_kept_until_it_is_thrown_away(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, printed: Path
) -> None:
    version = hand_in(item(make_meeting(cast.panel), 1), "Report", "wombat").versions.get()
    name = prepared.prepared_paper(version)
    monkeypatch.setattr(prepared, "prepare_confined", lambda _: pytest.fail("Made ready twice."))

    assert prepared.prepared_paper(version) == name
    assert prepared.path_of(name) == printed / name
    assert prepared.prune_prepared() == 0
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert prepared.prune_prepared() == 1
