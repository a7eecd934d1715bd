"""What a trail says of rows, without a database: the events are made up."""

import pytest

from core.audit.attestations import Attestation, Attestations
from core.audit.canonical import Fact, canonical_json
from core.audit.chain import ORIGIN, Deed, Link
from core.audit.found_rows import FOUND

KEY = "minutes.SignOff/1"
Told = tuple[str, dict[str, Fact]] | tuple[str, dict[str, Fact], str]


def events(*told: Told) -> list[Link]:
    links, last = [], ORIGIN
    for verb, facts, *subject in told:
        links.append(Link.after(last, Deed("2026-12-01", 1, verb, "x.X", *(subject or ["1"]), canonical_json(facts))))
        last = links[-1].position
    return links


def row(**entry: Fact) -> dict[str, Fact]:
    return {"rows": {KEY: entry or None}}


def test_the_last_event_about_a_row_counts() -> None:
    with Attestations() as attestations:
        taken = list(attestations.take_each(events(("a", row(digest="1")), ("b", row(digest="2")), ("c", {}))))

        assert len(taken) == 3
        assert attestations.of(KEY) == Attestation(KEY, 2, {"digest": "2"})
        assert attestations.with_digest("2") == KEY
        assert list(attestations.unseen()) == [KEY]
        attestations.see(KEY)
        assert list(attestations.unseen()) == []


def test_a_row_that_was_taken_away_is_not_missed() -> None:
    with Attestations() as attestations:
        list(attestations.take_each(events(("a", row(digest="1")), ("b", row()))))

        assert list(attestations.unseen()) == []
        assert attestations.of(KEY) == Attestation(KEY, 2, None)


def test_an_older_event_tells_what_it_told_and_a_row_found_otherwise_is_noted() -> None:
    older = ("meetings.agenda_issued", {"revision": 1, "sha256": "a"})
    key = "meetings.AgendaIssue/1"
    with Attestations() as attestations:
        list(
            attestations.take_each(
                events(older, (FOUND, {"rows": {key: {"digest": "1", "revision": 2, "sha256": "a"}}}))
            )
        )

        assert list(attestations.contradicted()) == [(key, 1, 2)]
        assert (attestations.found, attestations.found_rows) == ([2], 1)


def found(kind: str, digest: str = "1") -> Told:
    return FOUND, {"rows": {f"{kind}/1": {"digest": digest}}}, kind


def test_rows_of_a_kind_are_found_once_and_those_of_another_at_a_later_upgrade() -> None:
    told = [found("a.A"), found("a.A"), found("b.B"), ("done", {}), found("c.C"), found("a.A")]
    with Attestations() as attestations:
        list(attestations.take_each(events(*told)))

        assert attestations.found_again == [6]
        assert attestations.found == [1, 5]
        assert list(attestations.contradicted()) == []


def test_a_row_found_to_be_another_than_was_attested_is_noted() -> None:
    with Attestations() as attestations:
        list(attestations.take_each(events(("done", {"rows": {"a.A/1": {"digest": "2"}}}), found("a.A"))))

        assert list(attestations.contradicted()) == [("a.A/1", 1, 2)]


@pytest.mark.parametrize(("before", "contradicts"), [("2", False), ("3", True)])
def test_a_row_found_again_in_more_words_is_held_to_what_its_fewer_words_were(
    before: str, *, contradicts: bool
) -> None:
    verb, facts, _ = found("a.A", digest="9")
    again = (verb, facts | {"before": {"a.A/1": before}}, "a.A/2")
    with Attestations() as attestations:
        list(attestations.take_each(events(("done", {"rows": {"a.A/1": {"digest": "2"}}}), again)))

        assert bool(list(attestations.contradicted())) is contradicts


def test_what_is_taken_is_one_transaction_of_its_file_however_much_it_is() -> None:
    """After each transaction of a file that has outgrown its cache SQLite counts the pages that wait to be written."""
    with Attestations() as attestations:
        list(attestations.take_each(events(("done", row(digest="1")), ("done", row(digest="2")))))

        assert attestations._rows.in_transaction


def test_a_spoilt_event_attests_nothing() -> None:
    (link,) = events(("meetings.agenda_issued", {"revision": 1, "sha256": "a"}))
    with Attestations() as attestations:
        attestations.take(link)
        attestations.take(Link(2, "", "", link.deed._replace(facts="{")))
        attestations.take(Link(3, "", "", link.deed._replace(facts="[]")))

        assert list(attestations.unseen()) == ["meetings.AgendaIssue/1"]


def test_a_file_that_no_row_names_is_a_stray() -> None:
    with Attestations() as attestations:
        for name in ("a", "b"):
            attestations.add_kept("s", name)
        attestations.see_kept("s", "a")

        assert list(attestations.strays()) == [("s", "b")]
