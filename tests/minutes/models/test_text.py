"""Which late words somebody may read: open ones of panels whose minutes they keep, secret ones if they are cleared."""

from django.utils import timezone

from core.audience import Sensitivity
from meetings.access import PanelAccess
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
        ("another meeting", item_of(other, 1), {}),
        ("settled", item_of(minutes, 1), {"settled_at": timezone.now(), "settled_by": cast.secretary}),
    ):
        LateWords.objects.create(item=item, html=paragraph(name, name), by=cast.secretary, at=timezone.now(), **more)

    def read(**rights: frozenset[int]) -> list[str]:
        rows = LateWords.objects.open_for(PanelAccess(**rights))
        return [row.html.partition(">")[2].removesuffix("</p>") for row in rows]

    panel = frozenset({cast.panel.pk})
    assert read(keeps=panel) == ["open", "another meeting"]
    assert read(keeps=panel, cleared=panel) == ["open", "secret block", "another meeting", "secret item"]
    assert read(drafts=panel, cleared=panel) == []
