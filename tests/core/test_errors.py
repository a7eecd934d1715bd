from core.errors import NotReady


def test_a_refusal_with_reasons_says_them_all() -> None:
    refusal = NotReady(["Item 1 has no text.", "The attendance is not recorded."])

    assert str(refusal) == "Item 1 has no text. The attendance is not recorded."
    assert refusal.reasons == ("Item 1 has no text.", "The attendance is not recorded.")


def test_later_reasons_do_not_change_a_refusal() -> None:
    reasons = ["Item 1 has no text."]
    refusal = NotReady(reasons)

    reasons.append("Item 2 has no text.")

    assert refusal.reasons == ("Item 1 has no text.",)
