from django.urls import path

from meetings.views import (
    agenda,
    agenda_changes,
    agenda_pdf,
    agenda_proposals,
    agenda_steps,
    meeting_list,
    panel,
    standing_items,
)

app_name = "meetings"

urlpatterns = [
    path("panels/<str:code>/", panel.panel_detail, name="panel-detail"),
    path("panels/<str:code>/standing-items/", standing_items.standing_items, name="standing-items"),
    path("panels/<str:code>/standing-items/move", standing_items.standing_item_move, name="standing-item-move"),
    path("panels/<str:code>/standing-items/remove", standing_items.standing_item_remove, name="standing-item-remove"),
    path("panels/<str:code>/standing-items/<int:pk>/", standing_items.standing_item, name="standing-item"),
    path("meetings/", meeting_list.meeting_list, name="meeting-list"),
    path("meetings/<str:reference>/agenda/", agenda.agenda, name="agenda"),
    path("meetings/<str:reference>/agenda.pdf", agenda_pdf.agenda_pdf, name="agenda-pdf"),
    path("meetings/<str:reference>/agenda/add", agenda_changes.agenda_add, name="agenda-add"),
    *(
        path(
            f"meetings/<str:reference>/agenda/{verb}",
            agenda_changes.agenda_change,
            {"verb": verb},
            name=f"agenda-{verb}",
        )
        for verb in agenda_changes.CHANGES
    ),
    path("meetings/<str:reference>/agenda/items/<int:pk>/", agenda_steps.agenda_item, name="agenda-item"),
    path(
        "meetings/<str:reference>/agenda/items/<int:pk>/withdraw/",
        agenda_steps.agenda_item_withdraw,
        name="agenda-item-withdraw",
    ),
    path("meetings/<str:reference>/agenda/issue/", agenda_steps.agenda_issue, name="agenda-issue"),
    path("meetings/<str:reference>/agenda/recall/", agenda_steps.agenda_recall, name="agenda-recall"),
    path("meetings/<str:reference>/agenda/propose/", agenda_proposals.item_propose, name="item-propose"),
    path("meetings/<str:reference>/agenda/take-back", agenda_proposals.proposal_take_back, name="proposal-take-back"),
    path(
        "meetings/<str:reference>/agenda/proposals/<int:pk>/decline/",
        agenda_steps.proposal_decline,
        name="proposal-decline",
    ),
]
