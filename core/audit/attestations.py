"""All that a trail attests, by row: kept on disk for the time of a check, so that a long trail needs no more memory."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from core.audit.attested import DIGEST, OlderEvent, attested_kinds
from core.audit.chain import Link
from core.audit.found_rows import BEFORE, FOUND

_SCHEMA = """\
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;
CREATE TABLE attested (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL, digest TEXT, entry TEXT NOT NULL,
    seen INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE contradicted (key TEXT, first INTEGER, second INTEGER);
CREATE TABLE doubtful (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE kept (store TEXT, name TEXT, seen INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (store, name)) WITHOUT ROWID;
BEGIN;"""  # never committed: after each statement of its own, SQLite would count all pages that wait to be written

_TAKE = """\
INSERT INTO attested (key, seq, digest, entry) VALUES (?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET seq = excluded.seq, digest = excluded.digest, entry = excluded.entry"""


class Attestation(NamedTuple):
    """What the last event about a row says of it: ``entry`` None where the row was taken away.

    An event of before rows were attested told a few facts and no digest.
    """

    key: str
    seq: int
    entry: Mapping[str, Any] | None

    @property
    def is_whole(self) -> bool:
        return self.entry is not None and DIGEST in self.entry


class Attestations:
    """Filled from the events in their order, then asked row by row."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None, check_same_thread=False)  # a file that nobody else sees
        self._rows.executescript(_SCHEMA)
        self._older = _readers_of_older_events()
        self.found: list[int] = []  # the first event of each time that rows were attested as they were found
        self.found_rows = 0
        self.found_again: list[int] = []
        self._last_found: dict[str, int] = {}

    def __enter__(self) -> "Attestations":
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def take_each(self, links: Iterable[Link]) -> Iterator[Link]:
        """Pass the links on, and take what each attests."""
        for link in links:
            self.take(link)
            yield link

    def take(self, link: Link) -> None:
        facts = _facts_of(link)
        is_found = link.deed.verb == FOUND
        if is_found:
            self._note_found(link, len(facts.get("rows") or ()))
        for key, entry in self._told(link, facts):
            if is_found and entry is not None:
                self._compare_with_before(key, link.seq, entry, facts.get(BEFORE))
            digest = entry.get(DIGEST) if entry else None
            self._rows.execute(_TAKE, (key, link.seq, digest, json.dumps(entry)))

    def _note_found(self, link: Link, rows: int) -> None:
        """Note where rows of a kind were found again: they are found once, in events that follow each other."""
        kind, before = link.deed.subject_id, link.seq - 1
        if self._last_found.get(kind, before) != before:
            self.found_again.append(link.seq)
        if before not in self._last_found.values():
            self.found.append(link.seq)
        self._last_found[kind] = link.seq
        self.found_rows += rows

    def _told(self, link: Link, facts: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any] | None]]:
        if isinstance(rows := facts.get("rows"), dict):
            yield from rows.items()
        elif older := self._older.get(link.deed.verb):
            try:
                told = older.read(link.deed.subject_id, facts)
            except (KeyError, TypeError):  # a spoilt event, which the chain names
                return
            if told:
                yield told

    def _compare_with_before(self, key: str, seq: int, found: Mapping[str, Any], in_edition_before: Any) -> None:
        """Note a row that was found as no event had told it before: it was changed in between."""
        before = self.of(key)
        told = (before.entry or {}) if before else {}
        digests = {found.get(DIGEST), (in_edition_before or {}).get(key)}
        is_other = any(found.get(name, value) != value for name, value in told.items() if name != DIGEST)
        if before and (is_other or told.get(DIGEST, found.get(DIGEST)) not in digests):
            self._rows.execute("INSERT INTO contradicted VALUES (?, ?, ?)", (key, before.seq, seq))

    def of(self, key: str) -> Attestation | None:
        row = self._rows.execute("SELECT key, seq, entry FROM attested WHERE key = ?", (key,)).fetchone()
        return Attestation(row[0], row[1], json.loads(row[2])) if row else None

    def see(self, key: str) -> Attestation | None:
        """Return what is attested of a row that is there, and remember that it is."""
        found = self.of(key)
        if found:
            self._rows.execute("UPDATE attested SET seen = 1 WHERE key = ?", (key,))
        return found

    def with_digest(self, digest: str) -> str | None:
        """Return the key of the row of which this was attested."""
        row = self._rows.execute("SELECT key FROM attested WHERE digest = ?", (digest,)).fetchone()
        return row[0] if row else None

    def unseen(self) -> Iterator[str]:
        """Yield the keys of rows that should be there, and were not seen."""
        for (key,) in self._rows.execute(
            "SELECT key FROM attested WHERE seen = 0 AND entry <> 'null' ORDER BY seq, key"
        ):
            yield key

    def contradicted(self) -> Iterator[tuple[str, int, int]]:
        yield from self._rows.execute("SELECT key, first, second FROM contradicted")

    def doubt(self, key: str) -> None:
        self._rows.execute("INSERT OR IGNORE INTO doubtful VALUES (?)", (key,))

    def doubtful(self) -> Iterator[str]:
        if not self._rows.execute("SELECT EXISTS (SELECT 1 FROM doubtful)").fetchone()[0]:
            return
        self._rows.execute("CREATE INDEX by_digest ON attested (digest)")  # for ``with_digest``, asked of each of these
        for (key,) in self._rows.execute("SELECT key FROM doubtful ORDER BY key"):
            yield key

    def add_kept(self, store: str, name: str) -> None:
        self._rows.execute("INSERT OR IGNORE INTO kept (store, name) VALUES (?, ?)", (store, name))

    def see_kept(self, store: str, name: str) -> None:
        self._rows.execute("UPDATE kept SET seen = 1 WHERE store = ? AND name = ?", (store, name))

    def strays(self) -> Iterator[tuple[str, str]]:
        """Yield the files that no row names, each with its store."""
        yield from self._rows.execute("SELECT store, name FROM kept WHERE seen = 0 ORDER BY store, name")


def _readers_of_older_events() -> dict[str, OlderEvent]:
    return {older.verb: older for kind in attested_kinds() for older in kind.older}


def _facts_of(link: Link) -> Mapping[str, Any]:
    try:
        facts = json.loads(link.deed.facts)
    except ValueError:  # a spoilt event, which the chain names
        return {}
    return facts if isinstance(facts, dict) else {}
