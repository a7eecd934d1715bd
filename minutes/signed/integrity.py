"""Checks that versions and issued files are still what they were when they were made.

The audit trail holds what each said of itself, so a version that was changed by hand is found even if its own hashes
were changed with it.
"""

import json
from collections.abc import Iterator
from hashlib import sha256

from core.audit.canonical import canonical_json
from core.audit.trail import AuditEvent
from minutes.models import IssuedFile, SignOff, Version
from minutes.signed.issue import issued_files
from minutes.versions.freeze import digest, frozen_facts
from minutes.versions.signatures import signings


def faults_in_versions() -> Iterator[str]:
    """A sentence for each thing that is not as it was written, by meeting and version."""
    events = {event.subject_id: event for event in AuditEvent.objects.filter(verb="minutes.version_frozen")}
    for version in Version.objects.select_related("minutes__meeting__panel").order_by("made_at").iterator():
        yield from _faults(version, events.pop(str(version.pk), None))
    for pk in events:
        yield f"A version is missing: {pk}."
    yield from _faults_in_signatures()
    yield from _faults_in_files()


def _name(version: Version) -> str:
    return f"version {version.number} of {version.minutes.meeting.reference}"


def _faults(version: Version, event: AuditEvent | None) -> Iterator[str]:
    texts = {"public": version.public_json, "confidential": version.confidential_json}
    for rendition, text in texts.items():
        if digest(text) != getattr(version, f"{rendition}_sha256"):
            yield f"Hash mismatch of {_name(version)}: its {rendition} text was changed."
    if event is None:
        yield f"The audit trail knows nothing of {_name(version)}."
        return
    recorded, written = json.loads(event.facts), json.loads(canonical_json(frozen_facts(version)))
    changed = [name for name, value in written.items() if recorded.get(name, value) != value]
    if event.actor_id != version.by_id:
        changed.append("by")
    if changed:
        yield f"Hash mismatch of {_name(version)}: changed since it was frozen: {', '.join(changed)}."


def _faults_in_signatures() -> Iterator[str]:
    for sign_off in SignOff.objects.select_related("version__minutes__meeting__panel", "countersignature"):
        version = sign_off.version
        texts = {(signed.public_sha256, signed.confidential_sha256) for signed in signings(sign_off)}
        if texts != {(version.public_sha256, version.confidential_sha256)}:
            yield f"The signature under {_name(version)} is under another text."


def _faults_in_files() -> Iterator[str]:
    for issued in IssuedFile.objects.select_related("version__minutes__meeting__panel"):
        name = f"The {issued.rendition} PDF of {_name(issued.version)}"
        try:
            with issued_files().open(issued.stored_name) as file:
                if sha256(file.read()).hexdigest() != issued.sha256:
                    yield f"{name} was changed in its storage."
        except FileNotFoundError:
            yield f"{name} is missing from its storage."
