"""``{% static %}``, looked up once in a process: a page names ten files, and their names never change while it runs."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.templatetags.static import static

register = template.Library()


@register.simple_tag(name="static")
def static_once(name: str) -> str:
    return _address(str(settings.STORAGES["staticfiles"]), name)


@lru_cache(maxsize=512)
def _address(_storage: str, name: str) -> str:
    return static(name)
