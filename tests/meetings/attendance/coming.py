"""What tests of who comes to a meeting have in common."""

from datetime import date, timedelta

from django.utils import timezone

NEXT_MONTH: date = timezone.localdate() + timedelta(days=30)
