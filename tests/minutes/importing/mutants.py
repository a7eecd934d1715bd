"""Published minutes of an invented panel in the dress of the model document, with what a careful reader finds in them,
and mutants of them: other codes and owners, pages that break anywhere, furniture, bullets that were misread.
"""

from dataclasses import dataclass
from itertools import pairwise
from random import Random

# {code} is the panel and meeting, {a} to {d} are owners, a line that begins with "* " is a list entry.
DOCUMENT = """\
Apologies:
Category Estuary Code Panel Members
Large Suppliers Orla Fenwick
Other Parties Piet van der Meer

1. Minutes and Actions Outstanding

The minutes of the May 2031 meeting had been circulated, and were approved with the changes that
the members had asked for in writing.

The Panel heard that the earlier actions were complete, save for one that was on target.

2. Operations Report

The Panel was presented with the operations report for June, which said that the number of meters
in the field had risen by a tenth, and that the contact centre had answered nine calls in ten
within the time that is set for it. Members asked for the figures of each region to be shown.

The Panel:
* NOTED the operations report; and
* AGREED that the figures of each region should be shown from September 2031.

3. Review of the Arrangements for the Transition of the Data Service and the Communications
Hubs of the Northern Region

Background

The Code Manager explained that the arrangements had been made in 2027, for a period of four years,
and that 2031, being the last of these, was the time to look at them again.

Options for the Panel

Three options had been worked out with the parties, of which the second was the one that the
working group preferred. It would cost less than the first, and could be made ready sooner than
the third.

The majority of the Panel AGREED to the second option, with two members disagreeing.

ACTION {code}/02: {a} to set out the plan for the second option at the
September 2031 meeting.

4. Modification Proposals

The Panel considered the timetables of three modifications and AGREED to the following extensions:
* ECMP0031 by seven months;
* ECMP0032 by two months; and
* ECMP0040 by six months.

The Panel also APPROVED the timetable of ECMP0044, subject to the approval of the Authority.

ACTION: {code}/03: {b} to publish the new timetables by 18 August 2031.

5. Security Update

Further details of this item can be found in the confidential minutes.

6. Draft Budget

The Panel was presented with the draft budget. Costs would rise by 1.4, and would do so again in
the year after, unless the contract was let anew. The Panel discussed what might be left out.

The Panel DEFERRED the draft budget to the September 2031 meeting.

ACTION {code}/04: {c} to ask for three prices
and to bring them to the Panel by the end of August 2031.

7. Any Other Business

The Chair told the members that the October meeting would be held in the north, and asked who could
come by train.

The Panel:
* NOTED the place of the October meeting;
* APPROVED the costs of the room; and
* AGREED to meet at noon.

ACTION {code}/05: {d} to book the room.

The Chair closed the meeting.
"""
ITEMS = (
    (1, "Minutes and Actions Outstanding", ()),
    (2, "Operations Report", ()),
    (
        3,
        "Review of the Arrangements for the Transition of the Data Service and the Communications Hubs of the Northern "
        "Region",
        ("Background", "Options for the Panel"),
    ),
    (4, "Modification Proposals", ()),
    (5, "Security Update", ()),
    (6, "Draft Budget", ()),
    (7, "Any Other Business", ()),
)
DECISIONS = (
    (2, "NOTED", "NOTED the operations report", (), None, ""),
    (2, "AGREED", "AGREED that the figures of each region should be shown from September 2031.", (), None, ""),
    (3, "AGREED", "AGREED to the second option, with two members disagreeing.", (), 2, ""),
    (
        4,
        "AGREED",
        "AGREED to the following extensions:",
        ("ECMP0031 by seven months", "ECMP0032 by two months", "ECMP0040 by six months."),
        None,
        "",
    ),
    (4, "APPROVED", "APPROVED the timetable of ECMP0044, subject to the approval of the Authority.", (), None, ""),
    (6, "DEFERRED", "DEFERRED the draft budget to the September 2031 meeting.", (), None, "September 2031"),
    (7, "NOTED", "NOTED the place of the October meeting", (), None, ""),
    (7, "APPROVED", "APPROVED the costs of the room", (), None, ""),
    (7, "AGREED", "AGREED to meet at noon.", (), None, ""),
)
TASKS = (
    (
        3,
        "02",
        "a",
        "to set out the plan for the second option at the September 2031 meeting.",
        "September 2031 meeting",
    ),
    (4, "03", "b", "to publish the new timetables by 18 August 2031.", "18 August 2031"),
    (
        6,
        "04",
        "c",
        "to ask for three prices and to bring them to the Panel by the end of August 2031.",
        "the end of August 2031",
    ),
    (7, "05", "d", "to book the room.", ""),
)
APOLOGIES = (("Large Suppliers", "Orla Fenwick"), ("Other Parties", "Piet van der Meer"))

