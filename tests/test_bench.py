"""The harness of the benches: what counts as over budget, and what it prints."""

import pytest

from bench import Figure, median_of, seconds, table


@pytest.mark.parametrize(
    ("value", "budget", "over"),
    [(3.0, 3.0, False), (3.001, 3.0, True), (float("nan"), 3.0, True), (9.0, None, False)],
)
def test_a_figure_is_over_when_it_is_not_within_its_budget(value, budget, over):
    assert Figure("parse", value, "x nh3", budget).is_over is over


def test_the_median_leaves_out_the_first_measurement():
    measurements = iter([900.0, 3.0, 1.0, 2.0])

    assert median_of(3, lambda: next(measurements)) == 2.0


def test_seconds_are_read_off_the_given_clock_around_the_work():
    happened = []

    def clock():
        happened.append("clock")
        return float(len(happened))

    assert seconds(clock, lambda: happened.append("work")) == 2.0
    assert happened == ["clock", "work", "clock"]


def test_the_table_says_which_figures_are_over():
    figures = [
        Figure("parse", 2.5, "x nh3", 3.0),
        Figure("save of 100 KB", 13.0, "x empty", 12.0),
        Figure("import", 0.4, "s"),
    ]

    assert table(figures).splitlines() == [
        "parse                  2.500 x nh3     budget 3.000  ok",
        "save of 100 KB        13.000 x empty   budget 12.000  OVER",
        "import                 0.400 s",
    ]
