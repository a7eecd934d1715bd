"""What the trail attests of one row, found by what the events about it have for their subject."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from core.audit.attestations import Attestation
from core.audit.attested import key_of, kind_of_key
from core.audit.found_rows import subject_of_found
from core.audit.row_faults import differs
from core.audit.trail import AuditEvent, links_between


def is_as_attested(row: Model, *subjects: Model) -> bool:
    """Tell whether a row says what the last genuine event about it attests.

    ``subjects`` are what such events are about: the row itself, or what it belongs to. What an event of before rows
    were attested told is held to as far as it goes; where no event tells anything the answer is no.
    """
    key = key_of(row)
    kind = kind_of_key(key)
    if kind is None:
        raise KeyError(key)
    found = max(_told(key, [*subjects, subject_of_found(kind)]), key=lambda each: each.seq, default=None)
    return not differs(kind, row, found)


def _told(key: str, subjects: Iterable[Model]) -> Iterable[Attestation]:
    for subject in subjects:
        events = AuditEvent.objects.filter(subject_type=subject._meta.label, subject_id=str(subject.pk))
        for seq, verb, subject_id, facts in events.order_by("-seq").values_list("seq", "verb", "subject_id", "facts"):
            told = _entry(key, verb, subject_id, facts)
            if told is not None and all(link.is_genuine for link in links_between(seq - 1, seq)):
                yield Attestation(key, seq, told)
                break


def _entry(key: str, verb: str, subject_id: str, written: str) -> Any:
    """Return what the event tells of the row; None where it tells nothing of it, or that it was taken away."""
    try:
        facts = json.loads(written)
        if "rows" in facts:
            return facts["rows"].get(key)
        kind = kind_of_key(key)
        told = (
            next((older.read(subject_id, facts) for older in kind.older if older.verb == verb), None) if kind else None
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return told[1] if told and told[0] == key else None
