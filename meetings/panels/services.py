"""Panels, their first secretary, their own outcome words and letterhead."""

import io
from collections.abc import Collection
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.db.models import F, Q
from PIL import Image, UnidentifiedImageError

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check
from core.errors import Unacceptable, WrongState
from meetings.access import require_administrator, require_secretary
from meetings.enums import Role
from meetings.models import Letterhead, Meeting, Membership, OutcomeWord, Panel, Person
from meetings.panels.rules import PanelRules
from meetings.references import code_and_number, code_with_mark, panels_and_series

LARGEST_LOGO = 200_000  # bytes


@transaction.atomic
def create_panel(code: str, *, name: str, by: User) -> Panel:
    """Create a panel. Raises Unacceptable for a code that is none, is taken, or reads as another panel's meeting."""
    require_administrator(by)
    if there := panel_in_the_way(code):
        raise Unacceptable(why_code_is_taken(code, there))
    panel = Panel(code=code, name=name)
    check(panel)
    panel.save()
    record("meetings.panel_created", panel, by=by, code=code)
    return panel


def panel_in_the_way(code: str, *, of: Panel | None = None) -> Panel | None:
    """Return the panel for which no other one (``of``, or one to come) can have this code, if there is any.

    It has the code, or one of the two codes would read as the reference of the other panel's meeting, or as the code of
    its decisions by correspondence.
    """
    others = Panel.objects.exclude(pk=of.pk) if of else Panel.objects.all()
    own = {code_with_mark(code, series) for series in ("", *(marks_given(of) if of else ()))}
    here = [code, _read_as_of(code) or code]
    shorter = [panel for read in here for panel, _ in panels_and_series(read)]
    for panel in others.filter(Q(code__in=shorter) | Q(code__startswith=code)):
        if own & _read_as(panel.code) or codes_of(panel) & _read_as(code):
            return panel
    return None


def codes_of(panel: Panel) -> set[str]:
    """Return the codes that references of this panel have: its own, and those of its decisions by correspondence."""
    marks = {*marks_given(panel), PanelRules.read(panel.rules).correspondence_mark}
    return {panel.code, *(code_with_mark(panel.code, mark) for mark in marks)}


def marks_given(panel: Panel) -> list[str]:
    """Return the marks under which the panel has decisions by correspondence, those in the bin included."""
    return list(Meeting.with_binned.filter(panel=panel).exclude(series="").values_list("series", flat=True).distinct())


def panel_of_mark(panel: Panel, mark: str) -> Panel | None:
    """Return another panel whose code would read as a decision by correspondence with this mark, if there is any."""
    code = code_with_mark(panel.code, mark)
    others = Panel.objects.exclude(pk=panel.pk).filter(code__startswith=code)
    return next((other for other in others if code in _read_as(other.code)), None)


def _read_as(code: str) -> set[str]:
    """Return the codes that these words have or begin with as a reference: A-B2 and A-B for A-B2."""
    return {code, _read_as_of(code) or code}


def _read_as_of(code: str) -> str | None:
    """Return the code of the panel that can have a meeting of this reference: A-B for A-B2; None for A-B."""
    try:
        return code_and_number(code)[0]
    except ValueError:
        return None


def why_code_is_taken(code: str, there: Panel) -> str:
    """Return why no panel can have this code beside the one that is there, and what to do."""
    if there.code == code:
        return f"{there.at_start} has the code {code} already. Choose another one."
    longer, shorter = sorted((code, there.code), key=len, reverse=True)
    is_a_meeting = _read_as_of(longer) == shorter
    what = "a meeting" if is_a_meeting else "a decision by correspondence"
    return (
        f"{there.at_start} has the code {there.code}, and {longer} would read as {what} of {shorter}. "
        "Choose another code."
    )


@transaction.atomic
def add_outcome_words(panel: Panel, words: Collection[str], *, by: User) -> None:
    """Add outcome words of the panel's own to those that come with SmartGov.

    Raises Unacceptable for a word that the panel has already, or that is no word in capitals.
    """
    require_secretary(panel, by)
    if reasons := [reason for word in sorted(words) if (reason := why_word_is_taken(panel, word))]:
        raise Unacceptable(" ".join(reasons))
    rows = [OutcomeWord(panel=panel, word=word) for word in sorted(words)]
    for row in rows:
        check(row)
    OutcomeWord.objects.bulk_create(rows)
    record("meetings.outcome_words_added", panel, by=by, words=sorted(words))


def why_word_is_taken(panel: Panel, word: str) -> str:
    """Return why a panel cannot add this outcome word, in a sentence; nothing where it has no such word yet."""
    rows = OutcomeWord.objects.filter(Q(panel=None) | Q(panel=panel), word=word)
    row = rows.order_by(F("panel").asc(nulls_first=True)).first()
    if row is None:
        return ""
    return f"{word} comes with SmartGov. Every panel has it." if row.panel_id is None else f"{word} is there already."


@transaction.atomic
def set_letterhead(
    panel: Panel, *, by: User, address_line: str = "", logo: bytes = b"", logo_alt: str = ""
) -> Letterhead:
    """Set what stands above the panel's minutes: a logo as PNG, described in words, and a line with its address.

    Raises Unacceptable for a logo that is no PNG, is larger than LARGEST_LOGO bytes, or has no description.
    """
    require_secretary(panel, by)
    check_logo(logo)
    letterhead = Letterhead.objects.filter(panel=panel).first() or Letterhead(panel=panel)
    letterhead.address_line, letterhead.logo, letterhead.logo_alt = address_line, logo, logo_alt
    check(letterhead)
    letterhead.save()
    record("meetings.letterhead_set", panel, by=by, logo_sha256=sha256(logo).hexdigest() if logo else "")
    return letterhead


def check_logo(logo: bytes) -> None:
    """Raise Unacceptable for a logo that is no PNG, or is too large; none at all will do."""
    if len(logo) > LARGEST_LOGO:
        raise Unacceptable(f"A logo can have at most {LARGEST_LOGO // 1000} KB; this one has {len(logo) // 1000}.")
    if not logo:
        return
    try:
        with Image.open(io.BytesIO(logo), formats=["PNG"]) as image:
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError) as error:  # Pillow raises each of them for a broken file
        raise Unacceptable("The logo is not a PNG image that can be read.") from error


@transaction.atomic
def appoint_first_secretary(panel: Panel, person: Person, *, starts_on: date, by: User) -> Membership:
    """Appoint the panel's first secretary, as whoever sets it up says; later appointments are that secretary's to make.

    Raises WrongState for a panel that has, or ever had, a secretary: nobody comes to a panel's secrets this way.
    """
    require_administrator(by)
    Panel.objects.select_for_update(no_key=True).get(pk=panel.pk)
    if Membership.objects.filter(panel=panel, role=Role.SECRETARY).exists():
        raise WrongState(f"{panel.at_start} has had a secretary already. Only its secretariat can appoint others.")
    membership = Membership(panel=panel, person=person, role=Role.SECRETARY, starts_on=starts_on, is_cleared=True)
    check(membership)
    membership.save()
    record(
        "meetings.first_secretary_appointed",
        membership,
        by=by,
        attests=[membership],
        panel=panel.pk,
        starts_on=starts_on,
    )
    return membership
