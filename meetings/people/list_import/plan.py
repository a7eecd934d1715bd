"""The plan of what each line of a list comes to on a panel, in a constant number of queries; nothing is written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from core import english
from core.working_days import far_off
from meetings.access import PanelAccess
from meetings.enums import Role
from meetings.models import Membership, Panel, Person, Seat
from meetings.people.services.giving_rights import OWN, UNCLEARED
from meetings.people.term_conflicts import Roster, covers, term

from .alternates import Principals
from .parser import MemberEntry
from .person_matching import ELSEWHERE, PersonMatcher
from .rows import OUT, TAKE, Doubtful, Faulty, PlannedRow, RowKind


def plan(
    panel: Panel, entries: Sequence[MemberEntry], answers: Mapping[str, str], access: PanelAccess, *, today: date
) -> list[PlannedRow]:
    """A row for each entry, each planned beside those before it: two lines cannot have one seat. Alternates come last,
    for they can stand in for whoever stands in another line, be it above theirs or below.

    ``answers`` are by the number of the line. Terms without a first day begin ``today``.
    """
    planner = _Planner(panel, entries, access, today)
    alternates_last = sorted(entries, key=lambda entry: entry.role == Role.ALTERNATE)
    rows = {entry.line: planner.row(entry, answers.get(str(entry.line), "")) for entry in alternates_last}
    return [rows[entry.line] for entry in entries]


class _Planner:
    def __init__(self, panel: Panel, entries: Sequence[MemberEntry], access: PanelAccess, today: date) -> None:
        self.panel, self.today, self.access = panel, today, access
        held = Membership.objects.filter(panel=panel).select_related(
            "person__organisation", "seat", "stands_in_for__person"
        )
        on_the_panel = list(held.order_by("pk"))
        self.roster = Roster(on_the_panel)
        self.principals = Principals(on_the_panel, entries)
        self.stood_in_for = {membership.stands_in_for_id for membership in on_the_panel}
        self.matcher = PersonMatcher(entries, access, {membership.person_id for membership in on_the_panel})
        self.seats: dict[str, list[Seat]] = defaultdict(list)
        for seat in Seat.objects.filter(panel=panel).order_by("number"):
            self.seats[english.fold(seat.category)].append(seat)
            self.seats[english.fold(str(seat))].append(seat)

    def row(self, entry: MemberEntry, answer: str) -> PlannedRow:
        if entry.errors:
            return PlannedRow(entry, RowKind.ERROR, entry.errors)
        try:
            person = self.matcher.meant(entry, answer)
            if entry.doubts and answer in ("", OUT):
                raise Doubtful(" ".join(entry.doubts), [(TAKE, "Yes, as read")])
            planned = self._planned(entry, person)
        except Faulty as fault:
            return PlannedRow(entry, RowKind.ERROR, (str(fault),))
        except Doubtful as doubt:
            kind = RowKind.LEFT_OUT if answer == OUT else RowKind.DOUBT
            choices = (("", "Not answered yet"), *doubt.choices, (OUT, "Leave it out"))
            return PlannedRow(entry, kind, (str(doubt),), choices, OUT if answer == OUT else "")
        return planned if planned.kind is RowKind.SAME else self._chosen(planned, answer)

    def _chosen(self, planned: PlannedRow, answer: str) -> PlannedRow:
        """Return it with the answers that it can have; one that is taken stands in the way of those after it."""
        was_asked = answer not in ("", TAKE, OUT)
        ways = tuple(self.matcher.choices(planned.entry)) if was_asked else ((TAKE, "Take it"),)
        planned = replace(planned, choices=(*ways, (OUT, "Leave it out")), answer=answer or TAKE)
        if answer == OUT:
            return replace(planned, kind=RowKind.LEFT_OUT)
        if planned.membership is not None and planned.kind is RowKind.CHANGE:
            self.roster.replace(planned.membership)
            self.principals.replace(planned.membership)
        elif planned.membership is not None:
            self.roster.add(planned.membership)
            self.principals.add(planned.membership, planned.entry.line)
        return planned

    def _planned(self, entry: MemberEntry, person: Person) -> PlannedRow:
        wanted = Membership(
            panel=self.panel,
            person=person,
            role=Role(entry.role),
            starts_on=entry.starts_on or self.today,
            ends_on=entry.ends_on,
            is_cleared=bool(entry.is_cleared),
        )
        self._refuse_far_off(entry)
        _refuse_backwards(wanted)
        wanted.stands_in_for = self.principals.of(entry, wanted.starts_on)
        if wanted.stands_in_for:
            wanted.ends_on = wanted.ends_on or wanted.stands_in_for.ends_on  # as one who is appointed on the page
        seats = self._seats_of(entry)
        current = self._current(wanted)
        address, of_address = self.matcher.address(entry, person)
        note = " ".join(filter(None, (of_address, self._of_organisation(entry, person))))
        kind = RowKind.KNOWN if person.pk else RowKind.NEW
        row = PlannedRow(entry, kind, address=address, organisation=self._organisation(entry, person))
        if current:
            return self._change(row, current, seats, note)
        self._refuse_to_give(None, wanted)
        wanted.seat = self._free_seat(entry, wanted, seats)
        self._refuse_clash(wanted)
        sentences = (self._place(wanted), *_said_of_person(row, person), note)
        return replace(row, said=tuple(filter(None, sentences)), membership=wanted)

    def _current(self, wanted: Membership) -> Membership | None:
        """Return the membership that the line is about, where the person has it already."""
        return next((membership for membership in self.roster.alike(wanted) if membership.pk), None)

    def _change(self, row: PlannedRow, current: Membership, seats: Sequence[Seat], note: str) -> PlannedRow:
        changed = self._changed(row.entry, current, seats)
        sentences = [*_differences(current, changed), *_said_of_person(row, current.person)]
        if row.address:
            sentences.append(f"An account at {row.address}.")
        if not sentences:
            sentences = [f"There already: {term(current)}."]
            return PlannedRow(row.entry, RowKind.SAME, tuple(filter(None, (*sentences, note))))
        return replace(row, kind=RowKind.CHANGE, said=tuple(filter(None, (*sentences, note))), membership=changed)

    def _changed(self, entry: MemberEntry, current: Membership, seats: Sequence[Seat]) -> Membership:
        """Return the membership as the line has it; what the line does not mention does not change."""
        if entry.category and current.seat not in seats:
            where = current.seat or current.get_role_display()
            raise Faulty(f"{current.person} is there already: {where}, {term(current)}. End that term first.")
        changed = _copy(current)
        changed.starts_on = entry.starts_on or current.starts_on
        changed.ends_on = entry.ends_on or current.ends_on
        changed.is_cleared = current.is_cleared if entry.is_cleared is None else entry.is_cleared
        _refuse_backwards(changed)
        self._refuse_to_give(current, changed)
        is_shorter = not _goes_as_far(changed, current)
        if is_shorter and (current.role in Role.SECRETARIES or current.pk in self.stood_in_for):
            raise Faulty(f"Others depend on the term of {current.person}. Shorten it on their own page.")
        self._refuse_clash(changed)
        return changed

    def _refuse_far_off(self, entry: MemberEntry) -> None:
        for day in filter(None, (entry.starts_on, entry.ends_on)):
            if reason := far_off(day, self.today):
                raise Faulty(reason)

    def _refuse_to_give(self, before: Membership | None, after: Membership) -> None:
        """Raise Faulty for what whoever reads the list in cannot give: as on the pages, where the chair may help."""
        is_longer = before is None or not _goes_as_far(before, after)
        is_more = is_longer or (after.is_cleared and not (before and before.is_cleared))
        if is_more and after.person.pk and after.person.pk == self.access.person:
            raise Faulty(OWN)
        if is_more and after.is_cleared and self.panel.pk not in self.access.cleared:
            raise Faulty(UNCLEARED.format(self.panel.in_sentence))

    def _refuse_clash(self, wanted: Membership) -> None:
        clash = self.roster.clash(wanted)
        if clash:
            raise Faulty(clash)

    def _place(self, membership: Membership) -> str:
        where = f"{membership.get_role_display()}{f', {membership.seat}' if membership.seat else ''}"
        if membership.stands_in_for:
            where += f" for {self.principals.named(membership.stands_in_for)}"
        return f"{where}, {term(membership)}{', cleared' if membership.is_cleared else ''}."

    def _seats_of(self, entry: MemberEntry) -> Sequence[Seat]:
        seats = self.seats.get(english.fold(entry.category), [])
        if entry.category and not seats:
            raise Faulty(f"There is no seat “{entry.category}”. Correct it, or add the seat first.")
        return seats

    def _organisation(self, entry: MemberEntry, person: Person) -> str | None:
        """Return where they come from by this list, if that is given, differs, and is this secretariat's to say."""
        is_theirs = not person.pk or self.matcher.keeps_all_of(person)
        return entry.organisation if is_theirs and _comes_from_elsewhere(entry, person) else None

    def _of_organisation(self, entry: MemberEntry, person: Person) -> str:
        """Return what must be said of an organisation that is not taken."""
        is_left = _comes_from_elsewhere(entry, person) and self._organisation(entry, person) is None
        return f"Their organisation is not changed: {ELSEWHERE}" if is_left else ""

    def _free_seat(self, entry: MemberEntry, wanted: Membership, seats: Sequence[Seat]) -> Seat | None:
        if not entry.category:
            return None
        holders = []
        for seat in seats:
            holder = next(iter(self.roster.in_seat(seat, wanted)), None)
            if holder is None and (wanted.ends_on or date.max) <= (seat.ends_on or date.max):
                return seat
            holders.append(f"{holder.person}, {term(holder)}" if holder else f"{seat} is given up")
        raise Faulty(f"No seat in {seats[0].category} is vacant for that term: {'; '.join(holders)}.")


