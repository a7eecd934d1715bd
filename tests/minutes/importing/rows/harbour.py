"""The minutes of one meeting of the Harbour Lights Panel, to be brought in."""

from hashlib import sha256

from core.accounts.models import User
from minutes.importing.rows.importer import carry_out
from minutes.importing.rows.plan import ImportPlan, ImportRequest, plan_import
from minutes.importing.source import Source

TEXT = """\
Harbour Lights Panel
Minutes of the meeting held on 7 March 2023

Apologies:
Category Panel Members
Large Suppliers Ada Quill

1. Minutes and Actions Outstanding

The minutes of February were approved. Action HLP8/02 is on target.

2. Lamp Oil

The Panel discussed the price of oil, which had risen by 18t March 2023 and had risen again
since.

The Panel:
• NOTED the paper; and
• ENDORSED the purchase of of six barrels.

ACTION HLP9/02: The Keeper and the Clerk to buy the oil by 30 April 2023.

3. Buoys

The Panel AGREED to paint the buoys and DEFERRED their chains to the May 2023 meeting.

Action: HLP9/04 - The Clerk to find a painter.
"""


def source(text: str = TEXT, name: str = "march.txt") -> Source:
    return Source(name, text, sha256(text.encode()).hexdigest())


def import_request(**changes: object) -> ImportRequest:
    return ImportRequest(**({"panel_code": "HLP", "meeting_number": 9, "panel_name": "Harbour Lights Panel"} | changes))  # type: ignore[arg-type]


def bring_in(operator: User, text: str = TEXT, **changes: object) -> ImportPlan:
    plan = plan_import(source(text), import_request(**changes))
    carry_out(plan, by=operator)
    return plan
