"""The file of an edition: printed for its readers or, once it was signed, sealed. It is there, or on its way."""

import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpResponse

from core.background.progress import POLLS, Step
from minutes.models import Version
from minutes.pages.printing import printed_file, printing_key, request_again, request_printing
from minutes.reading.addresses import Addresses, addresses_of
from minutes.reading.editions import Edition
from minutes.rendering.body import rendition_words
from minutes.signed.issue import Stored, issued_file, issued_files, request_files, step_of_files

PDF = "application/pdf"
PATIENCE = 0.8  # seconds; a warm worker has set a few pages by then, and no progress page need flash by
LOOK_EVERY = 0.05
ASKS = POLLS | {Step.DONE: "load"}  # once it is there, the page goes on to it


@dataclass(frozen=True, slots=True)
class Progress:
    """The words of the progress page: of which minutes, how far they are, where they lie, and when it asks again."""

    addresses: Addresses
    name: str
    panel: str
    rendition: str
    step: str
    polls: str
    failure: str

    @classmethod
    def of(cls, edition: Edition, step: Step, failure: str = "") -> "Progress":
        return cls(
            addresses_of(edition),
            edition.of.meeting_name,
            edition.of.panel_name,
            rendition_words(edition.audience),
            step.value,
            ASKS.get(step, ""),
            failure,
        )


class PaperFile(ABC):
    """One edition on paper."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @property
    @abstractmethod
    def tag(self) -> str:
        """The tag that changes exactly when the file does; empty while it cannot be told yet."""

    @abstractmethod
    def content(self) -> HttpResponse | None:
        """The file as an answer; None while there is none, and then the worker has been asked for it."""

    @property
    @abstractmethod
    def progress(self) -> Progress:
        """The words of its progress page: how far the worker has come."""

    @abstractmethod
    def ask_again(self) -> None:
        """Ask the worker once more, where it failed or is stuck."""

    @property
    def name(self) -> str:
        edition = self.edition
        number = "" if edition.number is None else f"-v{edition.number}"
        draft = "-draft" if edition.is_draft else ""
        return f"{edition.of.reference}-minutes{number}-{edition.audience}{draft}.pdf"


def paper_file(edition: Edition) -> PaperFile:
    """Return the file in which these readers have this edition."""
    signed = edition.version if edition.is_signed else None
    return PrintedFile(edition) if signed is None else SealedFile(edition, signed)


class PrintedFile(PaperFile):
    """Made anew for each content, audience and release, when somebody first asks for it."""

    @property
    def tag(self) -> str:
        return f'"{printing_key(self.edition)}"'

    def content(self) -> HttpResponse | None:
        content = printed_file(self.edition)
        if content is None:
            _, is_first = request_printing(self.edition)
            content = self._a_moment_later() if is_first else None
        return None if content is None else HttpResponse(content, content_type=PDF)

    def _a_moment_later(self) -> bytes | None:
        """Waits for the worker: only who asks first does, so that a crowd does not hold up the other pages."""
        deadline = time.monotonic() + PATIENCE
        content = printed_file(self.edition)
        while content is None and time.monotonic() < deadline:
            time.sleep(LOOK_EVERY)
            content = printed_file(self.edition)
        return content

    @property
    def progress(self) -> Progress:
        printing, _ = request_printing(self.edition)
        return Progress.of(self.edition, printing.step, printing.failure)

    def ask_again(self) -> None:
        printing, _ = request_printing(self.edition)
        request_again(printing)


class SealedFile(PaperFile):
    """Made once and the same for ever, so its hash is its tag. While there is none, nothing stands in its place."""

    def __init__(self, edition: Edition, version: Version) -> None:
        super().__init__(edition)
        self.version = version

    @cached_property
    def _stored(self) -> Stored | None:
        return issued_file(self.version.pk, self.edition.audience)

    @property
    def tag(self) -> str:
        return f'"{self._stored.sha256}"' if self._stored else ""

    def content(self) -> HttpResponse | None:
        if self._stored is None:
            return None
        if settings.ISSUED_ACCEL:
            sent_by_server = HttpResponse(content_type=PDF)
            sent_by_server["X-Accel-Redirect"] = f"{settings.ISSUED_ACCEL}{self._stored.name}"
            return sent_by_server
        with issued_files().open(self._stored.name) as file:
            return HttpResponse(file.read(), content_type=PDF)

    @property
    def progress(self) -> Progress:
        return Progress.of(self.edition, step_of_files(self.version, self.edition.audience))

    def ask_again(self) -> None:
        request_files(self.version)
