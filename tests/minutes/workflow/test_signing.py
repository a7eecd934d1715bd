import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP

from core.accounts.models import User
from core.accounts.second_factor import ShownFactor
from core.audience import Audience
from core.errors import NotAllowed, Unacceptable, WrongState
from meetings.models import Person
from minutes.enums import MinutesState, VersionKind
from minutes.models import Minutes, SignOff, Version
from minutes.versions.freeze import derived_hashes
from minutes.workflow import verbs
from tests.conftest import Cast
from tests.minutes.workflow.signing import PASSWORD, bring_to

S = MinutesState


def test_a_signature_holds_who_signed_what_as_they_then_were(cast: Cast, complete: Minutes) -> None:
    bring_to(S.APPROVED, complete, cast)
    hashes = derived_hashes(Version.objects.first(), S.SIGNED)
    Person.objects.filter(account=cast.chair).update(name="As another panel has it")

    verbs.sign(complete, password=PASSWORD, text=hashes[Audience.CONFIDENTIAL], by=cast.chair)
    User.objects.filter(pk=cast.chair.pk).update(name="Another Name")

    signed = SignOff.objects.get()
    assert (signed.name, signed.capacity, signed.by) == ("Chair", "Chair", cast.chair)
    assert signed.statement == "I confirm these minutes as a true record of meeting 12 of the Grid Code Panel."
    assert (signed.public_sha256, signed.confidential_sha256) == tuple(hashes[each] for each in Audience)
    assert (signed.version.public_sha256, signed.version.kind) == (signed.public_sha256, VersionKind.SIGNED)


def test_who_has_a_second_factor_signs_only_with_proof_that_it_was_asked_for_just_now(
    cast: Cast, complete: Minutes
) -> None:
    bring_to(S.APPROVED, complete, cast)
    TOTP.activate(cast.chair, "A" * 32)
    now = time.time()
    proofs = [None, ShownFactor(cast.secretary.pk, now), ShownFactor(cast.chair.pk, now - 301)]

    for verb in (verbs.sign, verbs.countersign):
        for proof in proofs:
            with pytest.raises(NotAllowed, match="second step, and it was not taken just now"):
                verb(complete, password=PASSWORD, second_step=proof, by=cast.chair)
    assert not SignOff.objects.exists()

    verbs.sign(complete, password=PASSWORD, second_step=ShownFactor(cast.chair.pk, now), by=cast.chair)

    assert SignOff.objects.exists()


def test_without_the_password_or_for_another_text_nothing_is_signed(cast: Cast, complete: Minutes) -> None:
    bring_to(S.APPROVED, complete, cast)

    with pytest.raises(Unacceptable, match="password is incorrect"):
        verbs.sign(complete, password="guess", by=cast.chair)
    with pytest.raises(WrongState, match="text has changed"):
        verbs.sign(complete, password=PASSWORD, text="0" * 64, by=cast.chair)
    with pytest.raises(WrongState, match="another name now: Chair"):
        verbs.sign(complete, password=PASSWORD, name="Mallory", by=cast.chair)
    User.objects.filter(pk=cast.chair.pk).update(name="")
    with pytest.raises(Unacceptable, match="no name yet"):
        verbs.sign(complete, password=PASSWORD, by=cast.chair)

    assert Minutes.objects.get().state == S.APPROVED
    assert not SignOff.objects.exists()
