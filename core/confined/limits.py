"""The limits of one child process. The kernel holds them, whatever library the child is in the middle of."""

import resource
import signal
from typing import NamedTuple

WALL = 4  # seconds of the clock for each of the processor: the machine may be busy
MOST_FILES = 32  # open at once


class Limits(NamedTuple):
    """``step`` and ``total`` are seconds of the processor, for each result and for all; ``memory`` is bytes of address
    space, libraries included; ``output`` is bytes of one result.
    """

    step: float
    total: int
    memory: int
    output: int = 1_000_000

    @property
    def clock(self) -> int:
        """Return how many seconds all of it may take by the clock."""
        return self.total * WALL

    def impose(self) -> None:
        """Hold this process to them for as long as it lives; one that goes beyond is ended. It writes no file."""
        for kind, most in (
            (resource.RLIMIT_AS, self.memory),
            (resource.RLIMIT_CPU, self.total),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, MOST_FILES),
        ):
            resource.setrlimit(kind, (most, most))
        signal.setitimer(signal.ITIMER_REAL, self.clock)
        self.begin_step()

    def begin_step(self) -> None:
        """Give this process the time of another result."""
        signal.setitimer(signal.ITIMER_PROF, self.step)
