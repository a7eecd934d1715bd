"""The addresses of an edition: under the meeting's reference, or for ever under the version's number."""

from dataclasses import dataclass

from django.urls import reverse

from minutes.reading.editions import Edition


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a page and its file; ``printing`` says how far the file at ``pdf`` has come."""

    page: str
    pdf: str
    printing: str


def addresses_of(edition: Edition) -> Addresses:
    arguments: list[str | int] = [edition.of.reference]
    names = ("minutes:minutes-detail", "minutes:minutes-pdf", "minutes:minutes-printing")
    if edition.number is not None:
        arguments.append(edition.number)
        names = ("minutes:version-detail", "minutes:version-pdf", "minutes:version-printing")
    return Addresses(*(reverse(name, args=arguments) for name in names))
