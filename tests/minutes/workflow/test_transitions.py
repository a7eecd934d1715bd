from django.test import Client

from core.accounts.models import User
from minutes.enums import MinutesState
from minutes.models import Minutes
from tests.conftest import Cast
from tests.minutes.workflow.clicking import PAGE, as_
from tests.minutes.workflow.signing import bring_to

S = MinutesState


def test_who_may_read_but_not_do_it_is_told_and_the_wrong_moment_too(
    cast: Cast, complete: Minutes, client: Client
) -> None:
    bring_to(S.CIRCULATED, complete, cast)

    def status(user: User, verb: str) -> int:
        return as_(client, user).post(f"{PAGE}{verb}/").status_code

    assert status(cast.member, "approve") == 403
    assert status(cast.chair, "approve") == 403
    assert status(cast.secretary, "sign") == 403
    assert status(cast.secretary, "publish") == 409
    assert status(cast.outsider, "approve") == 404
