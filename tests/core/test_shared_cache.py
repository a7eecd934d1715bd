import pytest
from django.core.cache import cache
from django.test import Client

from core.accounts.models import User
from core.models import CacheEntry
from tests.core.accounts.signing_in import sign_in

pytestmark = pytest.mark.django_db


def test_tries_are_counted_where_every_process_sees_them(client: Client, amelia: User):
    sign_in(client, password="wrong")

    assert CacheEntry.objects.filter(cache_key__contains="login_failed").exists()


def test_the_shared_cache_keeps_and_forgets():
    cache.set("kept", [1, 2], 60)
    kept = cache.get("kept")
    cache.delete("kept")

    assert (kept, cache.get("kept"), CacheEntry.objects.count()) == ([1, 2], None, 0)
