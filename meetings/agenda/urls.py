"""Addresses of a meeting's agenda, and of the standing items of a panel."""

from django.urls import path

from meetings.agenda.views import changes, page, pdf, proposals, standing_items, steps

urlpatterns = [
    path("panels/<str:code>/standing-items/", standing_items.standing_items, name="standing-items"),
    path("panels/<str:code>/standing-items/move", standing_items.standing_item_move, name="standing-item-move"),
    path("panels/<str:code>/standing-items/remove", standing_items.standing_item_remove, name="standing-item-remove"),
    path("panels/<str:code>/standing-items/<int:pk>/", standing_items.standing_item, name="standing-item"),
    path("meetings/<str:reference>/agenda/", page.agenda, name="agenda"),
    path("meetings/<str:reference>/agenda.pdf", pdf.agenda_pdf, name="agenda-pdf"),
    path("meetings/<str:reference>/agenda/add", changes.agenda_add, name="agenda-add"),
    path("meetings/<str:reference>/agenda/move", changes.agenda_move, name="agenda-move"),
    path("meetings/<str:reference>/agenda/restore", changes.agenda_restore, name="agenda-restore"),
    path("meetings/<str:reference>/agenda/bin", changes.agenda_bin, name="agenda-bin"),
    path("meetings/<str:reference>/agenda/put-back", changes.agenda_put_back, name="agenda-put-back"),
    path("meetings/<str:reference>/agenda/take", changes.agenda_take, name="agenda-take"),
    path("meetings/<str:reference>/agenda/lay", changes.agenda_lay, name="agenda-lay"),
    path("meetings/<str:reference>/agenda/accept", changes.agenda_accept, name="agenda-accept"),
    path("meetings/<str:reference>/agenda/items/<int:pk>/", steps.EditItem.as_view(), name="agenda-item"),
    path(
        "meetings/<str:reference>/agenda/items/<int:pk>/withdraw/",
        steps.WithdrawItem.as_view(),
        name="agenda-item-withdraw",
    ),
    path("meetings/<str:reference>/agenda/secrecy/", steps.ClassifyItems.as_view(), name="agenda-secrecy"),
    path("meetings/<str:reference>/agenda/issue/", steps.IssueAgenda.as_view(), name="agenda-issue"),
    path("meetings/<str:reference>/agenda/recall/", steps.RecallAgenda.as_view(), name="agenda-recall"),
    path("meetings/<str:reference>/agenda/propose/", proposals.ProposeItem.as_view(), name="item-propose"),
    path("meetings/<str:reference>/agenda/take-back", proposals.proposal_take_back, name="proposal-take-back"),
    path(
        "meetings/<str:reference>/agenda/proposals/<int:pk>/decline/",
        steps.DeclineProposal.as_view(),
        name="proposal-decline",
    ),
]
