"""A panel's set-up as a file (TOML): read with a sentence for each fault and its line, and written. Pure.

The same form serves the templates that come with SmartGov, an export of a panel, and a file that somebody wrote.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar

from meetings.enums import Purpose
from meetings.panels.rule_checks import rule_faults
from meetings.panels.rules import PanelRules
from meetings.references import PANEL_CODE, WHAT_A_CODE_IS
from meetings.setup.file_faults import FaultyPanelFile, FileFault, hidden_characters, line_of
from meetings.setup.plan import PanelPlan, PlannedSeats, StandingPoint

LARGEST_FILE = 100_000  # bytes; a panel of a hundred seats has a tenth of that
MOST_SEATS = 200
MOST_ENTRIES = 200
OUTCOME_WORD = re.compile(r"[A-Z][A-Z-]{2,29}")
Row = TypeVar("Row")


def read_panel_file(content: bytes, everybodys: Collection[str] | None = None) -> PanelPlan:
    """Return the panel that a file plans; ``everybodys`` are the outcome words of every panel, None if not known.

    Raises FaultyPanelFile with all that is wrong with it, not only the first.
    """
    text, data = _loaded(content)
    reading = _Reading(text, list(hidden_characters(text, data)), everybodys)
    plan = reading.plan(data)
    if reading.faults:
        raise FaultyPanelFile(sorted(reading.faults))
    return plan


def _loaded(content: bytes) -> tuple[str, dict[str, Any]]:
    if len(content) > LARGEST_FILE:
        raise FaultyPanelFile(
            [FileFault(0, f"The file has more than {LARGEST_FILE // 1000} KB, too much for a panel's set-up.")]
        )
    try:
        text = content.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError:
        raise FaultyPanelFile(
            [FileFault(0, "The file is not UTF-8 text. A panel's file is written in TOML.")]
        ) from None
    except RecursionError:
        raise FaultyPanelFile([FileFault(0, "The file has lists within lists, more than anybody can read.")]) from None
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column \d+\)", str(error))
        reason = re.sub(r"\s*\(at .*\)", "", str(error))
        raise FaultyPanelFile([FileFault(int(at[1]) if at else 0, f"This is not TOML: {reason}.")]) from None


@dataclass
class _Reading:
    """A walk through what the file holds, with what is wrong on which line."""

    text: str
    faults: list[FileFault]
    everybodys: Collection[str] | None

    def plan(self, data: Mapping[str, Any]) -> PanelPlan:
        self._refuse_unknown(data, PanelPlan, "a panel's file", "", 0)
        seats = tuple(self._rows(data, "seats", PlannedSeats, self._seat_faults))
        count = sum(category.count for category in seats)
        if count > MOST_SEATS:
            self._fault("seats", 0, "", f"A panel has at most {MOST_SEATS} seats.")
        are_known = len(seats) == len(data.get("seats", []))
        categories: Counter[str] = Counter()
        for planned in seats:
            categories[planned.category] += planned.count
        words = tuple(self._outcome_words(data.get("outcome_words", [])))
        all_words = None if self.everybodys is None else {*self.everybodys, *words}
        return PanelPlan(
            name=self._words(data, "name", 200),
            code=self._code(data),
            about=self._words(data, "about", 300),
            rules=self._rules(data.get("rules", {}), categories if are_known else None, all_words),
            outcome_words=words,
            seats=seats,
            standing_items=tuple(self._rows(data, "standing_items", StandingPoint, self._item_faults)),
        )

    def _words(self, data: Mapping[str, Any], key: str, longest: int) -> str:
        value = data.get(key, "")
        if not isinstance(value, str) or len(value) > longest:
            self._fault("", 0, key, f"“{key}” is a text of at most {longest} characters, in quotation marks.")
            return ""
        return value.strip()

    def _code(self, data: Mapping[str, Any]) -> str:
        code = self._words(data, "code", 20)
        if code and not re.fullmatch(PANEL_CODE, code):
            self._fault("", 0, "code", f"A panel’s code is {WHAT_A_CODE_IS}, such as SECP.")
        return code

    def _rules(self, written: Any, seats: Mapping[str, int] | None, words: Collection[str] | None) -> PanelRules:
        if not isinstance(written, dict):
            self._fault("", 0, "rules", "The rules stand under a line [rules], each on a line of its own.")
            return PanelRules()
        self._refuse_unknown(written, PanelRules, "a panel’s rules", "rules", 0)
        known = {field.name for field in fields(PanelRules)}
        good = {key: value for key, value in written.items() if key in known and self._is_a_rule(key, value)}
        rules = PanelRules.read(good)
        places = None if seats is None else sum(seats.values())
        for field, sentence in rule_faults(rules, places=places, seats=seats, words=words):
            self._fault("rules", 0, field, sentence)
        return rules

    def _is_a_rule(self, key: str, value: Any) -> bool:
        try:
            PanelRules.read({key: value})
        except (ValueError, TypeError) as error:
            shown = json.dumps(value, default=str, ensure_ascii=False)
            self._fault("rules", 0, key, str(error) if key == "division" else f"{shown} is not a value of {key}.")
            return False
        return True

    def _outcome_words(self, words: Any) -> Iterator[str]:
        if not isinstance(words, list):
            self._fault("", 0, "outcome_words", 'Outcome words are a list, such as ["ENDORSED"].')
            return
        for word in dict.fromkeys(map(str, words)):
            if not OUTCOME_WORD.fullmatch(word):
                self._fault("", 0, "outcome_words", f"“{word}” is not one word in capitals, such as NOTED.")
            yield word

    def _rows(
        self, data: Mapping[str, Any], table: str, kind: type[Row], faults: "Callable[[Row], Iterator[tuple[str, str]]]"
    ) -> Iterator[Row]:
        rows = data.get(table, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows) or len(rows) > MOST_ENTRIES:
            self._fault("", 0, table, f"Each of the {table} begins with a line [[{table}]]; at most {MOST_ENTRIES}.")
            return
        for index, row in enumerate(rows):
            if made := self._row(row, table, index, kind, faults):
                yield made

    def _row(
        self,
        written: Mapping[str, Any],
        table: str,
        index: int,
        kind: type[Row],
        faults: "Callable[[Row], Iterator[tuple[str, str]]]",
    ) -> Row | None:
        self._refuse_unknown(written, kind, f"an entry of {table}", table, index)
        required = [field.name for field in fields(kind) if field.default is MISSING]  # type: ignore[arg-type] # a dataclass
        if missing := [name for name in required if not written.get(name)]:
            self._fault(table, index, "", f"This entry of {table} has no {missing[0]}.")
            return None
        known = {field.name for field in fields(kind)}  # type: ignore[arg-type] # a dataclass
        row = kind(**{key: value for key, value in written.items() if key in known})
        found = list(faults(row))
        for key, sentence in found:
            self._fault(table, index, key, sentence)
        return None if found else row

    def _seat_faults(self, seats: PlannedSeats) -> Iterator[tuple[str, str]]:
        for key, longest in (("category", 100), ("appointed_by", 200)):
            if not isinstance(getattr(seats, key), str) or len(getattr(seats, key)) > longest:
                yield key, f"“{key}” is a text of at most {longest} characters, in quotation marks."
        if type(seats.count) is not int or not 1 <= seats.count <= MOST_SEATS:
            yield "count", f"“count” says how many seats, from 1 to {MOST_SEATS}."
        if not isinstance(seats.has_vote, bool):
            yield "has_vote", "“has_vote” is true or false."

    def _item_faults(self, item: StandingPoint) -> Iterator[tuple[str, str]]:
        if not isinstance(item.title, str) or len(item.title) > 500:
            yield "title", "“title” is a text of at most 500 characters, in quotation marks."
        if item.purpose is not None and item.purpose not in Purpose.values:
            yield "purpose", f"“purpose” is one of {', '.join(Purpose.values)}."
        if item.minutes is not None and (type(item.minutes) is not int or not 0 < item.minutes <= 600):
            yield "minutes", "“minutes” is a number from 1 to 600."
        if not isinstance(item.comes_last, bool):
            yield "comes_last", "“comes_last” is true or false."

    def _refuse_unknown(self, written: Mapping[str, Any], kind: type, whose: str, table: str, index: int) -> None:
        known = [field.name for field in fields(kind)]
        for key in written:
            if key not in known:
                sentence = f"“{key}” is not a key of {whose}. The keys are: {', '.join(known)}."
                self._fault(table, index, key, sentence)

    def _fault(self, table: str, index: int, key: str, sentence: str) -> None:
        self.faults.append(FileFault(line_of(self.text, table, index, key), sentence))
