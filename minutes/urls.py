from django.urls import path

from minutes.views import action, action_keeping, decision, meeting, my_actions, notice, page, paper, registers

app_name = "minutes"

urlpatterns = [
    path("meetings/<str:reference>/", meeting.meeting_detail, name="meeting-detail"),
    path("meetings/<str:reference>/notice/", notice.notice_of_actions, name="notice"),
    path("minutes/<str:reference>/", page.minutes_detail, name="minutes-detail"),
    path("minutes/<str:reference>/printing/", paper.minutes_printing, name="minutes-printing"),
    path("minutes/<str:reference>.pdf", paper.minutes_pdf, name="minutes-pdf"),
    path("decisions/", registers.decision_list, name="decision-list"),
    path("decisions.csv", registers.decision_csv, name="decision-csv"),
    path("decisions/<uuid:pk>/", decision.decision_detail, name="decision-detail"),
    path("actions/", registers.action_list, name="action-list"),
    path("actions/mine/", my_actions.my_actions, name="my-actions"),
    path("actions.csv", registers.action_csv, name="action-csv"),
    path("actions/<uuid:pk>/", action.action_detail, name="action-detail"),
    path("actions/<uuid:pk>/answer/", my_actions.action_answer, name="action-answer"),
    path("actions/<uuid:pk>/evidence/<uuid:evidence>/", action.action_evidence, name="action-evidence"),
    path("actions/<uuid:pk>/close/", action_keeping.action_close, name="action-close"),
    path("actions/<uuid:pk>/transfer/", action_keeping.action_transfer, name="action-transfer"),
    path("actions/<uuid:pk>/new-due/", action_keeping.action_new_due, name="action-new-due"),
    path("actions/<uuid:pk>/withdraw/", action_keeping.action_withdraw, name="action-withdraw"),
]
