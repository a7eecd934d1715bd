"""One file of settings; what differs between installations comes from the environment (see README)."""

import os
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
VAR_DIR = Path(env.str("SMARTGOV_VAR", default=str(BASE_DIR / "var")))

# What this process makes (database, mails, files) is for its owner alone, on a machine that others use too.
os.umask(0o077)
VAR_DIR.mkdir(parents=True, exist_ok=True)
if VAR_DIR.stat().st_mode & 0o077:
    VAR_DIR.chmod(0o700)


def _own_secret_key() -> str:
    """An installation without a configured key keeps one of its own, made once, readable by its owner only."""
    from django.core.management.utils import get_random_secret_key

    path = VAR_DIR / "secret_key"
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")


SECRET_KEY = env.str("SECRET_KEY", default="") or _own_secret_key()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # former ones
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# The address this installation is reached by, for links in mails and calendars; see core.web.site.
SITE_URL = env.str("SITE_URL", default="").rstrip("/")
PORT = env.str("PORT", default="8000")  # of script/server

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",  # for its command; the sessions themselves are core.accounts.session_store's
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "core",
    "meetings",
    "actions",
    "minutes",
    "smartgov",
]

MIDDLEWARE = [
    "core.security_log.log_refusals",  # around all that refuses
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.uploads.limits.refuse_too_large",  # before whatever reads the body
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.accounts.sessions.keep_used_sessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.unsent.middleware.keep_unsent_forms",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.web.headers.never_store_nonces",
    "core.web.headers.vary_by_htmx",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "smartgov.second_step.AskForSecondStep",
    "core.web.clock.set_clock_back",
    "core.web.refusals.RefusalMiddleware",
    "core.web.nul.RefuseNul",
]

ROOT_URLCONF = "smartgov.urls"
WSGI_APPLICATION = "smartgov.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "smartgov.frame.frame",
            ],
            # Every form says whose it is, by its csrf_token.
            "builtins": ["core.templatetags.form_of"],
            # Ours first: a page of a library that we show has a template of ours in its place.
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [f"django.template.loaders.{name}.Loader" for name in ("filesystem", "app_directories")],
                )
            ],
        },
    },
]

# SQLite unless DATABASE_URL says otherwise. IMMEDIATE takes the write lock at the start of a transaction: with
# SQLite's default a transaction that reads first and writes later fails at once when another has written.
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'smartgov.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # FULL: what was committed is on the disk before anybody is told so; NORMAL loses the last of it in a power cut.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
    # Concurrency can only be tested on a file: the in-memory test database is one shared connection.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Limits on tries are counted in the shared cache: every process, and every machine, must see the same count.
# Rendered fragments are found by their content, so each process may keep its own.
CACHES = {
    "default": env.cache_url("CACHE_URL", default="dbcache://core_cacheentry?max_entries=10000"),
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, object]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "core.accounts.passwords.NotOfWordsOfTheHouse"},
]
# A file of breached passwords, in their order by SHA-1; see core.accounts.passwords.
if BREACHED_PASSWORDS := env.str("BREACHED_PASSWORDS", default=""):
    AUTH_PASSWORD_VALIDATORS += [
        {"NAME": "core.accounts.passwords.NotBreached", "OPTIONS": {"file": BREACHED_PASSWORDS}}
    ]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "home"
PASSWORD_RESET_TIMEOUT = 24 * 3600
ACCOUNT_ADAPTER = "core.accounts.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "core.accounts.forms.SignInForm",
    "reauthenticate": "core.accounts.forms.ReauthenticateForm",
    "change_password": "core.accounts.forms.ChangePasswordForm",
    "set_password": "core.accounts.forms.SetPasswordForm",
    "reset_password": "core.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "core.accounts.forms.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever makes an account vouches for its address
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of a change to how one signs in
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE, with no question asked
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key",  # core.accounts.adapter says how long to wait, .attempts whose tries they are
    "login_failed_anywhere": "100/h/key",
    "first_run": "5/m/ip,30/h/ip",  # tries of the setup code
}

MFA_ADAPTER = "core.accounts.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "core.accounts.second_factor_forms.CodeForm",
    "reauthenticate": "core.accounts.second_factor_forms.CodeAgainForm",
    "activate_totp": "core.accounts.second_factor_forms.NewAppForm",
    "add_webauthn": "core.accounts.second_factor_forms.NewPasskeyForm",
    "authenticate_webauthn": "core.accounts.second_factor_forms.PasskeyForm",
    "reauthenticate_webauthn": "core.accounts.second_factor_forms.PasskeyAgainForm",
    "login_webauthn": "core.accounts.second_factor_forms.PasskeyAloneForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # as ACCOUNT_EMAIL_VERIFICATION has it
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey with its finger, face or PIN is two factors in one
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Whom the installation asks for a second step at sign-in; see smartgov.second_step.
SECOND_STEP_FOR = env.list("SECOND_STEP_FOR", default=[])

