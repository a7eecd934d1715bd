"""Whether the seal in a PDF holds: its signature is reckoned again, over the bytes that it says it covers.

Read without a PDF library, in a time that grows with the file's length alone: anybody may send in anything.
"""

import re
from enum import Enum
from hashlib import sha256

from asn1crypto import cms

from core.seal import Seal, is_signed

# A seal is what the last of these says; each one more that is looked at costs a walk over the whole file.
_BYTE_RANGE = re.compile(rb"/ByteRange\s{0,9}\[\s{0,9}0\s{1,9}(\d{1,9})\s{1,9}(\d{1,9})\s{1,9}(\d{1,9})\s{0,9}\]")
LOOKED_AT = 3
LARGEST_SIGNATURE = 100_000  # bytes as hexadecimal; ours has some 16,000
_SPOILT = (ValueError, TypeError, KeyError, IndexError, AttributeError, StopIteration, RecursionError)


class SealState(Enum):
    """``ADDED_TO``: the seal holds for what it covers, and more was written behind that."""

    HOLDS = "holds"
    ADDED_TO = "added to"
    NONE = "none that holds"


def check_seal(content: bytes, seal: Seal) -> SealState:
    """Return how the seal of this installation stands in a file; NONE also for one that is broken."""
    for first, second, rest in reversed(_ranges(content)):
        if _holds(content, first, second, rest, seal):
            return SealState.HOLDS if second + rest == len(content) else SealState.ADDED_TO
    return SealState.NONE


def _ranges(content: bytes) -> list[tuple[int, int, int]]:
    found = [tuple(map(int, match.groups())) for match in _BYTE_RANGE.finditer(content)]
    return [(first, second, rest) for first, second, rest in found if first < second <= second + rest <= len(content)][
        -LOOKED_AT:
    ]


def _holds(content: bytes, first: int, second: int, rest: int, seal: Seal) -> bool:
    written = content[first:second]
    if len(written) > LARGEST_SIGNATURE or not (written.startswith(b"<") and written.endswith(b">")):
        return False
    digest = sha256(memoryview(content)[:first])
    digest.update(memoryview(content)[second : second + rest])
    try:
        sent = bytes.fromhex(written[1:-1].decode("ascii"))
        read = cms.ContentInfo.load(sent)
        if sent[len(read.dump()) :].strip(b"\0"):
            return False  # behind a signature stands nothing but what fills its place
        signed = read["content"]["signer_infos"][0]
        attributes = signed["signed_attrs"]
        told = next(each["values"][0].native for each in attributes if each["type"].native == "message_digest")
        signature, text = signed["signature"].native, attributes.untag().dump()
    except _SPOILT:
        return False
    return bool(told == digest.digest()) and is_signed(text, signature, seal)
