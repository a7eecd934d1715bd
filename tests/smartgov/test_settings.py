"""What the environment says, the settings do: read by a process of its own, as a server would."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

HOUSE = Path(__file__).resolve().parents[2]
ASK = """
import json, sys
from smartgov import settings
print(json.dumps({name: getattr(settings, name, None) for name in sys.argv[1:]}, default=str))
"""


def settings_with(names: list[str], folder: Path, **environment: str) -> dict[str, object]:
    asked = subprocess.run(  # noqa: S603 - our own code, with our own interpreter
        [sys.executable, "-c", ASK, *names],
        cwd=HOUSE,
        env={"PATH": os.environ["PATH"], "SMARTGOV_VAR": str(folder), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(asked.stdout)


def test_left_alone_mail_goes_into_files_and_limits_are_counted_in_the_database(tmp_path: Path) -> None:
    found = settings_with(["CACHES", "EMAIL_BACKEND", "EMAIL_FILE_PATH", "ALLAUTH_TRUSTED_PROXY_COUNT"], tmp_path)

    assert found["CACHES"]["default"] == {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cacheentry",
        "OPTIONS": {"MAX_ENTRIES": 10000},
    }
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.filebased.EmailBackend"
    assert found["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] is None


def test_the_environment_names_former_keys_another_cache_the_mail_server_and_proxies(tmp_path: Path) -> None:
    found = settings_with(
        [
            "SECRET_KEY_FALLBACKS",
            "CACHES",
            "EMAIL_HOST",
            "EMAIL_PORT",
            "EMAIL_USE_TLS",
            "DEFAULT_FROM_EMAIL",
            "ALLAUTH_TRUSTED_PROXY_COUNT",
        ],
        tmp_path,
        SECRET_KEY_FALLBACKS="of last year,of the year before",
        CACHE_URL="rediscache://cache.example:6379/1",
        EMAIL_URL="smtp+tls://user:word@mail.example:587",
        EMAIL_FROM="Panel <panel@example.org>",
        BEHIND_PROXY="on",
        TRUSTED_PROXIES="2",
    )

    assert found["SECRET_KEY_FALLBACKS"] == ["of last year", "of the year before"]
    assert found["CACHES"]["default"]["LOCATION"] == "redis://cache.example:6379/1"
    assert found["CACHES"]["pages"]["BACKEND"] == "django.core.cache.backends.locmem.LocMemCache"
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example", 587, True)
    assert found["DEFAULT_FROM_EMAIL"] == "Panel <panel@example.org>"
    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == 2


def test_people_have_their_passwords_hashed_by_argon2():
    import smartgov.settings as as_shipped

    assert as_shipped.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_what_sqlite_has_committed_outlasts_a_power_cut(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL waits for the disk by itself")
    with connection.cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]

    assert found == ["wal", 2]  # FULL


def test_over_tls_every_cookie_is_one_that_no_other_host_can_set(tmp_path: Path) -> None:
    names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]

    plain, over_tls = settings_with(names, tmp_path), settings_with(names, tmp_path, HTTPS="on")

    assert list(plain.values()) == ["sessionid", "csrftoken", False, False]
    assert list(over_tls.values()) == ["__Host-sessionid", "__Host-csrftoken", True, True]


def test_what_the_program_makes_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)

    settings_with([], folder)

    made = list(folder.rglob("*"))
    assert made
    assert [path.name for path in [folder, *made] if path.stat().st_mode & 0o077] == []