SESSION_ENGINE = "core.accounts.session_store"
# After the last use; see core.accounts.sessions.
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "core.unsent.views.form_expired"

# Files in VAR_DIR/mail unless EMAIL_URL says otherwise, so that a newcomer can read what was sent.
vars().update(env.email_url("EMAIL_URL", default="filemail:"))
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="SmartGov <smartgov@localhost>")

CRISPY_TEMPLATE_PACK = CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns of a missing one
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    # Printed minutes, confidential ones too: no address leads here, only a view that asks who reads.
    "printed": {
        "BACKEND": "core.durable_files.DurableStorage",
        "OPTIONS": {
            "location": VAR_DIR / "printed",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
            "allow_overwrite": True,
        },
    },
    # Files that owners of actions hand in; read through a view that asks who reads, and only ever as a download.
    "evidence": {
        "BACKEND": "core.durable_files.DurableStorage",
        "OPTIONS": {
            "location": VAR_DIR / "evidence",
            "file_permissions_mode": 0o400,
            "directory_permissions_mode": 0o700,
        },
    },
    # Files that show what became of recommendations; read in the same way.
    "answers": {
        "BACKEND": "core.durable_files.DurableStorage",
        "OPTIONS": {
            "location": VAR_DIR / "answers",
            "file_permissions_mode": 0o400,
            "directory_permissions_mode": 0o700,
        },
    },
    # Papers as they were handed in, for the panel's eyes: read through a view that asks who reads.
    "papers": {
        "BACKEND": "core.durable_files.DurableStorage",
        "OPTIONS": {
            "location": VAR_DIR / "papers",
            "file_permissions_mode": 0o400,
            "directory_permissions_mode": 0o700,
        },
    },
}
# Signed minutes as they left the house. Written once each, never over another, and read through a view.
STORAGES["issued"] = {
    "BACKEND": "core.durable_files.DurableStorage",
    "OPTIONS": {
        "location": VAR_DIR / "issued",
        "file_permissions_mode": 0o400,
        "directory_permissions_mode": 0o700,
    },
}
# Where the web server serves that folder itself, for X-Accel-Redirect: an internal location such as /issued/.
ISSUED_ACCEL = env.str("ISSUED_ACCEL", default="")
# A command that gets the path of each file handed in: ends with 0 for clean, 1 if it found something.
PAPER_SCANNER = env.str("PAPER_SCANNER", default="")
# A font for what ours lack, such as Chinese, Japanese and Korean names: a file of the machine's.
PDF_SECOND_FONT = env.str("PDF_SECOND_FONT", default="")
# PEM files of the key and the certificate that seal signed minutes; without any, a pair of its own, made once.
SEAL_KEY = env.str("SEAL_KEY", default="")
SEAL_CERT = env.str("SEAL_CERT", default="")
SEAL_FOLDER = VAR_DIR / "seal"
# Signed heads of the audit trail, a line each; the file only grows.
CHECKPOINTS_FILE = VAR_DIR / "checkpoints.jsonl"
WHITENOISE_USE_FINDERS = DEBUG

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Behind TLS (HTTPS=on) cookies travel over it only and browsers are told so for a year.
HTTPS = env.bool("HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
# A browser takes a cookie of such a name from this very host alone, over TLS.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
MESSAGE_STORAGE = "core.web.messages.MessageStorage"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1)

# Who tried what, a JSON object a line, opened anew when something has moved it away.
SECURITY_LOG = env.str("SECURITY_LOG", default=str(VAR_DIR / "security.log"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json_line": {"()": "core.json_lines.JsonLine"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler"},
        "security": {
            "class": "logging.handlers.WatchedFileHandler",
            "filename": SECURITY_LOG,
            "delay": True,
            "encoding": "utf-8",
            "formatter": "json_line",
        },
    },
    "loggers": {
        "smartgov.security": {"handlers": ["security"], "level": "INFO", "propagate": False},
        # What Django finds amiss in a request, such as a host or a signature that is none of ours.
        "django.security": {"handlers": ["security", "console"], "level": "WARNING", "propagate": False},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
