"""A panel to look at on the first day: two meetings of the SEC Panel in 2017 and the next one, a few days from today.
Its people are invented, its words our own.

``people``, ``agendas`` and ``next_agenda`` are who and what; the minutes stand as texts in ``meeting46.txt`` and
``meeting47/``, the papers in ``meeting48/``. ``staging`` makes rows of them, ``panel`` those of the panel and
``preparing`` those of the next meeting, by the services a secretary would use.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
