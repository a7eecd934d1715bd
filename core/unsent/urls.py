"""The address at which what could not be sent is discarded."""

from django.urls import path

from core.unsent.views import DiscardForm

urlpatterns = [path("<int:pk>/discard/", DiscardForm.as_view(), name="unsent-discard")]
