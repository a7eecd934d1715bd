"""Actions are known again by what they say, whoever and until when it says besides."""

from minutes.importing.repeated import RaisedActions


def test_an_action_is_known_again_by_its_words_or_nearly_so() -> None:
    raised = RaisedActions(())
    raised.add("Clerk to write to the county about the road by 1 June 2031.", None)

    assert raised.holds("Write to the county about the road", "Clerk")
    assert raised.holds("Write to the county about the road", None)
    assert raised.holds("Write to county on road", "the Clerk")
    assert not raised.holds("Write to the bank", "Clerk")
    assert not raised.holds("Write to county", "JS")
    assert not raised.holds("–", "Clerk")
