"""Lists of members that were handed in: kept while their doubts are answered, then taken as a whole.

Until it is taken nothing of a list is on the panel, and taking it is one transaction. Files are read and lists planned
before its lock is taken, which on SQLite is that of the whole database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from core import english
from core.accounts.models import User
from core.accounts.services import create_accounts
from core.audit.trail import chain_head, record
from core.errors import Unacceptable, WrongState
from core.stored import from_plain, to_plain
from meetings.access import access_of, keeps_some_minutes, require_secretary
from meetings.models import MemberImport, Membership, Organisation, Panel, Person
from meetings.models.member_import import KEPT
from meetings.panels.rules import PanelRules
from meetings.people.term_conflicts import key_of

from .confined import read_confined
from .parser import MemberEntry, MemberList, mended
from .plan import plan
from .rows import TAKEN, PlannedRow, RowKind

LONGEST_FILE_NAME = 255  # the field's length
ROUNDS = 3  # of planning before the lock; who is overtaken in each plans under it


@dataclass(frozen=True, slots=True)
class Taken:
    """The results of a list: memberships that are new, that have changed, and accounts that were made."""

    appointed: int
    changed: int
    accounts: tuple[User, ...]


def read_in(panel: Panel, content: bytes, *, file_name: str, by: User) -> MemberImport:
    """Read a list and keep it for its maker. Raises Unacceptable, with what to do, for a file that holds none."""
    require_secretary(panel, by)
    read = read_confined(content, file_name=file_name)
    return _keep(read, panel, content, file_name=file_name, by=by)


@transaction.atomic
def _keep(read: MemberList, panel: Panel, content: bytes, *, file_name: str, by: User) -> MemberImport:
    require_secretary(panel, by)
    member_import = MemberImport.objects.create(
        panel=panel,
        made_by=by,
        file_name=_named(file_name, read.sheet),
        file_sha256=sha256(content).hexdigest(),
        headings=read.headings,
        unread=read.unread,
        entries=[_written(entry) for entry in read.entries],
    )
    record(
        "meetings.member_list_read",
        member_import,
        by=by,
        panel=panel.pk,
        lines=len(read.entries),
        file=member_import.file_sha256,
    )
    return member_import


def _named(file_name: str, sheet: str) -> str:
    """Return the name by which the list is shown: that of its file and, of a workbook, of the sheet that is read."""
    behind = f", sheet “{sheet}”" if sheet else ""
    return f"{(file_name or 'list')[: LONGEST_FILE_NAME - len(behind)]}{behind}"


@transaction.atomic
def mend_line(member_import: MemberImport, line: int, cells: Sequence[str], *, by: User) -> None:
    """Put other words into the cells of a line; what was chosen for that line is forgotten.

    Also of a list of which other lines were taken already. Raises WrongState where it has no such line.
    """
    require_secretary(member_import.panel, by)
    locked = MemberImport.objects.select_for_update(no_key=True).get(pk=member_import.pk)
    entries = tuple(from_plain(MemberEntry, written) for written in locked.entries)
    if line not in {entry.line for entry in entries}:
        raise WrongState(f"This list has no line {line}.")
    read = mended(MemberList(tuple(locked.headings), tuple(locked.unread), entries), line, cells)
    member_import.entries = [_written(entry) for entry in read.entries]
    member_import.answers = {key: chosen for key, chosen in locked.answers.items() if key != str(line)}
    member_import.save(update_fields=["entries", "answers"])
    record("meetings.member_list_line_mended", member_import, by=by, panel=member_import.panel_id, line=line)


def rows_of(member_import: MemberImport, *, by: User) -> list[PlannedRow]:
    """Return what each line would come to if the list were taken now."""
    entries = [from_plain(MemberEntry, written) for written in member_import.entries]
    return plan(
        member_import.panel,
        entries,
        member_import.answers,
        access_of(by),
        today=PanelRules.read(member_import.panel.rules).day_at(member_import.made_at),
    )


@transaction.atomic
def answer(member_import: MemberImport, answers: Mapping[str, str], *, by: User) -> None:
    """Keep what was chosen for some lines, beside what was chosen before for others."""
    require_secretary(member_import.panel, by)
    locked = MemberImport.objects.select_for_update(no_key=True).get(pk=member_import.pk)
    lines = {str(written["line"]) for written in locked.entries}
    member_import.answers = locked.answers | {line: chosen for line, chosen in answers.items() if line in lines}
    member_import.save(update_fields=["answers"])


def take(member_import: MemberImport, *, by: User) -> Taken:
    """Take all lines that are good or answered, and leave the others as they are. Raises Unacceptable if none is."""
    for _ in range(ROUNDS):
        before = chain_head()
        rows = _rows_to_take(member_import, by)
        with transaction.atomic():
            _lock(member_import, by)
            if chain_head() == before:  # every change is recorded: there has been none
                return _take(member_import, rows, by=by)
    with transaction.atomic():
        _lock(member_import, by)
        return _take(member_import, _rows_to_take(member_import, by), by=by)


def _rows_to_take(member_import: MemberImport, by: User) -> list[PlannedRow]:
    require_secretary(member_import.panel, by)
    rows = [row for row in rows_of(member_import, by=by) if row.kind in TAKEN]
    if not rows:
        raise Unacceptable("No line of this list can be imported as it stands.")
    return rows


def _lock(member_import: MemberImport, by: User) -> None:
    require_secretary(member_import.panel, by)
    Panel.objects.select_for_update(no_key=True).get(pk=member_import.panel_id)  # nobody is appointed meanwhile


def _take(member_import: MemberImport, rows: Sequence[PlannedRow], *, by: User) -> Taken:
    accounts, people = _write_people(rows, by)
    appointed = [row.membership for row in rows if row.membership and row.kind is not RowKind.CHANGE]
    changed = [row.membership for row in rows if row.membership and row.kind is RowKind.CHANGE]
    _appoint(appointed)
    Membership.objects.bulk_update(changed, ["starts_on", "ends_on", "is_cleared"])
    member_import.taken_at = timezone.now()
    member_import.save(update_fields=["taken_at"])
    record(
        "meetings.member_list_taken",
        member_import,
        by=by,
        attests=[*appointed, *changed, *people],
        panel=member_import.panel_id,
        file=member_import.file_sha256,
        appointed=[membership.pk for membership in appointed],
        changed=[membership.pk for membership in changed],
    )
    return Taken(len(appointed), len(changed), tuple(accounts))


@transaction.atomic
def discard(member_import: MemberImport, *, by: User) -> None:
    """Discard the list; what was taken of it stays."""
    require_secretary(member_import.panel, by)
    record("meetings.member_list_discarded", member_import, by=by, panel=member_import.panel_id)
    member_import.delete()


def forget_member_lists() -> int:
    """Delete lists that were read more than a day ago, and return how many."""
    deleted, _ = MemberImport.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
    return deleted


def _appoint(memberships: Sequence[Membership]) -> None:
    """Write those who sit before those who stand in for them, whose rows name theirs."""
    Membership.objects.bulk_create([membership for membership in memberships if not membership.stands_in_for])
    Membership.objects.bulk_create([membership for membership in memberships if membership.stands_in_for])


def _write_people(rows: Sequence[PlannedRow], by: User) -> tuple[list[User], list[Person]]:
    """Write who is new, and what of others has changed, in a constant number of queries; return the new accounts, and
    the people who were written."""
    organisations = _organisations(rows)
    people: dict[int, Person] = {}
    addresses: dict[int, str] = {}
    touched: dict[int, Person] = {}
    for row in rows:
        person = people.setdefault(key_of(_person(row)), _person(row))
        _person_of(row, person)
        if row.organisation:
            person.organisation = organisations[english.fold(row.organisation)]
        if row.address:
            addresses[key_of(person)] = row.address
        if row.organisation or row.address:
            touched[key_of(person)] = person
    wanted = [(address, people[key].name) for key, address in addresses.items()]
    accounts = create_accounts(wanted, by=by, may=keeps_some_minutes.test)
    for key, account in zip(addresses, accounts, strict=True):
        people[key].account = account
    known = [person for person in touched.values() if person.pk]
    new = [person for person in people.values() if not person.pk]
    Person.objects.bulk_create(new)
    Person.objects.bulk_update(known, ["organisation", "account"])
    return accounts, [*new, *known]


def _person(row: PlannedRow) -> Person:
    return row.membership.person  # type: ignore[union-attr] # a line that is taken has one


def _person_of(row: PlannedRow, person: Person) -> None:
    """Let the row name this person: of somebody who was read twice, one is written."""
    row.membership.person = person  # type: ignore[union-attr] # as above


def _organisations(rows: Sequence[PlannedRow]) -> dict[str, Organisation]:
    """Return organisations that there are, and those that the rows add, by the name as it is folded; in two queries."""
    known = {english.fold(organisation.name): organisation for organisation in Organisation.objects.all()}
    wanted = {english.fold(row.organisation): row.organisation for row in reversed(rows) if row.organisation}
    added = [Organisation(name=name) for key, name in wanted.items() if key not in known]
    Organisation.objects.bulk_create(added)
    return known | {english.fold(organisation.name): organisation for organisation in added}


def _written(entry: MemberEntry) -> dict[str, object]:
    """Return the entry in values that JSON has; what is empty is left out."""
    return {name: value for name, value in to_plain(entry).items() if value not in ("", None, [])}
