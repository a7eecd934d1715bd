"""Collected as for production, every file that a page names is there under the name that holds its hash."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client


@pytest.fixture
def collected(settings, tmp_path: Path) -> Path:
    hashed = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": hashed}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/decisions/", "/account/sign-in/", "/nothing-here/"])
def test_every_file_a_page_names_is_collected_under_its_hash(collected: Path, client: Client, address: str) -> None:
    page = client.get(address).content.decode()

    named = re.findall(r'(?:src|href)="/static/([^"]+)"', page)
    assert len(named) >= 8
    assert [name for name in named if not re.search(r"\.[0-9a-f]{12}\.\w+$", name)] == []
    assert [name for name in named if not (collected / name).exists()] == []
