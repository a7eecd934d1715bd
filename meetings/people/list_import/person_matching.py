"""The person whom a line of a list means: somebody known, somebody new, or one to be asked about."""

from collections.abc import Container, Iterator, Sequence
from operator import itemgetter

from core import english
from core.accounts.models import User
from meetings.access import PanelAccess
from meetings.models import Person
from meetings.people.directory import panels_by_person, people_named

from .parser import MemberEntry
from .rows import NEW_PERSON, Doubtful, Faulty, named

ELSEWHERE = "they also belong to another panel, and you are not in its secretariat."


class PersonMatcher:
    """Everybody whom the entries could mean, read in five queries. ``of_the_panel`` are the ids of its people."""

    def __init__(self, entries: Sequence[MemberEntry], access: PanelAccess, of_the_panel: Container[int]) -> None:
        self._access, self._of_the_panel = access, of_the_panel
        self._known = people_named([entry.name for entry in entries])
        addresses = {entry.email for entry in entries if entry.email}
        accounts = User.objects.filter(email__in=addresses).select_related("person__organisation")
        self._accounts = {account.email: account for account in accounts}
        by_name = {person.pk for people in self._known.values() for person in people}
        by_address = {account.person.pk for account in self._accounts.values() if hasattr(account, "person")}
        self._panels = panels_by_person(by_name | by_address)
        self._new: dict[tuple[str, str, str], tuple[int, Person]] = {}

    def meant(self, entry: MemberEntry, answer: str) -> Person:
        """Return whom the entry means. Raises Doubtful where that is not answered, Faulty for an unusable address."""
        account = self._accounts.get(entry.email)
        if account:
            return self._of_account(entry, account, answer)
        candidates = self._known[english.fold(entry.name)]
        chosen = next((person for person in candidates if answer == str(person.pk)), None)
        if chosen:
            return chosen
        if not candidates or answer == NEW_PERSON:
            return self._new_person(entry)
        sure = [person for person in candidates if self._is_surely(person, entry)]
        if len(sure) == 1:
            return sure[0]
        raise Doubtful(" ".join(f"Is this {named(person)}?" for person in candidates), self.choices(entry))

    def choices(self, entry: MemberEntry) -> Iterator[tuple[str, str]]:
        """Yield those of this name whom it can be."""
        for person in self._known[english.fold(entry.name)]:
            yield str(person.pk), f"Yes, {named(person)}"
        yield NEW_PERSON, "Somebody else of this name"

    def address(self, entry: MemberEntry, person: Person) -> tuple[str, str]:
        """Return the address that an account is made for, if any; and what must be said of one that is not taken."""
        if not entry.email:
            return "", ""
        if person.account_id:
            own = self._accounts.get(entry.email)
            return (
                "",
                "" if own and own.pk == person.account_id else "They sign in with another address, which is kept.",
            )
        if person.pk and not self.keeps_all_of(person):
            return "", f"The address is not used: {ELSEWHERE}"
        return entry.email, ""

    def keeps_all_of(self, person: Person) -> bool:
        """Return whether the reader keeps all the panels that somebody known is on or is appointed to."""
        return self._panels.get(person.pk, set()) <= self._access.keeps

    def _of_account(self, entry: MemberEntry, account: User, answer: str) -> Person:
        person: Person | None = getattr(account, "person", None)
        if person is None:
            raise Faulty(
                f"{entry.email} has an account that belongs to nobody yet. Ask the operator of this installation."
            )
        if english.fold(person.name) != english.fold(entry.name) and answer != str(person.pk):
            if not self.keeps_all_of(person):  # an address tells nobody whose it is
                raise Faulty(f"{entry.email} is the address of somebody with another name.")
            question = f"The address {entry.email} belongs to {named(person)}. Is this them?"
            raise Doubtful(question, [(str(person.pk), f"Yes, {named(person)}")])
        return person

    def _is_surely(self, person: Person, entry: MemberEntry) -> bool:
        """Return whether it is the same organisation, or none is given and they are of this panel."""
        if entry.organisation:
            return english.fold(entry.organisation) == english.fold(str(person.organisation or ""))
        return person.pk in self._of_the_panel

    def _new_person(self, entry: MemberEntry) -> Person:
        """One, on however many lines: those of one name are told apart by their address where both have one, by their
        organisation otherwise. Where that leaves several, it is the first of them.
        """
        name, organisation = english.fold(entry.name), english.fold(entry.organisation)
        at, without_address = (name, "at", organisation), (name, "without address at", organisation)
        by_address = (name, "address", entry.email)
        asked = [by_address, without_address] if entry.email else [at]
        if found := [self._new[key] for key in asked if key in self._new]:
            return min(found, key=itemgetter(0))[1]
        new = len(self._new), Person(name=entry.name)
        for key in (at, by_address if entry.email else without_address):
            self._new.setdefault(key, new)
        return new[1]
