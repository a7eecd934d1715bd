"""Versions: the text of the minutes, frozen at one moment, and read back as the document it was."""

import json
import secrets
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Max, Model, QuerySet
from django.utils import timezone

from actions.models import Action, IssuedAction
from core.accounts.models import User
from core.audience import Audience
from core.audit.canonical import canonical_json
from core.audit.trail import record
from core.errors import WrongState
from core.identity_memo import IdentityMemo
from core.stored import from_plain, to_plain
from meetings.access import require_drafter
from meetings.enums import Stage
from meetings.models import Decision, IssuedDecision, Vote
from meetings.models.decision import StatedOutcome
from minutes.document.build import build_document
from minutes.document.model import (
    DocumentBlock,
    DocumentItem,
    MinutesDocument,
)
from minutes.document.quorum import decided_without_quorum
from minutes.document.redaction import Redacted, redact
from minutes.enums import MinutesState, VersionKind
from minutes.models import ItemText, Minutes, Version

SCHEMA = "smartgov.version/1"
_item_digests: IdentityMemo[bytes] = IdentityMemo(size=4096)


@transaction.atomic
def freeze_version(minutes: Minutes, kind: VersionKind, *, by: User) -> Version:
    """Freeze the working text as the next version: both renditions, their hashes, and the rows readers see.

    Raises WrongState while an action has no number: a version never shows one that could still change.
    """
    require_drafter(minutes.meeting.panel, by)
    document = build_document(minutes)
    if any(action.is_draft_number for action in document.actions):
        raise WrongState("The actions have no numbers yet. Issue them before the text is frozen.")
    salted = with_salts(document)
    texts = {audience: canonical_text(redact(salted, audience)) for audience in Audience}
    version = _store(minutes, kind, texts, by=by)
    inquorate = {decision.id for item in document.items for decision in decided_without_quorum(item)}
    _record(version, _issue_rows(minutes, version, inquorate), by=by)
    return version


@transaction.atomic
def derive_version(base: Version, kind: VersionKind, state: MinutesState, *, by: User) -> Version:
    """The text of a version once more, word for word, as the next version in a later state."""
    require_drafter(base.minutes.meeting.panel, by)
    version = _store(base.minutes, kind, derived_texts(base, state), by=by)
    issued: list[Model] = []
    for rows in (IssuedDecision.objects, IssuedAction.objects):
        issued += _copy_rows(rows.filter(version=base.pk), version)
    _record(version, issued, by=by)
    return version


def derived_texts(base: Version, state: MinutesState) -> dict[Audience, str]:
    """The texts of a version derived from this one. The salts are the same, so its hashes are known beforehand."""
    return {audience: canonical_text(_in_state(version_document(base, audience), state)) for audience in Audience}


def derived_hashes(base: Version, state: MinutesState) -> dict[Audience, str]:
    return {audience: digest(text) for audience, text in derived_texts(base, state).items()}


