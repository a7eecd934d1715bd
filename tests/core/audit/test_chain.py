from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audit.chain import ORIGIN, Deed, Fault, FaultKind, Link, Position, first_fault

FORGED = "f" * 64


def deed(number, facts="{}"):
    at = f"2017-08-11T10:30:00.{number:06}+00:00"
    return Deed(at, 7, "minutes.text_saved", "minutes.ItemText", str(number), facts)


def chain_of(length):
    links, place = [], ORIGIN
    for number in range(1, length + 1):
        links.append(Link.after(place, deed(number)))
        place = links[-1].position
    return links


def head_of(links):
    return links[-1].position if links else ORIGIN


def renumbered(links):
    return [replace(link, seq=seq) for seq, link in enumerate(links, start=1)]


def changed(link, **fields):
    return replace(link, deed=link.deed._replace(**fields))


chains = st.integers(1, 30).map(chain_of)


@st.composite
def chain_and_position(draw, at_least=1):
    links = draw(st.integers(at_least, 30).map(chain_of))
    return links, draw(st.integers(0, len(links) - 1))


def test_the_hash_is_that_of_this_text_and_no_other_for_ever():
    link = Link.after(ORIGIN, deed(1, facts='{"revision":2}'))

    hashed = (
        '["0000000000000000000000000000000000000000000000000000000000000000","2017-08-11T10:30:00.000001+00:00",'
        '7,"minutes.text_saved","minutes.ItemText","1","{\\"revision\\":2}"]'
    )
    assert link.hash == sha256(hashed.encode()).hexdigest()
    assert link.hash == "4112e8d7e3cc3fa799f813e459fd40b7992745dc49a6837bc05fe8fd0bd2494e"


def test_a_chain_without_events_is_intact():
    assert first_fault([], ORIGIN) is None


@given(chains)
def test_a_chain_as_it_was_written_is_intact(links):
    assert first_fault(iter(links), head_of(links)) is None


@given(
    chain_and_position(),
    st.sampled_from(
        [
            {"at": ""},
            {"actor_id": 8},
            {"verb": "x"},
            {"subject_type": "x"},
            {"subject_id": "x"},
            {"facts": "[]"},
        ]
    ),
)
def test_an_event_changed_in_any_column_is_named_changed(chain, fields):
    links, i = chain
    head = head_of(links)

    links[i] = changed(links[i], **fields)

    assert first_fault(links, head) == Fault(FaultKind.CHANGED, i + 1)


@given(chain_and_position(), st.sampled_from(["hash", "previous_hash"]))
def test_an_event_with_another_hash_in_it_is_named_changed(chain, column):
    links, i = chain
    head = head_of(links)

    links[i] = replace(links[i], **{column: FORGED})

    assert first_fault(links, head) == Fault(FaultKind.CHANGED, i + 1)


@given(chain_and_position(at_least=2))
def test_an_event_changed_together_with_its_hash_is_named_changed(chain):
    links, i = chain
    i = min(i, len(links) - 2)
    head = head_of(links)

    links[i] = Link.after(links[i - 1].position if i else ORIGIN, deed(999))

    assert first_fault(links, head) == Fault(FaultKind.CHANGED, i + 1)


@given(chains)
def test_the_last_event_changed_together_with_its_hash_disagrees_with_the_head(links):
    head = head_of(links)

    links[-1] = Link.after(links[-2].position if len(links) > 1 else ORIGIN, deed(999))

    assert first_fault(links, head) == Fault(FaultKind.HEAD_DISAGREES, len(links))


@given(chain_and_position())
def test_a_deleted_event_is_named_deleted(chain):
    links, i = chain
    head = head_of(links)

    del links[i]

    assert first_fault(links, head) == Fault(FaultKind.DELETED, i + 1)


@given(chain_and_position())
def test_a_deleted_event_is_named_though_those_behind_it_closed_ranks(chain):
    links, i = chain
    head = head_of(links)

    del links[i]

    assert first_fault(renumbered(links), head) == Fault(FaultKind.DELETED, i + 1)


def test_a_deleted_first_event_is_named_though_numbers_and_head_were_made_to_fit():
    links = renumbered(chain_of(5)[1:])

    assert first_fault(links, head_of(links)) == Fault(FaultKind.DELETED, 1)


@given(chain_and_position(), st.integers(1, 40))
def test_events_deleted_in_a_row_are_named_by_the_first(chain, count):
    links, i = chain
    head = head_of(links)

    del links[i : i + count]

    assert first_fault(links, head) == Fault(FaultKind.DELETED, i + 1)


