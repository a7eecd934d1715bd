"""Addresses about one's own account: those of allauth's that are of use here, by the names that it looks up."""

from allauth.account import views
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path

from core.accounts.second_factor_views import (
    AddApp,
    AddPasskey,
    MakeRecoveryCodes,
    PasskeyAgain,
    RemoveApp,
    RemovePasskey,
    SecondStep,
)
from core.accounts.session_views import (
    Accounts,
    EndOtherSessions,
    EndSession,
    OwnSessions,
    SessionsOfAccount,
    TakeAwaySecondStep,
)
from core.accounts.views import PasswordByLink, SignOut

urlpatterns = [
    path("sign-in/", views.login, name="account_login"),
    path("sign-out/", SignOut.as_view(), name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("sign-up/", views.signup, name="account_signup"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/sent/", views.password_reset_done, name="account_reset_password_done"),
    path("password/reset/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        PasswordByLink.as_view(),
        name="account_reset_password_from_key",
    ),
    path("second-step/", SecondStep.as_view(), name="mfa_index"),
    path("second-step/sign-in/", second_step.authenticate, name="mfa_authenticate"),
    path("second-step/again/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("second-step/app/", AddApp.as_view(), name="mfa_activate_totp"),
    path("second-step/app/remove/", RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("second-step/recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/recovery-codes/new/", MakeRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("second-step/passkeys/add/", AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("second-step/passkeys/<int:pk>/remove/", RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("second-step/passkeys/again/", PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sessions/", OwnSessions.as_view(), name="account_sessions"),
    path("sessions/others/end/", EndOtherSessions.as_view(), name="account_end_other_sessions"),
    path("sessions/<uuid:number>/end/", EndSession.as_view(), name="account_end_session"),
    path("everybody/", Accounts.as_view(), name="account_everybody"),
    path("everybody/<int:pk>/", SessionsOfAccount.as_view(), name="account_sessions_of"),
    path("everybody/<int:pk>/second-step/remove/", TakeAwaySecondStep.as_view(), name="account_take_away_second_step"),
]
