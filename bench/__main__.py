"""The command line of the benches: each runs on an empty database of its own, as a test would."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import django

from bench import table

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py") if path.stem != "urls")


@contextmanager
def empty_database() -> Iterator[None]:
    from django.db import connection
    from django.test.utils import override_settings

    # Not the test environment: it notes down each template that is rendered, which takes longer than rendering it.
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        with override_settings(ALLOWED_HOSTS=["testserver"], STORAGES=_static_files_as_they_lie()):
            yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _static_files_as_they_lie() -> dict[str, object]:
    """The manifest is made by collectstatic, which a bench need not wait for."""
    from django.conf import settings

    return settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


def run(name: str) -> bool:
    """Prints the figures of one bench; whether all are within budget."""
    bench = import_module(f"bench.{name}")
    with empty_database():
        figures = bench.run()
    print(f"\n{name}\n{table(figures)}")
    return not any(figure.is_over for figure in figures)


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in NAMES]
    if unknown or not names:
        print(f"Name one or more of: {', '.join(NAMES) or 'none yet'}", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartgov.settings")
    django.setup()
    within_budget = [run(name) for name in names]
    return 0 if all(within_budget) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
