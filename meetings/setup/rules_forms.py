"""The rules of a panel as forms: what each section of the set-up asks of ``PanelRules``, and holds against it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.core.validators import validate_email

from core import divisions
from core.audience import Sensitivity
from meetings.attendance.queries import places_of, seats_of
from meetings.panels.rule_checks import MOST_DAYS, rule_faults, time_zones
from meetings.panels.rules import (
    AnswersShown,
    Division,
    Majority,
    MajorityOf,
    PanelRules,
    PassedVotes,
    QuorumChair,
    QuorumClass,
    QuorumOf,
    Quotes,
    SecondSignatory,
    VotesPrinted,
    VotingClass,
)
from meetings.panels.services import panel_of_mark
from meetings.references import LONGEST_MARK
from meetings.setup import words
from meetings.setup.closures import closure_lines, read_closures
from meetings.setup.forms import SettingsForm
from meetings.setup.services.settings import MARK_READS_AS_A_CODE

NOBODY = "nobody"  # a choice without a value would look as if none had been made


def _choices(labels: Any) -> list[tuple[str, str]]:
    return [(choice.value, f"{label[0].upper()}{label[1:]}") for choice, label in labels.items()]


class RulesForm(SettingsForm):
    """Some of the panel's rules, by the names that PanelRules has for them."""

    def holding(self) -> dict[str, Any]:
        rules = self.rules
        return {name: getattr(rules, name) for name in self.base_fields}

    @property
    def rules(self) -> PanelRules:
        return PanelRules.read(self.panel.rules)

    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.base_fields if name in self.cleaned_data}

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            rules, places, seats = replace(self.rules, **self.changes()), places_of(self.panel), seats_of(self.panel)
            for field, sentence in rule_faults(rules, places=places, seats=seats):
                self.add_error(field if field in self.fields else None, sentence)
        return self.cleaned_data


class NumberingForm(RulesForm):
    paper_pattern = forms.CharField(
        max_length=100,
        label="Pattern of papers’ numbers",
        help_text="Tokens: {panel}, {meeting}, {item}, {number:02} for two digits, {date:%d%m} for day and month.",
        error_messages={"required": "Give a pattern, such as {panel}_{meeting}_{number:02}."},
    )
    action_digits = forms.TypedChoiceField(
        coerce=int,
        label="Numbers of actions",
        widget=forms.RadioSelect,
        choices=[(digits, f"{sentence[0].upper()}{sentence[1:]}") for digits, sentence in words.DIGITS.items()],
        help_text="Numbers that are issued stay as they are written.",
        error_messages={"required": "Choose with how many digits actions are numbered."},
    )
    correspondence_mark = forms.CharField(
        max_length=LONGEST_MARK,
        label="Mark of decisions by correspondence",
        help_text="It stands before their number, as C in SECP-C12. What has a number keeps it.",
        error_messages={"required": "Give a mark, such as C.", "max_length": "The mark is one to three letters."},
    )

    def clean_correspondence_mark(self) -> str:
        mark = str(self.cleaned_data["correspondence_mark"]).upper()
        if mark != self.rules.correspondence_mark and panel_of_mark(self.panel, mark):
            raise forms.ValidationError(MARK_READS_AS_A_CODE)
        return mark


