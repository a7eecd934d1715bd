"""Addresses of the steps that minutes take, and of the notice of actions."""

from django.urls import path

from minutes.workflow.views import notice, signing, steps

urlpatterns = [
    path("meetings/<str:reference>/notice/", notice.notice_of_actions, name="notice"),
    path("minutes/<str:reference>/send-to-chair/", steps.SendToChair.as_view(), name="minutes-send-to-chair"),
    path("minutes/<str:reference>/return-to-draft/", steps.ReturnToDraft.as_view(), name="minutes-return-to-draft"),
    path("minutes/<str:reference>/circulate/", steps.Circulate.as_view(), name="minutes-circulate"),
    path("minutes/<str:reference>/approve/", steps.Approve.as_view(), name="minutes-approve"),
    path("minutes/<str:reference>/sign/", signing.Sign.as_view(), name="minutes-sign"),
    path("minutes/<str:reference>/countersign/", signing.Countersign.as_view(), name="minutes-countersign"),
    path("minutes/<str:reference>/publish/", steps.Publish.as_view(), name="minutes-publish"),
    path(
        "minutes/<str:reference>/withdraw-signature/",
        steps.WithdrawSignature.as_view(),
        name="minutes-withdraw-signature",
    ),
    path("minutes/<str:reference>/reopen/", steps.Reopen.as_view(), name="minutes-reopen"),
]
