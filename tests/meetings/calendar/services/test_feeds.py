"""The private address of a calendar: one at a time, kept as a hash, and withdrawn once."""

import pytest

from core.errors import WrongState
from meetings.calendar.services.feeds import digest_of, make_feed, revoke_feed
from meetings.models import CalendarFeed
from tests.conftest import Cast
from tests.meetings.calendar.autumn import trail


def test_an_address_is_kept_as_its_hash(cast: Cast) -> None:
    token = make_feed(by=cast.member)

    feed = CalendarFeed.objects.get()

    assert len(token) >= 43  # 256 bits
    assert token not in repr(vars(feed))
    assert (feed.account, feed.revoked_at) == (cast.member, None)


def test_a_new_address_replaces_the_one_before(cast: Cast) -> None:
    make_feed(by=cast.member)
    make_feed(by=cast.chair)
    token = make_feed(by=cast.member)

    in_force = CalendarFeed.objects.filter(revoked_at=None)
    assert in_force.get(account=cast.member).token_sha256 == digest_of(token)
    assert in_force.filter(account=cast.chair).exists()


def test_an_address_is_withdrawn_once(cast: Cast) -> None:
    make_feed(by=cast.member)
    revoke_feed(by=cast.member)

    with pytest.raises(WrongState, match="no address to withdraw"):
        revoke_feed(by=cast.member)

    assert not CalendarFeed.objects.filter(revoked_at=None).exists()
    assert trail()[-2:] == ["meetings.calendar_feed_made", "meetings.calendar_feed_revoked"]
