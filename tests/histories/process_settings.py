"""The settings of the processes that are killed: those of any that a test starts, and a hash of passwords that costs
nothing, for writers sign in again whenever the clock has ended their sessions."""

from tests.process_settings import *  # noqa: F403 - settings are one module
from tests.process_settings import PASSWORD_HASHERS

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
