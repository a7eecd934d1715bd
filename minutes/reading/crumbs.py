"""The place of a page about minutes in the house."""

from meetings.crumbs import Crumbs
from minutes.reading.editions import Holding


def crumbs_of(holding: Holding) -> Crumbs:
    return Crumbs(holding.panel, holding.panel_name, holding.code, holding.number, holding.series)
