"""The addresses of an edition: under the meeting's reference, or for ever under the version's number."""

from dataclasses import dataclass

from django.urls import reverse

from minutes.reading.editions import Edition


@dataclass(frozen=True, slots=True)
class Addresses:
    """``printing`` says how far the file at ``pdf`` has come."""

    page: str
    pdf: str
    printing: str


def addresses_of(edition: Edition) -> Addresses:
    place: list[str | int] = [edition.of.reference]
    names = ("minutes:minutes-detail", "minutes:minutes-pdf", "minutes:minutes-printing")
    if edition.number is not None:
        place.append(edition.number)
        names = ("minutes:version-detail", "minutes:version-pdf", "minutes:version-printing")
    return Addresses(*(reverse(name, args=place) for name in names))
