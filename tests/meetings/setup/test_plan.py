from meetings.setup.plan import PanelPlan, PlannedSeats


def test_the_seats_of_all_categories_are_counted() -> None:
    plan = PanelPlan(seats=(PlannedSeats("Supplier", count=3), PlannedSeats("Network"), PlannedSeats("Customer", 2)))

    assert plan.seat_count == 6
    assert PanelPlan().seat_count == 0
