"""Countries and their parts, by code and by name."""

import pytest

from core.divisions import Division, choices


@pytest.mark.parametrize(
    ("code", "country", "part", "name"),
    [
        ("ENG", "GB", "ENG", "England and Wales"),
        ("SCT", "GB", "SCT", "Scotland"),
        ("NIR", "GB", "NIR", "Northern Ireland"),
        ("IE", "IE", None, "Ireland"),
        ("DE", "DE", None, "Germany"),
        ("DE-BY", "DE", "BY", "Bayern, Germany"),
        ("CA-QC", "CA", "QC", "Quebec, Canada"),
        ("BE-German", "BE", "German", "German, Belgium"),
        ("FR-Zone A", "FR", "Zone A", "Zone A, France"),
        ("IM", "IM", None, "Isle of Man"),
        ("CD", "CD", None, "Democratic Republic of the Congo"),
    ],
)
def test_a_division_is_known_by_its_code(code: str, country: str, part: str | None, name: str) -> None:
    division = Division(code)

    assert (division, division.country, division.part, division.name) == (code, country, part, name)


@pytest.mark.parametrize("code", ["", "FRA", "de", "DE-", "DE-XX", "GB", "GB-ENG", "WLS", "US-NY-NYC", 5, None])
def test_a_code_without_holidays_is_no_division(code: object) -> None:
    with pytest.raises(ValueError, match=f"No public holidays are known of “{code}”"):
        Division(code)


def test_every_division_is_offered_once_under_its_country() -> None:
    offered = dict[str, str]()
    for code, label in choices():
        offered.update(dict(label) if isinstance(label, list) else {code: label})

    assert all(Division(code) == code for code in offered)
    assert len(set(offered.values())) == len(offered) > 800
    assert [offered[code] for code in ("ENG", "DE", "DE-BY", "IE")] == [
        "United Kingdom: England and Wales",
        "Germany: what is kept everywhere",
        "Germany: Bayern",
        "Ireland",
    ]
