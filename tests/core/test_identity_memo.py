from dataclasses import dataclass

from core.identity_memo import IdentityMemo


@dataclass(frozen=True)
class Thing:
    name: str


def test_what_was_made_of_a_thing_is_made_once_and_of_its_equal_anew() -> None:
    memo, made = IdentityMemo[str](size=9), []
    first, equal = Thing("a"), Thing("a")

    for thing in (first, first, equal, first):
        memo.get((thing,), "", lambda thing=thing: made.append(thing) or "")

    assert [thing is first for thing in made] == [True, False]


def test_the_detail_tells_results_apart() -> None:
    memo, thing = IdentityMemo[str](size=9), Thing("a")

    assert [memo.get((thing,), detail, lambda detail=detail: detail) for detail in ("x", "y", "x")] == ["x", "y", "x"]


def test_the_oldest_go_and_a_thing_is_kept_alive_as_long_as_its_result() -> None:
    memo = IdentityMemo[int](size=2)

    results = [memo.get((Thing(str(number)),), "", lambda number=number: number) for number in range(50)]

    assert results == list(range(50))
    assert len(memo._results) == 2
