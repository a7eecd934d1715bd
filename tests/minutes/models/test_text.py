"""In which texts somebody may write: of drafts that they keep, and are cleared for where there is a secret."""

from core.accounts.models import User
from core.audience import Sensitivity
from meetings.models import AgendaItem, Membership
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes
from tests.conftest import Cast
from tests.factories import make_minutes, paragraph, write


def written_by(user: User) -> list[int]:
    return sorted(ItemText.objects.writable_by(user).values_list("item__number", flat=True))


def test_the_secretary_writes_in_each_item(cast: Cast, minutes: Minutes) -> None:
    assert written_by(cast.secretary) == written_by(cast.operator) == [1, 2]


def test_nobody_else_writes(cast: Cast, minutes: Minutes) -> None:
    assert [written_by(user) for user in (cast.chair, cast.member, cast.outsider)] == [[], [], []]


def test_only_a_draft_is_written_in(cast: Cast, minutes: Minutes) -> None:
    for state in set(MinutesState) - {MinutesState.DRAFT}:
        Minutes.objects.update(state=state)

        assert written_by(cast.secretary) == written_by(cast.operator) == []


def test_secrets_are_written_by_the_cleared_alone(cast: Cast) -> None:
    minutes = make_minutes(cast.panel, titles=("Welcome", "Budget", "Close"))
    AgendaItem.objects.filter(number=2).update(sensitivity=Sensitivity.CONFIDENTIAL, sensitivity_reason="Prices")
    write(minutes, 3, paragraph("said", "The price is 7.", secret=True))
    cleared = written_by(cast.secretary)

    Membership.objects.filter(person__account=cast.secretary).update(is_cleared=False)

    assert (cleared, written_by(cast.secretary)) == ([1, 2, 3], [1])
