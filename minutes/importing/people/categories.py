"""The categories of members: by their usual nouns, and by what the document itself prints beside names."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from minutes.importing.lexicon import SEATS

# What the members of a panel stand for ends in one of these, whatever comes before it.
_NOUNS = (
    r"Suppl(?:ier|iers|y)|Laborator(?:y|ies)|Bod(?:y|ies)|Operators?|Authorit(?:y|ies)|Councils?|Owners?|"
    r"Carriers|Unions?|Depots?|Generation|Storage|Residents?|Makers|Tenants?|Members?|Representatives?|"
    r"Associations?|Federations?|Users?|Providers?|Rescue|Collectors|Generators?|Networks?|Part(?:y|ies)|Panel|"
    r"Consumers?|Customers?|Firms?|Services?|Advice|Fisher(?:y|ies)|Farmers|Growers|Traders|Dealers|Shippers|"
    r"Retailers|Wholesalers|Abstractors|Compan(?:y|ies)|Groups?|Boards?|Agenc(?:y|ies)|Institutes?|"
    r"Universit(?:y|ies)|Schools|Ports|Harbours|Boats|Ferries|Industry|Trades?|Charit(?:y|ies)|Landowners|"
    r"Leaseholders|Landlords|Builders|Installers|Engineers|Managers?|Directors?|Officers?|Ministry|Departments?|"
    r"Office|Government|Regulators?|Banks|Parishes|Islands|Communit(?:y|ies)|Societ(?:y|ies)|Trusts?|Clubs|Forum|"
    r"Alliance|Committee|Secretariat|Secretary|Chair|Electricity|Energy|Organisations?|Manufacturers|Contractors|"
    r"Transmission|Distribution|Households?|Passengers|Drivers|Workers|Employers|Employees|Staff|Businesses|"
    r"Executives?|Treasurers?|Presidents?|Bursar|Solicitors?|Accountants?|Auditors?|Consultants?|Advis[eo]rs?|Analysts?|"
    r"Surveyors?|Administrators?|Co-?ordinators?|Commissioners?|Counsel|Trustees?|Governors?|Conven[eo]r|"
    r"Recyclers|Hauliers|Utilities|Developers|Investors|Experts?|Observers?|Academia|Police|Health|Transport"
)
_NOUN = re.compile(rf"\b(?:{_NOUNS})(?![\w’'-])")
_ENDS_IN_NOUN = re.compile(rf"(?:.*\W)?(?:{_NOUNS})")


_LONGEST = 20  # words: no category has more


def is_category(text: str, known: Collection[str], *, whole: bool = False) -> bool:
    """Tell whether a text holds the noun of a category, or is one; ``whole`` if it must end as one."""
    if text in known or SEATS.fullmatch(text):
        return True
    return bool(_ENDS_IN_NOUN.fullmatch(text) if whole else _NOUN.search(text))


def category_prefix(text: str, known: Collection[str]) -> Iterator[int]:
    """PieceAddress a category at the start of a row may end, the likeliest first."""
    yield from sorted((len(category) for category in known if text.startswith(f"{category} ")), reverse=True)
    ends = {found.end() for found in _NOUN.finditer(text)}
    if seat := SEATS.match(text):
        ends.add(seat.end())
    yield from sorted(ends, reverse=True)


def shared_beginnings(rows: Sequence[str]) -> frozenset[str]:
    """The words with which several rows begin, two words or more left over for a name in each."""
    counts = Counter(
        " ".join(words[:length])
        for words in map(str.split, dict.fromkeys(rows))
        for length in range(1, min(len(words) - 1, _LONGEST + 1))
    )
    return frozenset(beginning for beginning, times in counts.items() if times > 1 and beginning[0].isupper())
