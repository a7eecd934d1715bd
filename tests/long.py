"""Whether this is the long run, of ``script/test --long``: it tries what CI tries a share of."""

from hypothesis import settings as hypothesis_settings

LONG = "long"  # the profile of hypothesis by which it is known


def is_long() -> bool:
    return hypothesis_settings.get_current_profile_name() == LONG
