"""What is wrong with a file is said with its line."""

from meetings.setup.file_faults import FileFault


def test_a_fault_of_the_whole_file_names_no_line() -> None:
    assert str(FileFault(0, "Too large.")) == "Too large."