class QuorumForm(RulesForm):
    quorum = forms.IntegerField(
        min_value=1,
        max_value=200,
        required=False,
        label="Quorum (optional)",
        help_text="Leave it empty if there is no rule.",
    )
    quorum_of = forms.TypedChoiceField(
        coerce=QuorumOf,
        label="What the quorum counts",
        widget=forms.RadioSelect,
        choices=_choices(words.QUORUMS_OF),
    )
    quorum_classes = forms.CharField(
        required=False,
        max_length=2000,
        label="Of certain seats (optional)",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A line for each, such as “3 Party representatives: Large Suppliers, Small Suppliers”, "
        "or “2 Consumer Members” for seats of one category.",
    )
    quorum_chair = forms.TypedChoiceField(
        coerce=lambda chosen: QuorumChair("" if chosen == NOBODY else chosen),
        label="Who must be there themselves",
        widget=forms.RadioSelect,
        choices=[(value or NOBODY, label) for value, label in _choices(words.QUORUM_CHAIRS)],
        required=False,
        empty_value=QuorumChair.NOT_NEEDED,
    )
    alternates_count = forms.BooleanField(required=False, label="Alternates count, for the quorum and in the vote")
    quorum_counts_aside = forms.BooleanField(
        required=False, label="Who stands aside for an interest, and stays in the room, counts for the quorum"
    )
    interested_may_take_part = forms.BooleanField(
        required=False, label="The meeting may allow somebody with an interest to take part and vote"
    )
    passed_votes = forms.TypedChoiceField(
        coerce=lambda chosen: PassedVotes("" if chosen == NOBODY else chosen),
        label="Where a member passes their vote to another",
        widget=forms.RadioSelect,
        choices=[(value or NOBODY, label) for value, label in _choices(words.PASSED_VOTES)],
        required=False,
        empty_value=PassedVotes.NOT_KNOWN,
    )

    def holding(self) -> dict[str, Any]:
        rules = self.rules
        lines = "\n".join(rules.quorum_classes)
        return super().holding() | {
            "quorum_classes": lines,
            "quorum_chair": rules.quorum_chair.value or NOBODY,
            "passed_votes": rules.passed_votes.value or NOBODY,
        }

    def clean_quorum_classes(self) -> tuple[str, ...]:
        fault = "“{}” does not say how many of which. Write “3 Party representatives: Large Suppliers”."
        return _lines(self.cleaned_data["quorum_classes"], QuorumClass.read, fault)


class VotingForm(RulesForm):
    majority = forms.TypedChoiceField(
        coerce=Majority, label="A motion is carried by", widget=forms.RadioSelect, choices=_choices(words.MAJORITIES)
    )
    majority_of = forms.TypedChoiceField(
        coerce=MajorityOf, label="Of", widget=forms.RadioSelect, choices=_choices(words.MAJORITIES_OF)
    )
    majority_classes = forms.CharField(
        required=False,
        max_length=2000,
        label="More than half of these seats too (optional)",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A line for each, such as “Party representatives: Large Suppliers, Small Suppliers”, "
        "or “Consumer Members” for seats of one category. Votes are then taken by name.",
    )
    has_casting_vote = forms.BooleanField(
        required=False,
        label="The chair has a casting vote",
        help_text="On a tie of the votes for and against, where more than half is enough.",
    )
    has_movers = forms.BooleanField(required=False, label="A motion has a mover and a seconder")
    votes_printed = forms.TypedChoiceField(
        coerce=VotesPrinted, label="Votes are printed", widget=forms.RadioSelect, choices=_choices(words.VOTES_PRINTED)
    )

    def holding(self) -> dict[str, Any]:
        return super().holding() | {"majority_classes": "\n".join(self.rules.majority_classes)}

    def clean_majority_classes(self) -> tuple[str, ...]:
        fault = "“{}” does not say whose votes. Write “Party representatives: Large Suppliers”."
        return _lines(self.cleaned_data["majority_classes"], VotingClass.read, fault)


def _lines(written: str, read: Callable[[str], object], fault: str) -> tuple[str, ...]:
    """Return the lines that say something, each of which can be read. Raises ValidationError with the fault."""
    lines = tuple(filter(None, (" ".join(line.split()) for line in written.splitlines())))
    for line in lines:
        try:
            read(line)
        except ValueError as error:
            raise forms.ValidationError(fault.format(line)) from error
    return lines


