"""Outcome words as a form: those that come and go, and what the editor writes before each."""

from typing import Any

from django import forms

from meetings.panels.queries import outcome_words
from meetings.panels.rule_checks import LONGEST_LEAD
from meetings.panels.rules import PanelRules
from meetings.panels.services import why_word_is_taken
from meetings.setup.forms import SettingsForm

BEFORE = "before-"  # and the word: what stands before that one


class WordsForm(SettingsForm):
    """Outcome words as a form; beside the fields here it has one for what stands before each word of the panel."""

    add = forms.RegexField(
        r"^\s*[A-Za-z][A-Za-z-]{2,29}\s*$",
        required=False,
        label="A new word (optional)",
        help_text="One word, such as ENDORSED; it is written in capitals.",
        error_messages={"invalid": "An outcome is one word of 3 to 30 letters, such as ENDORSED."},
    )
    before_added = forms.CharField(
        max_length=LONGEST_LEAD, required=False, label="What stands before the new word (optional)"
    )
    lead = forms.CharField(
        max_length=LONGEST_LEAD,
        required=False,
        label="What stands before outcome words (optional)",
        help_text="Such as “The Committee”: the editor then begins a paragraph with “The Committee AGREED”. Below, a "
        "word can have its own, such as “It was” before RESOLVED; one without follows this.",
    )
    retire = forms.MultipleChoiceField(
        required=False, label="Words to retire (optional)", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.panel.outcome_words.values_list("word", flat=True)
        retire = self.fields.pop("retire")
        for word in sorted(outcome_words(self.panel)):
            field = forms.CharField(max_length=LONGEST_LEAD, required=False, label=f"Before {word}")
            self.fields[BEFORE + word] = field
        if own:
            retire.choices = [(word, word) for word in own]  # type: ignore[attr-defined] # of this field
            self.fields["retire"] = retire

    def holding(self) -> dict[str, Any]:
        rules = PanelRules.read(self.panel.rules)
        phrases = {BEFORE + word: phrase for word, phrase in rules.outcome_phrases.items()}
        return {"lead": rules.outcome_lead} | phrases

    def clean_add(self) -> str:
        word = str(self.cleaned_data["add"] or "").strip().upper()
        if reason := why_word_is_taken(self.panel, word):
            raise forms.ValidationError(reason)
        return word

    def changes(self) -> dict[str, Any]:
        """Return what becomes of the panel's rules; a word that goes takes with it what stood before it."""
        filled = self.cleaned_data
        phrases = {name.removeprefix(BEFORE): text for name, text in filled.items() if name.startswith(BEFORE)}
        phrases[filled["add"]] = filled["before_added"]
        gone = filled.get("retire", [])
        remaining = {word: text for word, text in sorted(phrases.items()) if word and text and word not in gone}
        return {"outcome_lead": filled["lead"], "outcome_phrases": remaining}

    def clean(self) -> dict[str, Any]:
        """Refuse a form by which no word comes or goes, and nothing before a word changes."""
        cleaned = self.cleaned_data
        if self.errors:
            return cleaned
        if cleaned["before_added"] and not cleaned["add"]:
            self.add_error("add", "Say which word this stands before.")
        elif not (cleaned["add"] or cleaned.get("retire") or self._leads_change()):
            self.add_error("add", "Add or retire a word, or change what stands before one.")
        return cleaned

    def _leads_change(self) -> bool:
        rules = PanelRules.read(self.panel.rules)
        return any(value != getattr(rules, name) for name, value in self.changes().items())