@given(st.integers(0, 30), st.data())
def test_an_event_forged_onto_its_predecessor_is_named_inserted(length, data):
    links = chain_of(length)
    head = head_of(links)
    i = data.draw(st.integers(0, length))

    links.insert(i, Link.after(links[i - 1].position if i else ORIGIN, deed(999)))

    assert first_fault(renumbered(links), head) == Fault(FaultKind.INSERTED, i + 1)


@given(st.integers(0, 30), st.data())
def test_an_event_forged_with_another_previous_hash_is_named_inserted(length, data):
    links = chain_of(length)
    head = head_of(links)
    i = data.draw(st.integers(0, length))

    links.insert(i, Link.after(Position(i, FORGED), deed(999)))

    assert first_fault(renumbered(links), head) == Fault(FaultKind.INSERTED, i + 1)


@given(st.integers(0, 30), st.data())
def test_an_event_forged_without_knowing_the_hash_is_named_inserted(length, data):
    links = chain_of(length)
    head = head_of(links)
    i = data.draw(st.integers(0, length))

    links.insert(i, Link(i + 1, links[i - 1].hash if i else ORIGIN.hash, FORGED, deed(999)))

    assert first_fault(renumbered(links), head) == Fault(FaultKind.INSERTED, i + 1)


@pytest.mark.parametrize("seq", [0, 2])
def test_an_event_forged_at_a_position_that_is_taken_is_named_inserted(seq):
    links = chain_of(3)
    forged = replace(Link.after(ORIGIN, deed(999)), seq=seq)

    fault = first_fault(sorted([*links, forged], key=lambda link: link.seq), head_of(links))

    assert fault == Fault(FaultKind.INSERTED, seq)


def test_an_event_renumbered_to_before_the_first_is_named_inserted():
    links = chain_of(3)
    head = head_of(links)

    links[0] = replace(links[0], seq=0)

    assert first_fault(links, head) == Fault(FaultKind.INSERTED, 0)


@given(chain_and_position(at_least=2), st.data())
def test_two_events_that_changed_places_are_both_named(chain, data):
    links, i = chain
    j = data.draw(st.integers(0, len(links) - 1).filter(lambda j: j != i))
    head = head_of(links)

    links[i], links[j] = links[j], links[i]

    assert first_fault(renumbered(links), head) == Fault(FaultKind.SWAPPED, min(i, j) + 1, max(i, j) + 1)


def test_a_chain_without_its_head_says_so():
    assert first_fault(chain_of(3), None) == Fault(FaultKind.HEAD_MISSING)


@given(chains)
def test_a_head_with_another_hash_disagrees_with_the_last_event(links):
    head = head_of(links)._replace(hash=FORGED)

    assert first_fault(links, head) == Fault(FaultKind.HEAD_DISAGREES, len(links))


@given(chains, st.integers(0, 40))
def test_a_head_with_another_number_disagrees_with_the_last_event(links, seq):
    head = Position(seq + (seq >= len(links)), links[-1].hash)

    assert first_fault(links, head) == Fault(FaultKind.HEAD_DISAGREES, len(links))


@given(chains)
def test_a_head_set_back_leaves_the_events_beyond_it_without_authority(links):
    head = links[len(links) // 2].position

    fault = first_fault([*links, Link.after(links[-1].position, deed(31))], head)

    assert fault == Fault(FaultKind.INSERTED, head.seq + 1)


def test_the_links_are_read_once_and_not_kept():
    def endless():
        place = ORIGIN
        while True:
            link = Link.after(place, deed(place.seq))
            place = link.position
            yield link if link.seq != 500 else changed(link, verb="x")

    assert first_fault(endless(), Position(10**6, FORGED)) == Fault(FaultKind.CHANGED, 500)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault(FaultKind.CHANGED, 17), "Event 17 was changed after it was written."),
        (Fault(FaultKind.DELETED, 17), "Event 17 is missing: it was deleted."),
        (Fault(FaultKind.INSERTED, 17), "Event 17 was inserted: SmartGov did not write it there."),
        (Fault(FaultKind.SWAPPED, 17, 21), "Events 17 and 21 have changed places."),
        (
            Fault(FaultKind.HEAD_DISAGREES, 17),
            "The head of the chain does not agree with event 17: one of the two was changed.",
        ),
        (Fault(FaultKind.HEAD_MISSING), "The head of the chain is missing: it was deleted."),
    ],
)
def test_every_fault_is_a_sentence(fault, sentence):
    assert str(fault) == sentence
