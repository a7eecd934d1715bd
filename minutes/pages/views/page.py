"""Minutes to read, as a page: as they are read now, and a given version of them."""

from typing import Any

from django.core.cache import caches
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from meetings.access import access_in
from meetings.enums import MeetingState
from meetings.panels.names import in_sentence
from minutes.enums import MinutesState
from minutes.models import SignOff, StateChange
from minutes.pages.sheet_cache import sheet_of
from minutes.reading.addresses import addresses_of
from minutes.reading.crumbs import crumbs_of
from minutes.reading.editions import Edition, Holding, minutes_behind
from minutes.reading.web import edition_to_read, version_to_read, versions_to_read
from minutes.rendering.body import title_words
from minutes.versions.freeze import version_words
from minutes.versions.signatures import Signature, signature_of
from minutes.versions.succession import succession_of, words_of_force
from minutes.workflow.next_steps import Moves, moves_for
from minutes.workflow.progress import track
from minutes.workflow.unsaved import count_late_words

# Where the sheet goes in the page. It is put there as bytes: it is long, and the templates would copy it six times.
_SHEET = SafeString("<!--the sheet-->")


@require_safe
def minutes_detail(request: HttpRequest, reference: str) -> HttpResponse:
    edition = edition_to_read(request, reference)
    state, moves = _state_shown(request, edition), _moves(request, edition)
    context = _context(request, edition) | {
        "moves": moves,
        "track": track(MeetingState.CLOSED, state, by_correspondence=bool(edition.of.series)) if state else (),
        "late": _late_words(request, edition),
    }
    sheet = sheet_of(edition, access_in(request), state, is_headed=not moves)
    return _with_sheet(render(request, "minutes/pages/minutes_detail.html", context), sheet)


@require_safe
def version_list(request: HttpRequest, reference: str) -> HttpResponse:
    """All versions that this reader may open: to the public, those that were published."""
    holding, given = versions_to_read(request, reference)
    context = {
        "crumbs": crumbs_of(holding),
        "meeting": holding,
        "title": f"Versions of the minutes of {holding.meeting_name}",
        "versions": [(version, version_words(version), succession_of(version, given)) for version in given],
        "is_of_the_panel": holding.panel in access_in(request).panels,
        "changes": _changes(request, holding),
    }
    return render(request, "minutes/pages/version_list.html", context)


@require_safe
def version_detail(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One version as it was given to this reader, and by which it is replaced."""
    edition, given = version_to_read(request, reference, number)
    version = next(version for version in given if version.number == number)
    context = _context(request, edition) | {
        "version_words": version_words(version),
        "succession": succession_of(version, given),
        "given_as": words_of_force(version),
        "is_of_the_panel": edition.of.panel in access_in(request).panels,
        "has_versions": True,
    }
    sheet = sheet_of(edition, access_in(request), None, is_headed=False)
    return _with_sheet(render(request, "minutes/pages/version_detail.html", context), sheet)


def _with_sheet(page: HttpResponse, sheet: bytes) -> HttpResponse:
    page.content = page.content.replace(_SHEET.encode(), sheet, 1)
    return page


def _context(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    holding = edition.of
    return {
        "panel": holding.panel_name,
        "panel_in_sentence": in_sentence(holding.panel_name),
        "title": title_words(holding.reference, holding.series, holding.number),
        "crumbs": crumbs_of(holding),
        "reference": holding.reference,
        "pdf": addresses_of(edition).pdf,
        "version": edition.version,
        "has_versions": holding.panel in access_in(request).panels,
        "sheet": _SHEET,
        "signature": _signature(edition),
    }


def _state_shown(request: HttpRequest, edition: Edition) -> MinutesState | None:
    """On their panel people see where the minutes stand; to everybody else they are published, and that is all."""
    return edition.of.state if edition.of.panel in access_in(request).panels else None


def _signature(edition: Edition) -> Signature | None:
    if edition.version is None or not edition.is_signed:
        return None
    sign_offs = SignOff.objects.select_related("version", "countersignature")
    return signature_of(sign_offs.get(version=edition.version.pk), edition.of.zone)


def _moves(request: HttpRequest, edition: Edition) -> Moves | None:
    """Remembered with the edition, for all who stand alike on the panel."""
    access, panel = access_in(request), edition.of.panel
    if panel not in access.drafts | access.deputies:
        return None
    roles = ":".join(str(panel in panels) for panels in (access.keeps, access.chairs, access.deputies))
    name = f"moves:{edition.of.head}:{edition.of.minutes}:{roles}"
    moves: Moves | None = caches["pages"].get(name)
    if moves is None:
        moves = moves_for(access, minutes_behind(edition.of))
        caches["pages"].set(name, moves)
    return moves


def _late_words(request: HttpRequest, edition: Edition) -> int:
    """Return how many pieces came too late for the text, for the secretariat; remembered as the moves are.

    In a draft they stand beside their items, where they are put into the text.
    """
    access, panel = access_in(request), edition.of.panel
    if panel not in access.keeps or edition.of.state == MinutesState.DRAFT:
        return 0
    name = f"late:{edition.of.head}:{edition.of.minutes}:{panel in access.cleared}"
    late: int | None = caches["pages"].get(name)
    if late is None:
        late = count_late_words(minutes_behind(edition.of).meeting, access)
        caches["pages"].set(name, late)
    return late


def _changes(request: HttpRequest, holding: Holding) -> QuerySet[StateChange]:
    """Return how the minutes came to where they stand, reasons included, for those who take part in the drafting."""
    if holding.panel not in access_in(request).drafts:
        return StateChange.objects.none()
    return StateChange.objects.filter(minutes=holding.minutes).select_related("by")
