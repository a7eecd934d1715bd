"""Minutes that put something off to a later meeting."""

from minutes.enums import VersionKind
from minutes.models import Minutes
from minutes.versions.freeze import freeze_version
from tests.conftest import Cast
from tests.factories import stated, write


def defer(minutes: Minutes, number: int, name: str, to: str, cast: Cast, *, secret: bool = False) -> None:
    write(minutes, number, stated(name, "DEFERRED", f"the {name} to {to}", secret=secret))


def freeze(minutes: Minutes, cast: Cast) -> None:
    freeze_version(minutes, VersionKind.CIRCULATED, by=cast.operator)
