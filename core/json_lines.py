"""A log of which each line is a JSON object."""

import json
import logging
from datetime import UTC, datetime

LONGEST_VALUE = 200


class JsonLine(logging.Formatter):
    """One event a line, in UTC; line breaks within a value are escaped, so that nobody writes a line of their own."""

    def format(self, entry: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(entry.created, UTC).isoformat(timespec="milliseconds")
        facts = getattr(entry, "facts", {"logger": entry.name})
        return json.dumps({"at": at, "event": entry.getMessage()[:LONGEST_VALUE], **facts})
