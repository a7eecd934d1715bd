from dataclasses import replace
from datetime import date

import pytest

from core.audit.attested import attested_kinds, entries_of, kind_of_key
from core.audit.trail import ChainHead
from meetings.models import Membership

KIND = next(kind for kind in attested_kinds() if kind.model is Membership)


def membership(**said: object) -> Membership:
    return Membership(
        **{"pk": 5, "panel_id": 1, "person_id": 2, "role": "member", "starts_on": date(2024, 5, 9)} | said
    )


def test_a_row_is_told_by_its_digest_and_by_what_may_be_read() -> None:
    entry = KIND.entry_of(membership())

    assert KIND.key_of(membership()) == "meetings.Membership/5"
    assert len(str(entry.pop("digest"))) == 64
    assert entry == {
        "panel": 1, "person": 2, "role": "member", "is_cleared": False, "starts_on": date(2024, 5, 9), "ends_on": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "change", [{"role": "chair"}, {"is_cleared": True}, {"ends_on": date(2025, 1, 1)}, {"seat_id": 1}]
)
def test_whatever_is_changed_changes_the_digest(change: dict[str, object]) -> None:
    assert KIND.digest_of(membership(**change)) != KIND.digest_of(membership())


def test_what_stands_in_for_a_value_before_it_is_written_and_what_says_nothing_make_no_difference() -> None:
    assert KIND.digest_of(membership(starts_on="2024-05-09", ends_on=None)) == KIND.digest_of(membership())


def test_rows_are_told_by_their_keys_and_those_taken_away_as_nothing() -> None:
    told = entries_of([membership()], [membership(pk=5), membership(pk=6)])

    assert told == {"meetings.Membership/5": KIND.entry_of(membership()), "meetings.Membership/6": None}


def test_a_later_edition_of_a_kind_goes_by_another_name_and_can_say_what_the_one_before_said() -> None:
    later = replace(KIND, edition=2, fields=("role", "seat"), fields_before=("role",))

    assert (KIND.edition_label, later.edition_label) == ("meetings.Membership", "meetings.Membership/2")
    assert later.digest_of(membership(), later.fields_before) == replace(KIND, fields=("role",)).digest_of(membership())


def test_a_row_of_a_kind_that_nobody_declared_is_refused() -> None:
    with pytest.raises(KeyError):
        entries_of([ChainHead()])
    assert kind_of_key("core.ChainHead/1") is None
