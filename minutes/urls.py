from django.urls import include, path

from minutes.drafting.views import agenda as drafting_agenda
from minutes.drafting.views import cards as drafting_cards
from minutes.drafting.views import news as drafting_news
from minutes.drafting.views import page as drafting
from minutes.pages.views import meeting, page, paper
from minutes.registers.views import action, action_keeping, decision, my_actions, registers
from minutes.signed import views as verify
from minutes.sitting.views import attendance, sitting

app_name = "minutes"

urlpatterns = [
    path("meetings/<str:reference>/", meeting.meeting_detail, name="meeting-detail"),
    path("meetings/<str:reference>/attendance/", attendance.meeting_attendance, name="attendance"),
    path("minutes/<str:reference>/", page.minutes_detail, name="minutes-detail"),
    path("minutes/<str:reference>/printing/", paper.minutes_printing, name="minutes-printing"),
    path("minutes/<str:reference>.pdf", paper.minutes_pdf, name="minutes-pdf"),
    path("minutes/<str:reference>/versions/", page.version_list, name="version-list"),
    path("minutes/<str:reference>/v<int:number>/", page.version_detail, name="version-detail"),
    path("minutes/<str:reference>/v<int:number>/printing/", paper.version_printing, name="version-printing"),
    path("minutes/<str:reference>/v<int:number>.pdf", paper.version_pdf, name="version-pdf"),
    path("", include("minutes.workflow.urls")),
    path("verify/", verify.verify, name="verify"),
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
    path("actions/<uuid:pk>/refuse/", action_keeping.action_refuse, name="action-refuse"),
    path("actions/<uuid:pk>/reopen/", action_keeping.action_reopen, name="action-reopen"),
    *(
        path(f"meetings/<str:reference>/{verb}/", sitting.meeting_sitting, {"verb": verb}, name=f"meeting-{verb}")
        for verb in sitting.STEPS
    ),
    path("drafting/<str:reference>/agenda/", drafting_agenda.drafting_agenda, name="drafting-agenda"),
    *(
        path(
            f"drafting/<str:reference>/agenda/{verb}",
            drafting_agenda.drafting_agenda_change,
            {"verb": verb},
            name=f"drafting-agenda-{verb}",
        )
        for verb in drafting_agenda.VERBS
    ),
    path("drafting/<str:reference>/", drafting.drafting_start, name="drafting-start"),
    path("drafting/<str:reference>/<int:number>/", drafting.drafting_item, name="drafting-item"),
    path("drafting/<str:reference>/<int:number>/save", drafting.drafting_save, name="drafting-save"),
    path("drafting/<str:reference>/<int:number>/news", drafting_news.drafting_news, name="drafting-news"),
    path("drafting/<str:reference>/<int:number>/public", drafting.drafting_public, name="drafting-public"),
    path("drafting/<str:reference>/<int:number>/reason", drafting.drafting_reason, name="drafting-reason"),
    path("drafting/<str:reference>/<int:number>/classify", drafting.drafting_classify, name="drafting-classify"),
    path(
        "drafting/<str:reference>/<int:number>/decisions/<uuid:pk>",
        drafting_cards.decision_card,
        name="drafting-decision",
    ),
    path("drafting/<str:reference>/<int:number>/actions/<uuid:pk>", drafting_cards.action_card, name="drafting-action"),
]
