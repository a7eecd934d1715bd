"""Addresses of the drafting: the agenda beside the text, each item's text, and what is set by hand of it."""

from django.urls import path

from minutes.drafting.views import agenda, cards, late, news, page, plain, saving, votes

urlpatterns = [
    path("drafting/<str:reference>/agenda/", agenda.drafting_agenda, name="drafting-agenda"),
    path(
        "drafting/<str:reference>/agenda/add",
        agenda.drafting_agenda_change,
        {"verb": "add"},
        name="drafting-agenda-add",
    ),
    path(
        "drafting/<str:reference>/agenda/rename",
        agenda.drafting_agenda_change,
        {"verb": "rename"},
        name="drafting-agenda-rename",
    ),
    path(
        "drafting/<str:reference>/agenda/move",
        agenda.drafting_agenda_change,
        {"verb": "move"},
        name="drafting-agenda-move",
    ),
    path(
        "drafting/<str:reference>/agenda/withdraw",
        agenda.drafting_agenda_change,
        {"verb": "withdraw"},
        name="drafting-agenda-withdraw",
    ),
    path(
        "drafting/<str:reference>/agenda/restore",
        agenda.drafting_agenda_change,
        {"verb": "restore"},
        name="drafting-agenda-restore",
    ),
    path(
        "drafting/<str:reference>/agenda/remove",
        agenda.drafting_agenda_change,
        {"verb": "remove"},
        name="drafting-agenda-remove",
    ),
    path("drafting/<str:reference>/late/", late.late_words, name="late-words"),
    path("drafting/<str:reference>/late/<int:pk>/settle", late.late_words_settle, name="late-words-settle"),
    path("drafting/<str:reference>/", page.drafting_start, name="drafting-start"),
    path("drafting/<str:reference>/<item:number>/", plain.drafting_item, name="drafting-item"),
    path("drafting/<str:reference>/<item:number>/save", saving.drafting_save, name="drafting-save"),
    path("drafting/<str:reference>/<item:number>/news", news.drafting_news, name="drafting-news"),
    path("drafting/<str:reference>/<item:number>/unsaved", news.drafting_unsaved, name="drafting-unsaved"),
    path("drafting/<str:reference>/<item:number>/public", page.drafting_public, name="drafting-public"),
    path("drafting/<str:reference>/<item:number>/reason", saving.drafting_reason, name="drafting-reason"),
    path("drafting/<str:reference>/<item:number>/classify", page.drafting_classify, name="drafting-classify"),
    path(
        "drafting/<str:reference>/<item:number>/decisions/<uuid:pk>",
        cards.decision_card,
        name="drafting-decision",
    ),
    path(
        "drafting/<str:reference>/<item:number>/decisions/<uuid:pk>/vote",
        votes.vote_card,
        name="drafting-vote",
    ),
    path("drafting/<str:reference>/<item:number>/actions/<uuid:pk>", cards.action_card, name="drafting-action"),
]
