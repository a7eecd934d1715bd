from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from allauth.account.signals import authentication_step_completed
        from allauth.mfa import signals as mfa
        from django.db.backends.sqlite3.base import DatabaseWrapper

        from core.accounts.attested import attest_accounts
        from core.accounts.second_factor import note_factor_used, note_wrong_code
        from core.accounts.sessions import forget_ended_sessions, note_sign_in, renew_session
        from core.audit.trail import AuditEvent
        from core.audit.triggers import protect
        from core.background.housekeeping import every_minute
        from core.security_log import log_failed_sign_in, log_sign_in, log_sign_out
        from core.unsent.keeping import forget_old_forms
        from core.unsent.middleware import note_unsent_forms
        from core.web.sentences import refuse_what_is_not_shown, say_it_in_our_words

        say_it_in_our_words()
        refuse_what_is_not_shown()

        protect(AuditEvent)
        attest_accounts()
        user_logged_in.connect(note_sign_in)
        authentication_step_completed.connect(renew_session)
        user_logged_in.connect(log_sign_in)
        user_logged_out.connect(log_sign_out)
        user_login_failed.connect(log_failed_sign_in)
        mfa.authenticator_used.connect(note_factor_used)
        mfa.authentication_failed.connect(note_wrong_code)
        user_logged_in.connect(note_unsent_forms)
        every_minute(forget_old_forms)
        every_minute(forget_ended_sessions)
        # SQLite has taken this many parameters since 3.32 (2020); Django 5.2 still cuts bulk writes at 999, and a
        # save would need more queries the more a text holds.
        DatabaseWrapper.features_class.max_query_params = 32_766  # type: ignore[method-assign,assignment] # stubs of 6.0
        # Sent once all apps are migrated, so the tables of upper floors are there too.
        post_migrate.connect(_guard_the_record, sender=self)


def _guard_the_record(using: str, **_: object) -> None:
    from core.audit.found_rows import attest_found_rows_once
    from core.audit.trail import ChainHead, open_chain
    from core.audit.triggers import install_triggers

    connection = connections[using]
    install_triggers(connection)
    if ChainHead._meta.db_table in connection.introspection.table_names() and _has_its_columns(connection):
        open_chain(using)
        attest_found_rows_once(using)


def _has_its_columns(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether the head's table is that of this release: somebody may have migrated back to an earlier one."""
    from core.audit.trail import ChainHead

    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, ChainHead._meta.db_table)
    return {field.column for field in ChainHead._meta.concrete_fields} <= {column.name for column in columns}
