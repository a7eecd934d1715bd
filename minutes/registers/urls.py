"""Addresses of the registers, and of a decision and an action."""

from django.urls import path

from minutes.registers.views import action, action_keeping, decision, my_actions, recommendation, registers

urlpatterns = [
    path("decisions/", registers.decision_list, name="decision-list"),
    path("decisions.csv", registers.decision_csv, name="decision-csv"),
    path("decisions/<uuid:pk>/", decision.decision_detail, name="decision-detail"),
    path("decisions/<uuid:pk>/answer/", recommendation.AnswerRecommendation.as_view(), name="recommendation-answer"),
    path("decisions/<uuid:pk>/answers/<uuid:answer>/", recommendation.answer_file, name="recommendation-file"),
    path("actions/", registers.action_list, name="action-list"),
    path("actions/mine/", my_actions.my_actions, name="my-actions"),
    path("actions.csv", registers.action_csv, name="action-csv"),
    path("actions/<uuid:pk>/", action.action_detail, name="action-detail"),
    path("actions/<uuid:pk>/answer/", my_actions.action_answer, name="action-answer"),
    path("actions/<uuid:pk>/evidence/<uuid:evidence>/", action.action_evidence, name="action-evidence"),
    path("actions/<uuid:pk>/close/", action_keeping.CloseAction.as_view(), name="action-close"),
    path("actions/<uuid:pk>/transfer/", action_keeping.TransferAction.as_view(), name="action-transfer"),
    path("actions/<uuid:pk>/new-due/", action_keeping.SetNewDue.as_view(), name="action-new-due"),
    path("actions/<uuid:pk>/withdraw/", action_keeping.WithdrawAction.as_view(), name="action-withdraw"),
    path("actions/<uuid:pk>/refuse/", action_keeping.RefuseClosure.as_view(), name="action-refuse"),
    path("actions/<uuid:pk>/reopen/", action_keeping.ReopenAction.as_view(), name="action-reopen"),
]