def hold_text(minutes: Minutes) -> None:
    """Wait for whoever is saving a part of the text, and keep everybody else waiting until the transaction ends."""
    items = minutes.meeting.items.values("pk")
    for rows in (ItemText.objects.filter(item__in=items), Action.objects.filter(item__in=items)):
        list(rows.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def _store(minutes: Minutes, kind: VersionKind, texts: Mapping[Audience, str], *, by: User) -> Version:
    public, confidential = texts[Audience.PUBLIC], texts[Audience.CONFIDENTIAL]
    return Version.objects.create(
        minutes=minutes,
        number=(minutes.versions.aggregate(latest=Max("number"))["latest"] or 0) + 1,
        kind=kind,
        made_at=timezone.now(),
        by=by,
        public_json=public,
        public_sha256=digest(public),
        confidential_json=confidential,
        confidential_sha256=digest(confidential),
    )


def _record(version: Version, issued: Iterable[Model], *, by: User) -> None:
    record("minutes.version_frozen", version, by=by, attests=[version, *issued], **frozen_facts(version))


def frozen_facts(version: Version) -> dict[str, Any]:
    return {
        "minutes": version.minutes_id,
        "number": version.number,
        "kind": str(version.kind),
        "made_at": version.made_at,
        "public_sha256": version.public_sha256,
        "confidential_sha256": version.confidential_sha256,
    }


def _in_state(redacted: Redacted, state: MinutesState) -> Redacted:
    return replace(redacted, document=replace(redacted.document, state=state.value))


def _copy_rows(rows: "QuerySet[Any]", version: Version) -> list[Model]:
    copies = list(rows)
    for row in copies:
        row.pk, row.version = None, version.pk
    return list(rows.model._default_manager.bulk_create(copies))


def version_document(version: Version, audience: Audience) -> Redacted:
    """The document that this version froze, for this audience; it passes the wall once more on its way out."""
    text = version.public_json if audience is Audience.PUBLIC else version.confidential_json
    return redact(from_plain(MinutesDocument, json.loads(text)["document"]), audience)


def canonical_text(redacted: Redacted) -> str:
    """The exact characters that a version stores and hashes."""
    plain = to_plain(redacted.document)
    # Versions of before there was such a field keep their text, and so their hash.
    if plain["letterhead"] is None:
        del plain["letterhead"]
    for name in ("series", "opened_on", "closed_on"):
        _leave_out([plain], name)
    if plain["sitting"] is None:
        del plain["sitting"]
    for name in ("stays", "initials", "vote_to"):
        _leave_out(plain["attendance"], name)
    _leave_out(plain["items"], "withdrawn_reason")
    _leave_out(plain["items"], "interests")
    _leave_out(plain["items"], "adjournments")
    _leave_out_if_none(plain["items"], "printed_number")
    _leave_out_if_none(plain["items"], "quorum")
    _leave_out_if_none(plain["items"], "answers")
    for item in plain["items"]:
        for name in ("passed", "represented"):
            _leave_out([item["quorum"]] if item.get("quorum") else [], name)
        _leave_out(item.get("interests", ()), "follows")
        _leave_out_if_none(item["actions"], "printed_label")
        _leave_out(item["blocks"], "sensitivity_reason")
        _leave_out(item["decisions"], "is_negative")
        _leave_out(item["decisions"], "by_hand")
        _leave_out_if_none(item["decisions"], "vote")
        _leave_out(item["decisions"], "recommended_to")
        _leave_out_if_none(item["decisions"], "answer")
    _leave_out(plain["front"], "sensitivity_reason")
    return canonical_json({"schema": SCHEMA, "rendition": redacted.audience.value, "document": plain})


def _leave_out(parts: Iterable[dict[str, Any]], name: str) -> None:
    """Take a field out of the parts in which it says nothing."""
    for part in parts:
        if not part[name]:
            del part[name]


def _leave_out_if_none(parts: Iterable[dict[str, Any]], name: str) -> None:
    """Take a field out of the parts that do not have it; an empty text says something."""
    for part in parts:
        if part[name] is None:
            del part[name]


def content_digest(redacted: Redacted) -> str:
    """A digest that differs exactly where ``canonical_text`` does, made item by item: most of a draft is as it was."""
    shell = replace(redacted, document=replace(redacted.document, items=()))
    digest = sha256(canonical_text(shell).encode())
    for item in redacted.document.items:
        digest.update(_item_digests.get((item,), "", partial(_item_digest, item)))
    return digest.hexdigest()


def _item_digest(item: DocumentItem) -> bytes:
    return sha256(canonical_json(to_plain(item)).encode()).digest()


def with_salts(document: MinutesDocument) -> MinutesDocument:
    """The document with a random salt in each block.

    The hash of the confidential rendition may be published; without salts, a short confidential text could be
    guessed and the guess proved by that hash.
    """
    return replace(
        document,
        front=_salted(document.front),
        items=tuple(replace(item, blocks=_salted(item.blocks)) for item in document.items),
    )


def _salted(blocks: Iterable[DocumentBlock]) -> tuple[DocumentBlock, ...]:
    return tuple(replace(block, salt=secrets.token_hex(16)) for block in blocks)


def _issue_rows(minutes: Minutes, version: Version, inquorate: Set[str]) -> list[Model]:
    """Write what readers see of the version, and return it.

    ``inquorate`` are the ids of the decisions that were made without a quorum.
    """
    meeting = minutes.meeting
    decisions = Decision.objects.filter(item__meeting=meeting, retired_at=None)
    actions = Action.objects.filter(meeting=meeting, retired_at=None)
    voted = dict(Vote.objects.filter(decision__in=decisions).values_list("decision", "printed"))
    stated = IssuedDecision.objects.bulk_create(
        IssuedDecision(
            version=version.pk,
            decision=row,
            item_id=row.item_id,
            restates_id=row.restates_id,
            without_quorum=str(row.pk) in inquorate,
            voted=voted.get(row.pk, ""),
            **_stated(row),
        )
        for row in decisions
    )
    owed = IssuedAction.objects.bulk_create(
        IssuedAction(version=version.pk, action=row, item_id=row.item_id, **_values(row, _ACTION_VALUES))
        for row in actions
    )
    decisions.update(stage=Stage.ISSUED)
    actions.update(stage=Stage.ISSUED)
    return [*stated, *owed]


_ACTION_VALUES = ("number", "position", "block", "text", "owner", "due", "sensitivity")


def _stated(row: Decision) -> dict[str, Any]:
    return _values(row, (field.attname for field in StatedOutcome._meta.concrete_fields))


def _values(row: Decision | Action, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def version_words(version: Version) -> str:
    """The state of a version in a reader's words; that its signature was withdrawn comes before all else."""
    if hasattr(version, "withdrawal"):
        return "Signature withdrawn"
    if version.kind == VersionKind.IMPORTED:
        return MinutesState.PUBLISHED_ELSEWHERE.label
    return MinutesState.PUBLISHED.label if hasattr(version, "publication") else VersionKind(version.kind).label


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
