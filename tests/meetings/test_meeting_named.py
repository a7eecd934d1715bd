"""The condition on the meeting that a reference names."""

from django.db.models import Q

from meetings.meeting_named import meeting_named


def test_a_code_that_may_be_a_series_names_either() -> None:
    assert meeting_named("SECP", 47) == Q(panel__code="SECP", series="") & Q(number=47)
    either = Q(item__meeting__panel__code="SECP-C", item__meeting__series="") | Q(
        item__meeting__panel__code="SECP", item__meeting__series="C"
    )
    assert meeting_named("SECP-C", 12, at="item__meeting") == either & Q(item__meeting__number=12)
