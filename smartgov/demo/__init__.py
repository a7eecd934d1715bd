"""A panel to look at on the first day: three meetings of the SEC Panel in 2017, its people invented, its words our own.

``people`` and ``agendas`` are who and what; the minutes stand as texts in ``meeting46.txt`` and ``meeting47/``.
``staging`` makes rows of them, ``panel`` those of the panel, by the services a secretary would use.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
