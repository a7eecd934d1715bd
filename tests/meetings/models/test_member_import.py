from datetime import UTC, datetime

from django.contrib.auth.models import AnonymousUser

from meetings.models import MemberImport
from tests.conftest import Cast


def test_a_list_is_its_makers_alone(cast: Cast) -> None:
    own = MemberImport.objects.create(panel=cast.panel, made_by=cast.secretary, file_name="members.csv")

    assert list(MemberImport.objects.visible_to(cast.secretary)) == [own]
    for reader in (cast.chair, cast.operator, AnonymousUser()):
        assert not MemberImport.objects.visible_to(reader).exists()


def test_a_list_is_kept_for_a_day() -> None:
    begun = MemberImport(made_at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC))

    assert begun.kept_until == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
