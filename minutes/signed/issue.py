"""The signed minutes as files: set on paper, sealed, stored under their hash and never written over.

The worker makes them once the signature stands. Until a file is there, its version has none: no other rendering is
served in its place.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django_tasks import task

from core.audience import Audience
from core.audit.checkpoints import make_checkpoint
from core.audit.trail import record
from core.background.progress import SILENT_AFTER, Step
from core.seal import own_seal
from meetings.panels.rules import PanelRules
from minutes.models import IssuedFile, SignOff, Version
from minutes.signed.checkpoint_mails import mail_checkpoint
from minutes.versions.freeze import version_document
from minutes.versions.signatures import in_groups, moment, signature_of

LATE_AFTER = timedelta(minutes=2)
SEAL_LABEL = "Seal of the SmartGov installation that issued these minutes"


@task
def issue_file(version: str, rendition: str) -> None:
    """Makes the file of one rendition of a signed version. May run twice, even at once: the first to end stays."""
    signed = SignOff.objects.select_related("version__minutes__meeting__panel", "by", "countersignature")
    sign_off = signed.get(version=UUID(version))
    if not _has_file(sign_off.version, rendition):
        _keep(sign_off, rendition, _sealed(sign_off, Audience(rendition)))


def request_files(version: Version) -> None:
    """Asks the worker for both renditions."""
    for audience in Audience:
        issue_file.enqueue(str(version.pk), audience.value)


def request_late_files() -> None:
    """Asks again for what should be there by now: a worker may have died over it."""
    late = Version.objects.valid().filter(sign_off__at__lt=timezone.now() - LATE_AFTER)
    for version in late.annotate(made=Count("files")).filter(made__lt=len(Audience)):
        request_files(version)


class Stored(NamedTuple):
    """A file as it lies in the store, and its hash."""

    name: str
    sha256: str


def issued_file(version: UUID, audience: Audience) -> Stored | None:
    """None while it is not made yet. Once made it is the same for ever, and so remembered."""
    name = f"issued:{version}:{audience}"
    stored: Stored | None = caches["pages"].get(name)
    if stored is None:
        row = IssuedFile.objects.filter(version=version, rendition=audience.value).first()
        stored = Stored(row.stored_name, row.sha256) if row else None
        if stored is not None:
            caches["pages"].set(name, stored, timeout=None)
    return stored


def step_of_files(version: Version, audience: Audience) -> Step:
    """Return how far a file has come, told by the clock: the worker leaves no trace before it is done."""
    if _has_file(version, audience):
        return Step.DONE
    waited = timezone.now() - SignOff.objects.values_list("at", flat=True).get(version=version.pk)
    if waited > LATE_AFTER:
        return Step.STUCK
    return Step.UNANSWERED if waited > SILENT_AFTER else Step.WAITING


def issued_files() -> Storage:
    return storages["issued"]


def _has_file(version: Version, rendition: str) -> bool:
    return IssuedFile.objects.filter(version=version, rendition=rendition).exists()


def _sealed(sign_off: SignOff, audience: Audience) -> bytes:
    from core.pdf.seal import seal_pdf  # only the worker loads what makes PDFs
    from minutes.rendering.pdf import render_pdf

    version = sign_off.version
    zone = PanelRules.read(version.minutes.meeting.panel.rules).zone
    signature = replace(signature_of(sign_off, zone), trail=_head_of_trail(zone))
    return seal_pdf(
        render_pdf(version_document(version, audience), signature),
        own_seal(),
        name="SmartGov",
        reason=f"{version.minutes.meeting.reference} version {version.number} {audience} {version.pk.hex}",
        label=SEAL_LABEL,
    )


def _head_of_trail(zone: ZoneInfo) -> tuple[int, str, str] | None:
    """The head as it is signed and kept at this moment: the paper shows later that the trail had come so far."""
    checkpoint = make_checkpoint()
    if checkpoint is None:
        return None
    return checkpoint.seq, in_groups(checkpoint.hash), moment(datetime.fromisoformat(checkpoint.at), zone)


@transaction.atomic
def _keep(sign_off: SignOff, rendition: str, content: bytes) -> None:
    """Under the lock of its row, so that of two who made the file at once only one stores it."""
    version = Version.objects.select_for_update(no_key=True).get(pk=sign_off.version_id)
    if _has_file(version, rendition):
        return
    digest = sha256(content).hexdigest()
    issued = IssuedFile.objects.create(
        version=version,
        rendition=rendition,
        sha256=digest,
        size=len(content),
        stored_name=issued_files().save(f"{digest}.pdf", ContentFile(content)),
        seal_sha256=own_seal().sha256,
        made_at=timezone.now(),
    )
    by = sign_off.by
    record(
        "minutes.file_issued", issued, by=by, attests=[issued], version=version.pk, rendition=rendition, sha256=digest
    )
    transaction.on_commit(partial(_give_away_head, version))


def _give_away_head(version: Version) -> None:
    """Sign the head that holds the issue; those whom the panel names hear of it once both files are there."""
    checkpoint = make_checkpoint()
    if checkpoint and version.files.count() == len(Audience):
        mail_checkpoint(checkpoint, [version.minutes.meeting.panel])
