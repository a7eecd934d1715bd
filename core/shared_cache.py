"""The cache that all processes share, unless CACHE_URL names another one: a table of the database."""

from django.db import models


class CacheEntry(models.Model):
    """Laid out as Django's DatabaseCache wants it, which alone reads and writes it; a model so that it migrates."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
