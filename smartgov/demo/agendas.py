"""The agenda of meeting 47, who was absent or left, and the statements in it that repeat another."""

from datetime import date
from typing import NamedTuple

from meetings.agenda.services.items import PlannedItem
from meetings.enums import Purpose
from meetings.item_numbers import ItemNumber

DECISION, DISCUSSION, INFORMATION = Purpose.DECISION, Purpose.DISCUSSION, Purpose.INFORMATION


class Confidential(NamedTuple):
    item: int
    reason: str
    public_title: str


class Restatement(NamedTuple):
    """Two statements of an item by their positions in its text, the second of which repeats the first."""

    item: int
    first: int
    again: int


HELD_47 = date(2017, 8, 11)

AGENDA_47 = [
    PlannedItem(1, "Minutes and Actions Outstanding", INFORMATION),
    PlannedItem(2, "Release 2.0: Consultations on Plan and Testing", DECISION),
    PlannedItem(3, "Temporary Maintenance Schedule: Request for Extension", DECISION),
    PlannedItem(4, "Operations Group Establishment", DECISION),
    PlannedItem(5, "User CIO Contract: Demand and Price of Assessments", DECISION),
    PlannedItem(6, "Delegating Authority to the Security Sub-Committee", DECISION),
    PlannedItem(7, "Assurance Status of Four Users", DECISION),
    PlannedItem(8, "Risk and Issue Registers", DECISION),
    PlannedItem(9, "Service Request Forecasting", DECISION),
    PlannedItem(10, "Modification and Release Status, August 2017", DECISION),
    PlannedItem(11, "DCC Assessments of Modifications", DISCUSSION),
    PlannedItem(12, "Initial Modification Report: SECMP0040", DECISION),
    PlannedItem(13, "Initial Modification Report: SECMP0041", DECISION),
    PlannedItem(14, "BEIS Update", INFORMATION),
    PlannedItem(15, "DCC Update", DISCUSSION),
    PlannedItem(16, "DCC Reporting", INFORMATION),
    PlannedItem(17, "Continuity and Recovery Testing in 2017", DISCUSSION),
    PlannedItem(18, "Operations Report, July 2017", INFORMATION),
    PlannedItem(19, "Smarter Markets Project", INFORMATION),
    PlannedItem(20, "Transitional Governance", INFORMATION),
    PlannedItem(21, "Activity Planner", INFORMATION),
    PlannedItem(22, "SEC Party Update", INFORMATION),
    PlannedItem(23, "Any Other Business", DISCUSSION),
]

CONFIDENTIAL_47 = [
    Confidential(5, "Commercially sensitive", "Updated Demand Profile for Security Assurance Services"),
    Confidential(7, "Security sensitive", "User Security Assessment Update"),
]

RESTATEMENTS_47 = [Restatement(2, first=0, again=2), Restatement(6, first=0, again=1)]
RECOMMENDATION_47 = (12, "AGREED an implementation date", "the Change Board")

APOLOGIES_47 = {"Hugh Mallory", "Idris Kemp"}
ALTERNATES_47 = {"Farah Aziz": "Leon Baptiste"}
ONLY_FOR_47 = {"Colin Drury": (ItemNumber(1), ItemNumber(5))}
