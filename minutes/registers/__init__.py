"""The registers of decisions and of actions: what a reader may see of all panels, as one list.

Who drafts for a panel sees its rows as the draft has them; everybody else sees what the newest version they may read
has issued. So a register has two sources, and stands on the floor that knows versions.
"""

from .actions import ActionRow, action_sources, state_counts
from .decisions import DecisionRow, decision_sources, outcome_counts

__all__ = ["ActionRow", "DecisionRow", "action_sources", "decision_sources", "outcome_counts", "state_counts"]