class WorkingDaysForm(RulesForm):
    division = forms.TypedChoiceField(
        coerce=Division,
        label="Holidays and weekends of",
        choices=divisions.choices,
        help_text="Type the first letters of a country. Its parts, such as those of Germany, stand under it.",
        error_messages={"invalid_choice": "No public holidays are known of “%(value)s”. Choose from the list."},
    )
    closure_days = forms.CharField(
        required=False,
        label="Your own closure days (optional)",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="A day on each line, or a range such as 24 December 2027 to 3 January 2028.",
    )

    def holding(self) -> dict[str, Any]:
        return super().holding() | {"closure_days": "\n".join(closure_lines(self.rules.closure_days))}

    def clean_closure_days(self) -> tuple[Any, ...]:
        read = read_closures(self.cleaned_data["closure_days"])
        if read.faults:
            raise forms.ValidationError(list(read.faults))
        return read.days


class NoticeForm(RulesForm):
    DAYS: ClassVar[dict[str, Any]] = {"min_value": 0, "max_value": MOST_DAYS}
    notice_days = forms.IntegerField(
        **DAYS,
        label="The agenda is out",
        help_text="Working days before the meeting; the day itself does not count.",
    )
    paper_days = forms.IntegerField(**DAYS, label="Papers are in", help_text="Working days before the meeting.")


class CorrespondenceForm(RulesForm):
    correspondence_days = forms.IntegerField(
        min_value=1,
        max_value=MOST_DAYS,
        label="Questions are open for at least",
        help_text="Working days; the day of opening does not count.",
    )
    correspondence_quorum = forms.IntegerField(
        min_value=1,
        max_value=200,
        required=False,
        label="How many must answer (optional)",
        help_text="Leave it empty if there is no rule.",
    )
    correspondence_meeting = forms.IntegerField(
        min_value=1,
        max_value=200,
        label="How many take a question to a meeting",
        help_text="Voters who answer that it should be discussed at one.",
    )
    answers_shown = forms.TypedChoiceField(
        coerce=AnswersShown,
        label="Members see the answers of others",
        widget=forms.RadioSelect,
        choices=_choices(words.ANSWERS_SHOWN),
    )
    reminder_days = forms.IntegerField(
        min_value=0,
        max_value=MOST_DAYS,
        label="Who has not answered is reminded",
        help_text="Working days before it closes; 0 for no reminder.",
    )
    correspondence_early = forms.BooleanField(
        required=False, label="It can be closed early once no answer can change what comes of it"
    )


class SensitivityForm(RulesForm):
    default_sensitivity = forms.TypedChoiceField(
        coerce=Sensitivity, label="A new item is", widget=forms.RadioSelect, choices=_choices(words.SENSITIVITIES)
    )


class QuotesForm(RulesForm):
    quotes = forms.TypedChoiceField(
        coerce=Quotes, label="Quotes are written", widget=forms.RadioSelect, choices=_choices(words.QUOTES)
    )


class InitialsForm(RulesForm):
    uses_initials = forms.BooleanField(required=False, label="People have initials by which the minutes may name them")


class SignaturesForm(RulesForm):
    second_signatory = forms.TypedChoiceField(
        coerce=lambda chosen: SecondSignatory("" if chosen == NOBODY else chosen),
        label="Who countersigns",
        widget=forms.RadioSelect,
        choices=[(value or NOBODY, label) for value, label in _choices(words.SECOND_SIGNATORIES)],
    )

    def holding(self) -> dict[str, Any]:
        return {"second_signatory": self.rules.second_signatory.value or NOBODY}


class CheckpointsForm(RulesForm):
    checkpoint_readers = forms.CharField(
        label="Addresses",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Email addresses, one a line.",
    )

    def holding(self) -> dict[str, Any]:
        return {"checkpoint_readers": "\n".join(self.rules.checkpoint_readers)}

    def clean_checkpoint_readers(self) -> tuple[str, ...]:
        addresses = tuple(dict.fromkeys(str(self.cleaned_data["checkpoint_readers"]).split()))
        for address in addresses:
            try:
                validate_email(address)
            except forms.ValidationError as error:
                raise forms.ValidationError(f"{address} is not an email address.") from error
        return addresses


class TimeZoneForm(RulesForm):
    time_zone = forms.ChoiceField(label="Time zone", choices=[(zone, zone.replace("_", " ")) for zone in time_zones()])
