"""The table of examples that the readers of typed text are held to, these here and those of the editor (tests/js)."""

import json
from pathlib import Path
from typing import Any

EXAMPLES: dict[str, Any] = json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))
