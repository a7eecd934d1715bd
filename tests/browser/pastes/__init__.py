"""What other programs put on the clipboard, and exactly what becomes of it. The bodies and people are invented."""

from tests.browser.pastes import google, mail, office, plain, spreadsheets, viewers, web, word, word_online
from tests.browser.pastes.case import Case

CASES: tuple[Case, ...] = (
    *word.CASES,
    *word_online.CASES,
    *google.CASES,
    *mail.CASES,
    *office.CASES,
    *spreadsheets.CASES,
    *viewers.CASES,
    *plain.CASES,
    *web.CASES,
)
