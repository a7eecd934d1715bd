"""Addresses of decisions by correspondence, and of their questions."""

from django.urls import path

from meetings.correspondence.views import decisions, drafting, question, steps

urlpatterns = [
    path("panels/<str:code>/by-correspondence/", decisions.decisions, name="by-correspondence"),
    path("panels/<str:code>/by-correspondence/new/", drafting.NewDecision.as_view(), name="correspondence-new"),
    path("meetings/<str:reference>/questions/", question.questions, name="questions"),
    path("meetings/<str:reference>/questions/add/", drafting.AddQuestion.as_view(), name="question-add"),
    path("meetings/<str:reference>/questions/open/", steps.OpenDecision.as_view(), name="questions-open"),
    path("meetings/<str:reference>/questions/extend/", steps.ExtendWindow.as_view(), name="questions-extend"),
    path("meetings/<str:reference>/questions/close/", steps.CloseEarly.as_view(), name="questions-close"),
    path("meetings/<str:reference>/questions/cancel/", steps.CancelDecision.as_view(), name="questions-cancel"),
    path("meetings/<str:reference>/questions/remind", question.remind, name="questions-remind"),
    path("meetings/<str:reference>/questions/<int:number>/", question.question, name="question"),
    path("meetings/<str:reference>/questions/<int:number>/answer", question.answer, name="question-answer"),
    path("meetings/<str:reference>/questions/<int:number>/discuss", question.discuss, name="question-discuss"),
    path("meetings/<str:reference>/questions/<int:number>/enter/", steps.EnterAnswer.as_view(), name="question-enter"),
    path(
        "meetings/<str:reference>/questions/<int:number>/change/",
        drafting.ChangeQuestion.as_view(),
        name="question-change",
    ),
    path(
        "meetings/<str:reference>/questions/<int:number>/remove/",
        drafting.RemoveQuestion.as_view(),
        name="question-remove",
    ),
    path("meetings/<str:reference>/questions/<int:number>/move/", steps.MoveQuestion.as_view(), name="question-move"),
]
