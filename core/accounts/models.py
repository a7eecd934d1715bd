"""Accounts, by which people sign in. A person of the domain (a member, an owner of actions) is meetings.Person."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone

OPERATOR_EMAIL = "operator@localhost"


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Return a new account that signs in with this address; without a password it cannot sign in."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def operator(self) -> "User":
        """Return the account of whoever types at the command line: an actor for the audit trail, never a sign-in."""
        user, created = self.get_or_create(
            email=OPERATOR_EMAIL, defaults={"name": "Operator at the command line", "is_active": False}
        )
        if created:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        return user

    def that_can_sign_in(self) -> "models.QuerySet[User]":
        """Return the accounts that are open and have a password."""
        return self.filter(is_active=True).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exclude(password="")


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
