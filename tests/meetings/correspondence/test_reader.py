"""A reader has the rights of their membership on the panel."""

from meetings.access import access_of
from meetings.correspondence.reader import Reader
from meetings.correspondence.services.held import questions_of
from tests.meetings.correspondence.asking import House, asked, asked_in_secret, drafted


def test_a_reader_has_the_rights_of_their_membership(house: House) -> None:
    public, secret = questions_of(drafted(house, asked(), asked_in_secret()))
    panel = house.panel.pk
    keeper, observer = (Reader.of(access_of(by), panel) for by in (house.secretary, house.cast.observer))

    assert (keeper.keeps, keeper.drafts, keeper.may_read(secret)) == (True, True, True)
    assert (observer.keeps, observer.drafts) == (False, False)
    assert (observer.may_read(public), observer.may_read(secret)) == (True, False)