CODES = ("ECP", "TIDEP", "RW", "NORTHERN", "SECP", "QAB")
OWNERS = (
    "ECAS", "The DCC", "Code Manager", "Dr. K. Iyer", "E.ON", "St. Ives Council", "J.P. Moorcroft",
    "Mrs. A. O’Hare and the Code Manager", "R. Quill (Small Suppliers)", "Harbour Co. Ltd. and N.G.E.S.O",
    "Prof. Ines de la Cour", "The Chair, the Secretary and E.ON",
)  # fmt: skip
BULLETS = ("•", "e", "o", "¢", "-", "·", "–", "\uf0b7")
HEADERS = ("Estuary Code Panel – Minutes", "Estuary Code Panel, July 2031: final", "OFFICIAL")


@dataclass(frozen=True)
class Mutant:
    """A mutant's text, and what of it is its own: code, number, owners, and the lines of furniture that it has."""

    text: str
    code: str
    number: int
    owners: dict[str, str]
    furniture: tuple[str, ...] = ()


def dressed(*, code: str = "ECP", number: int = 12, owners: dict[str, str] | None = None, bullet: str = "•") -> Mutant:
    owners = owners or {"a": "ECAS", "b": "ECAS", "c": "ECAS", "d": "ECAS"}
    text = DOCUMENT.format(code=f"{code}{number}", **owners).replace("\n* ", f"\n{bullet} ")
    return Mutant(text, code, number, owners)


def on_pages(mutant: Mutant, breaks: list[int], *, header: str = "", footer: str = "") -> Mutant:
    """The mutant with a page break before each of these lines, by form feeds, and what pages have at their edges."""
    lines = mutant.text.split("\n")
    pages, furniture = [], []
    for page, (start, end) in enumerate(pairwise([0, *breaks, len(lines)]), start=1):
        foot = footer.format(page=page, pages=len(breaks) + 1)
        above, below = ([header, ""] if header else []), (["", foot] if foot else [])
        pages.append("\n".join([*above, *lines[start:end], *below]))
        furniture += [text for text in (header, foot) if text]
    return Mutant("\n\f".join(pages), mutant.code, mutant.number, mutant.owners, tuple(furniture))


def joined(mutant: Mutant, breaks: list[int]) -> Mutant:
    """The mutant with page joins before these lines, as an extraction without form feeds leaves them: one blank."""
    lines = [f" {line}" if index in breaks and line else line for index, line in enumerate(mutant.text.split("\n"))]
    return Mutant("\n".join(lines), mutant.code, mutant.number, mutant.owners)


def mutants(seed: int, count: int) -> list[Mutant]:
    chance = Random(seed)  # noqa: S311 - a test's own
    return [_mutant(chance) for _ in range(count)]


def _mutant(chance: Random) -> Mutant:
    owners = dict(zip("abcd", chance.sample(OWNERS, 4), strict=True))
    base = dressed(
        code=chance.choice(CODES), number=chance.randint(1, 120), owners=owners, bullet=chance.choice(BULLETS)
    )
    lines = base.text.count("\n")
    breaks = sorted(chance.sample(range(4, lines), chance.randint(2, 4)))
    if chance.random() < 1 / 3:
        return joined(base, breaks)
    header = chance.choice(("", *HEADERS))
    footer = chance.choice(("", "Page {page} of {pages}", "Estuary Code Panel: Page {page}"))
    return on_pages(base, breaks, header=header, footer=footer)
