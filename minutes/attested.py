"""The rows of minutes that the trail attests: texts and their revisions, versions, and what was done to each."""

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from core.audit.attested import AttestedKind, KeptFile, OlderEvent, attest
from minutes.models import (
    Approval,
    Countersignature,
    ImportedSource,
    IssuedFile,
    ItemText,
    LateWords,
    Minutes,
    RecommendationAnswer,
    Revision,
    SignOff,
    StateChange,
    Version,
    VersionPublication,
    VersionWithdrawal,
)
from minutes.registers.answering import answer_store
from minutes.signed.issue import issued_files
from minutes.versions.signatures import signings

SIGNED = ("version", "at", "by", "person", "name", "capacity", "public_sha256", "confidential_sha256")
OF_AN_ANSWER = (
    "decision", "replaces", "is_taken_back", "decided_on", "differs", "sha256", "size", "stored_name", "by", "at",
)  # fmt: skip
OF_A_VERSION = "version__minutes__meeting__panel"


def attest_minutes() -> None:
    attest(
        AttestedKind(
            Minutes,
            "state of the minutes",
            lambda row: row.meeting.reference,
            "meeting__panel",
            fields=("meeting", "state"),
            plain=("meeting", "state"),
        ),
        AttestedKind(
            StateChange,
            "move of the minutes",
            lambda row: row.minutes.meeting.reference,
            "minutes__meeting__panel",
            ("minutes", "old", "new", "at", "by"),
        ),
        _version(),
        _of_version(Approval, "approval", "version", "meeting", "is_corrected", "at", "by"),
        _of_version(Countersignature, "second signature", *SIGNED),
        AttestedKind(
            SignOff,
            "signature",
            lambda row: _named(row.version),
            OF_A_VERSION,
            (*SIGNED, "countersignature"),
            rows=_with_the_text_of_their_version,
            disagrees=_is_under_another_text,
        ),
        _of_version(VersionPublication, "publication", "version", "at", "by"),
        _of_version(VersionWithdrawal, "withdrawal", "version", "at", "by"),
        _issued_file(),
        AttestedKind(
            ImportedSource,
            "imported document",
            lambda row: row.minutes.meeting.reference,
            "minutes__meeting__panel",
            ("minutes", "sha256"),
        ),
        _item_text(),
        _revision(),
        AttestedKind(
            RecommendationAnswer,
            "answer to a recommendation",
            lambda row: f"item {row.decision.item.number} of {row.decision.item.meeting.reference}",
            "decision__item__meeting__panel",
            (
                "decision",
                "replaces",
                "is_taken_back",
                "decided_on",
                "differs",
                "sha256",
                "size",
                "stored_name",
                "by",
                "at",
            ),
            store=answer_store,
            file=lambda row: KeptFile(row.stored_name, row.sha256) if row.stored_name else None,
        ),
        AttestedKind(
            LateWords,
            "late words",
            lambda row: f"beside item {row.item.number} of {row.item.meeting.reference}",
            "item__meeting__panel",
            ("item", "is_secret", "by", "at", "settled_at", "settled_by"),
            hashed=("html",),
        ),
    )


def _of_version(model: type, name: str, *plain: str) -> AttestedKind:
    return AttestedKind(model, name, lambda row: _named(row.version), OF_A_VERSION, plain)


def _with_the_text_of_their_version() -> QuerySet[SignOff]:
    """Without a join: the signature of a version whose row was taken away is still there."""
    version = Version.objects.filter(pk=OuterRef("version"))
    texts = {f"{name}_now": Subquery(version.values(f"{name}_sha256")) for name in ("public", "confidential")}
    return SignOff.objects.select_related("countersignature").annotate(**texts)


def _is_under_another_text(signed: Any) -> str:
    """A version's text is attested by itself; what was signed of it stands in each signature once more."""
    text = (signed.public_now, signed.confidential_now)
    hashes = {(each.public_sha256, each.confidential_sha256) for each in signings(signed)}
    return "" if hashes == {text} else "is under another text than that of its version"


def _named(version: Version) -> str:
    return f"version {version.number} of {version.minutes.meeting.reference}"


def _version() -> AttestedKind:
    told_of = ("minutes", "number", "kind", "made_at", "public_sha256", "confidential_sha256")

    def told(subject: str, facts: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
        texts = {f"{name}_json_sha256": facts[f"{name}_sha256"] for name in ("public", "confidential")}
        return kind.key_from(subject), {name: facts[name] for name in told_of} | texts

    kind = AttestedKind(
        Version,
        "text of the minutes",
        _named,
        "minutes__meeting__panel",
        (*told_of, "by"),
        hashed=("public_json", "confidential_json"),
        older=(OlderEvent("minutes.version_frozen", told),),
    )
    return kind


def _issued_file() -> AttestedKind:
    told_of = ("version", "rendition", "sha256")

    def told(subject: str, facts: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
        return kind.key_from(subject), {name: facts[name] for name in told_of}

    kind = AttestedKind(
        IssuedFile,
        "issued PDF",
        lambda row: f"{row.rendition} PDF of {_named(row.version)}",
        OF_A_VERSION,
        (*told_of, "size", "stored_name", "seal_sha256", "made_at"),
        store=issued_files,
        file=lambda row: KeptFile(row.stored_name, row.sha256),
        older=(OlderEvent("minutes.file_issued", told),),
    )
    return kind


def _item_text() -> AttestedKind:
    def told(subject: str, facts: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
        return kind.key_from(subject), {"revision": facts["revision"], "html_sha256": facts["sha256"]}

    kind = AttestedKind(
        ItemText,
        "text",
        lambda row: f"item {row.item.number} of {row.item.meeting.reference}",
        "item__meeting__panel",
        ("revision",),
        hashed=("html",),
        rows=lambda: ItemText.objects.filter(revision__gt=0),
        older=(OlderEvent("minutes.text_saved", told),),
    )
    return kind


def _revision() -> AttestedKind:
    return AttestedKind(
        Revision,
        "revision",
        lambda row: (
            f"revision {row.number} of item {row.item_text.item.number} of {row.item_text.item.meeting.reference}"
        ),
        "item_text__item__meeting__panel",
        hashed=("html",),
        key=("item_text", "number"),
    )
