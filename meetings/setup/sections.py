"""The sections of a panel's set-up: what each is about, how it stands, what a change would do, and how it is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from core.accounts.models import User
from meetings.models import Letterhead, Panel
from meetings.panels.rules import PanelRules
from meetings.panels.services import add_outcome_words, set_letterhead
from meetings.setup import forms, number_previews, previews, rules_forms, vote_previews, words
from meetings.setup.forms import SettingsForm
from meetings.setup.rules_forms import RulesForm
from meetings.setup.services.settings import (
    change_panel_rules,
    recode_panel,
    rename_panel,
    retire_outcome_word,
    set_parent,
    why_code_is_fixed,
)
from meetings.setup.words_form import WordsForm


@dataclass(frozen=True, slots=True)
class Section:
    """A section: ``stands`` says how it is now, ``preview`` what the form would change, ``keep`` changes it.

    ``closed`` says why nothing can change here, where that is so; else it is empty.
    """

    title: str
    lead: str
    form: type[SettingsForm]
    stands: Callable[[Panel], Iterable[str]]
    preview: Callable[[Panel, Any], Iterable[str]]
    keep: Callable[[Panel, Any, User], object]
    closed: Callable[[Panel], str] = lambda _panel: ""


def _of_rules(
    title: str,
    lead: str,
    form: type[RulesForm],
    stands: Callable[[PanelRules], Iterable[str]],
    preview: Callable[[Panel, PanelRules], Iterable[str]],
) -> Section:
    return Section(
        title,
        lead,
        form,
        lambda panel: stands(PanelRules.read(panel.rules)),
        lambda panel, filled: preview(panel, previews.with_changes(panel, filled.changes())),
        lambda panel, filled, by: change_panel_rules(panel, filled.changes(), by=by),
    )


def _stands_letterhead(panel: Panel) -> Iterator[str]:
    row = Letterhead.objects.filter(panel=panel).first()
    yield (row.address_line if row else "") or "No address."
    yield f"Logo: {row.logo_alt}." if row and row.logo else "No logo."


def _keep_letterhead(panel: Panel, form: Any, by: User) -> None:
    filled = form.cleaned_data
    alt = filled["logo_alt"] if filled["image"] else ""
    set_letterhead(panel, address_line=filled["address_line"], logo=filled["image"], logo_alt=alt, by=by)


def _stands_words(panel: Panel) -> Iterator[str]:
    own = list(panel.outcome_words.values_list("word", flat=True))
    common = "words that come with SmartGov"
    yield f"As well as the {common}: {', '.join(own)}." if own else f"The {common}."
    yield from words.said_of_openings(PanelRules.read(panel.rules), [*own, words.A_WORD])


@transaction.atomic
def _keep_words(panel: Panel, form: Any, by: User) -> None:
    for word in form.cleaned_data.get("retire", []):
        retire_outcome_word(panel, word, by=by)
    if word := form.cleaned_data["add"]:
        add_outcome_words(panel, [word], by=by)
    change_panel_rules(panel, form.changes(), by=by)


def _preview_words(panel: Panel, form: Any) -> Iterator[str]:
    filled, rules = form.cleaned_data, previews.with_changes(panel, form.changes())
    return previews.of_words(panel, filled["add"], filled.get("retire", []), rules)


SECTIONS: Mapping[str, Section] = {
    "name": Section(
        "Name",
        "As it stands on pages and above minutes.",
        forms.NameForm,
        lambda panel: [panel.name],
        lambda panel, form: previews.of_name(panel, form.cleaned_data["name"]),
        lambda panel, form, by: rename_panel(panel, form.cleaned_data["name"], by=by),
    ),
    "code": Section(
        "Code",
        "What references begin with, such as SECP in SECP47/02. It can change until the first of them are out.",
        forms.CodeForm,
        lambda panel: [panel.code],
        lambda panel, form: previews.of_code(panel, form.cleaned_data["code"]),
        lambda panel, form, by: recode_panel(panel, form.cleaned_data["code"], by=by),
        why_code_is_fixed,
    ),
    "letterhead": Section(
        "Letterhead",
        "What stands above the agenda and the minutes beside the name.",
        forms.LetterheadForm,
        _stands_letterhead,
        lambda panel, form: previews.of_letterhead(
            panel, form.cleaned_data["address_line"], has_logo=bool(form.cleaned_data["image"])
        ),
        _keep_letterhead,
    ),
    "parent": Section(
        "Parent",
        "A sub-committee is a panel of its own, with its own members, under another.",
        forms.ParentForm,
        lambda panel: [f"A sub-committee of {panel.parent.in_sentence}." if panel.parent else "Stands on its own."],
        lambda panel, form: previews.of_parent(panel, form.cleaned_data["parent"]),
        lambda panel, form, by: set_parent(panel, form.cleaned_data["parent"], by=by),
    ),
    "outcome-words": Section(
        "Outcome words",
        f"A word in capitals that makes a sentence a decision, such as {words.A_WORD}. One that a decision uses cannot "
        "be retired.",
        WordsForm,
        _stands_words,
        _preview_words,
        _keep_words,
    ),
    "quotes": _of_rules(
        "Quotes",
        "What the editor makes of a straight quote as it is typed. Backspace gives the straight one back.",
        rules_forms.QuotesForm,
        lambda rules: [words.said_of_quotes(rules)],
        previews.of_quotes,
    ),
    "numbering": _of_rules(
        "Numbers of papers and actions",
        "By which pattern papers are numbered, with how many digits actions are, and what marks decisions by "
        "correspondence.",
        rules_forms.NumberingForm,
        words.said_of_numbers,
        number_previews.of_numbering,
    ),
    "quorum": _of_rules(
        "Quorum",
        "How many must be there, and whether alternates count.",
        rules_forms.QuorumForm,
        words.said_of_attending,
        previews.of_quorum,
    ),
    "voting": _of_rules(
        "Votes",
        "What carries a motion, and how votes are printed.",
        rules_forms.VotingForm,
        words.said_of_voting,
        vote_previews.of_voting,
    ),
    "correspondence": _of_rules(
        "By correspondence",
        "How the panel decides between its meetings.",
        rules_forms.CorrespondenceForm,
        words.said_of_correspondence,
        previews.of_correspondence,
    ),
    "working-days": _of_rules(
        "Working days",
        "The days by which notice, papers and dates are counted.",
        rules_forms.WorkingDaysForm,
        words.said_of_days,
        previews.of_days,
    ),
    "notice": _of_rules(
        "Notice and papers",
        "By when the agenda is out and papers are in.",
        rules_forms.NoticeForm,
        words.said_of_notice,
        previews.of_days,
    ),
    "sensitivity": _of_rules(
        "Sensitivity of new items",
        "The sensitivity of an item until somebody says otherwise.",
        rules_forms.SensitivityForm,
        lambda rules: [words.said_of_sensitivity(rules)],
        previews.of_sensitivity,
    ),
    "signatures": _of_rules(
        "Signatures",
        "Who countersigns the minutes. They and the chair sign the very same version, each by password.",
        rules_forms.SignaturesForm,
        lambda rules: [words.said_of_signatures(rules)],
        previews.of_signatures,
    ),
    "audit-trail": _of_rules(
        "Audit trail",
        "Who is sent each checkpoint of the audit trail, so that somebody outside can tell if part of it is cut off "
        "later: auditors, or an archive.",
        rules_forms.CheckpointsForm,
        lambda rules: [words.said_of_checkpoints(rules)],
        previews.of_checkpoints,
    ),
    "time-zone": _of_rules(
        "Time zone",
        "Where its meetings have their times of day.",
        rules_forms.TimeZoneForm,
        lambda rules: [rules.time_zone.replace("_", " ")],
        previews.of_time_zone,
    ),
}
