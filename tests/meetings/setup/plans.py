"""Plans of panels, whatever they hold, but for the characters that no name may hold."""

from hypothesis import strategies as st

from core.characters import TABLE, named
from meetings.enums import Purpose
from meetings.panels.rules import PanelRules, QuorumChair, QuorumOf
from meetings.setup.plan import PanelPlan, PlannedSeats, StandingPoint

SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="".join(named(TABLE["refused"])))
TEXTS = st.text(SIGNS, min_size=1, max_size=30).filter(lambda text: text.strip())

PLANS = st.builds(
    PanelPlan,
    name=st.text(SIGNS, max_size=30).map(str.strip),
    code=st.sampled_from(["", "SECP", "AB"]),
    rules=st.builds(
        PanelRules,
        quorum=st.none() | st.just(1),
        quorum_of=st.sampled_from(QuorumOf),
        quorum_chair=st.sampled_from(QuorumChair),
        has_casting_vote=st.booleans(),
        outcome_phrases=st.dictionaries(
            st.sampled_from(["NOTED", "RESOLVED"]), st.sampled_from(["It was", 'The "Board"', "Back\\slash, é}"])
        ),
    ),
    outcome_words=st.sets(st.sampled_from(["ENDORSED", "RESOLVED"])).map(tuple),
    seats=st.lists(
        st.builds(PlannedSeats, TEXTS, st.integers(1, 9), st.text(SIGNS, max_size=5), st.booleans()), max_size=3
    ).map(tuple),
    standing_items=st.lists(
        st.builds(
            StandingPoint, TEXTS, st.none() | st.sampled_from(Purpose), st.none() | st.integers(1, 60), st.booleans()
        ),
        max_size=3,
    ).map(tuple),
)
