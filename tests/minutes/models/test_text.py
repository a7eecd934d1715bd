"""Which late words a secretary may read: of their meeting, open, and not confidential unless they are cleared."""

from django.utils import timezone

from core.audience import Sensitivity
from meetings.models import AgendaItem
from minutes.models import LateWords, Minutes
from tests.conftest import Cast
from tests.factories import item_of, make_minutes, paragraph


def test_what_is_confidential_is_read_by_the_cleared_alone(cast: Cast, minutes: Minutes) -> None:
    other = make_minutes(cast.panel, 13)
    AgendaItem.objects.filter(pk=item_of(minutes, 2).pk).update(
        sensitivity=Sensitivity.CONFIDENTIAL, sensitivity_reason="Prices"
    )
    for name, item, more in (
        ("open", item_of(minutes, 1), {}),
        ("secret block", item_of(minutes, 1), {"is_secret": True}),
        ("secret item", item_of(minutes, 2), {}),
        ("elsewhere", item_of(other, 1), {}),
        ("settled", item_of(minutes, 1), {"settled_at": timezone.now(), "settled_by": cast.secretary}),
    ):
        LateWords.objects.create(item=item, html=paragraph(name, name), by=cast.secretary, at=timezone.now(), **more)

    def read(*, is_cleared: bool) -> list[str]:
        rows = LateWords.objects.open_in(minutes.meeting_id, is_cleared=is_cleared)
        return [row.html.partition(">")[2].removesuffix("</p>") for row in rows]

    assert read(is_cleared=False) == ["open"]
    assert read(is_cleared=True) == ["open", "secret block", "secret item"]
