"""Accounts, by which people sign in. A person of the domain (a member, an owner of actions) is meetings.Person."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.contrib.auth.models import PermissionsMixin
from django.db import models, transaction
from django.utils import timezone

OPERATOR_EMAIL = "operator@localhost"


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Return a new account that signs in with this address; without a password it cannot sign in."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    @transaction.atomic
    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Return a new administrator, whom the operator makes by ``manage.py createsuperuser``; on the record."""
        user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
        _note_creation(user, by=self.operator())
        return user

    def operator(self) -> "User":
        """Return the account of whoever types at the command line: an actor for the audit trail, never a sign-in."""
        return self.filter(email=OPERATOR_EMAIL).first() or self._create_operator()

    @transaction.atomic
    def _create_operator(self) -> "User":
        name, unusable = "Operator at the command line", make_password(None)
        user, is_new = self.get_or_create(
            email=OPERATOR_EMAIL, defaults={"name": name, "is_active": False, "password": unusable}
        )
        if is_new:
            _note_creation(user, by=user)
        return user

    def that_can_sign_in(self) -> "models.QuerySet[User]":
        """Return the accounts that are open and have a password."""
        return self.filter(is_active=True).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exclude(password="")


def _note_creation(user: "User", *, by: "User") -> None:
    from core.audit.trail import record  # which has a foreign key to the model below

    record("core.account_created", user, by=by, attests=[user])


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. What they read follows from memberships, whoever they are.

    ``is_superuser`` makes an administrator of this installation, who may set up panels and appoint the first secretary
    of each, and reads nothing by that. No permission of Django's is asked for anywhere.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def initials(self) -> str:
        """One or two letters that stand for the person where there is no room for the name."""
        words = str(self).split()
        return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper()

    @property
    def is_administrator(self) -> bool:
        return self.is_superuser and self.is_active

    @property
    def is_operator(self) -> bool:
        return self.email == OPERATOR_EMAIL
