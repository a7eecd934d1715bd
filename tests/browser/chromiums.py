"""The Chromium that tests and benches drive: the system's own, and how it is started."""

import shutil

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The first draws and runs pages as the others do, and no windows around them, which take those longer than most pages.
CHROMIUMS = ("chromium-headless-shell", "chromium", "google-chrome")


def chromium_path() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)
