"""Whose a person is: of whoever keeps all of their panels."""

import pytest

from core.errors import NotAllowed
from meetings.access import access_of
from meetings.people.services.whose_panels import require_all_their_panels, why_not_theirs
from tests.conftest import Cast
from tests.meetings.people.elsewhere import also_elsewhere


def test_somebody_is_theirs_who_keep_all_their_panels(cast: Cast) -> None:
    member, observer = cast.member.person, cast.observer.person
    also_elsewhere(member, cast)

    theirs = {who: why_not_theirs(observer, access_of(by), by) for who, by in vars(cast).items() if who != "panel"}

    assert [who for who, refusal in theirs.items() if not refusal] == ["secretary", "operator"]
    for by in (cast.secretary, cast.outsider):
        with pytest.raises(NotAllowed, match="Member also belongs to another panel, and one account opens all panels"):
            require_all_their_panels(member, by)
