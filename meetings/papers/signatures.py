"""The words for the digital signatures that a paper bears, with whose its file says they are. Pure."""

from collections.abc import Sequence

from core.english import and_list, spelt_count


def said_of_signatures(signers: Sequence[str], *, is_copied: bool) -> str:
    """Return sentences for a paper with these signatures, nothing where it has none.

    Empty words stand for one of which the file does not say whose it is; ``is_copied`` says that readers open a copy.
    """
    if not signers:
        return ""
    ending = "where the paper is marked “Confidential” and in the pack" if is_copied else "in the pack"
    if len(signers) == 1:
        return (
            f"This paper bears a digital signature{_whose(signers, 'is')}. It was not checked here. "
            f"It stays only in the file as handed in, and ends {ending}."
        )
    return (
        f"This paper bears {spelt_count(len(signers), 'digital signature')}{_whose(signers, 'are')}. "
        f"They were not checked here. They stay only in the file as handed in, and end {ending}."
    )


def _whose(signers: Sequence[str], are: str) -> str:
    named = [f"“{name}”" for name in dict.fromkeys(signers) if name]
    if not named:
        return "; its file does not say by whom"
    return f", which its file says {are} by {and_list([*named, 'others'] if '' in signers else named)}"