def _goes_as_far(one: Membership, other: Membership) -> bool:
    """Return whether there is no day on which only the other holds."""
    return covers(one, other.starts_on) and covers(one, other.ends_on or date.max)


def _refuse_backwards(membership: Membership) -> None:
    if membership.ends_on and membership.ends_on < membership.starts_on:
        days = f"({english.day(membership.ends_on)}) before it starts ({english.day(membership.starts_on)})"
        raise Faulty(f"The term would end {days}.")


def _copy(membership: Membership) -> Membership:
    copy = Membership(**{field.attname: getattr(membership, field.attname) for field in Membership._meta.fields})
    copy.panel, copy.person = membership.panel, membership.person
    copy.seat, copy.stands_in_for = membership.seat, membership.stands_in_for
    return copy


def _comes_from_elsewhere(entry: MemberEntry, person: Person) -> bool:
    """Return whether the list gives an organisation other than the one that is known."""
    is_other = english.fold(entry.organisation) != english.fold(str(person.organisation or ""))
    return bool(entry.organisation) and is_other


def _said_of_person(row: PlannedRow, person: Person) -> Iterator[str]:
    if row.organisation and person.pk:
        before = f", no longer {person.organisation}" if person.organisation else ""
        yield f"Their organisation is now {row.organisation}{before}."


def _differences(before: Membership, after: Membership) -> Iterator[str]:
    if (before.starts_on, before.ends_on) != (after.starts_on, after.ends_on):
        yield f"Term: {term(after)}; before: {term(before)}."
    if before.is_cleared != after.is_cleared:
        yield "Cleared for what is confidential." if after.is_cleared else "No longer cleared for what is confidential."
