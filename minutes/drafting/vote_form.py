"""The form of a vote: on a motion or between options, counted or by name; its fields are those of who may vote."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from meetings.attendance.electorate import Electorate
from meetings.attendance.vote_record import EnteredBallot, EnteredVote
from meetings.attendance.vote_rows import entered_vote
from meetings.attendance.votes import Side
from meetings.models import Decision, Vote
from meetings.panels.rules import PanelRules

MOTION, OPTIONS = "motion", "options"
COUNTED, BY_NAME = "counted", "by_name"
FEWEST_OPTIONS, MOST_OPTIONS = 3, 12
_NOT_SAID = ("", "Choose")
_COUNTS = {"in_favour": "For", "against": "Against", "abstained": "Abstained", "not_voting": "Not voting"}


class VoteForm(forms.Form):
    """The form of a vote; its fields follow from what was entered: the options that are named, and the voters by
    name."""

    on = forms.ChoiceField(
        label="The vote was",
        choices=[(MOTION, "on the motion"), (OPTIONS, "between options")],
        widget=forms.RadioSelect,
        initial=MOTION,
    )
    taken = forms.ChoiceField(
        label="It was taken",
        choices=[(COUNTED, "by a count"), (BY_NAME, "by name")],
        widget=forms.RadioSelect,
        initial=COUNTED,
    )

    def __init__(self, *args: Any, electorate: Electorate, has_mover: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.electorate = electorate
        self.seen = ""  # the vote that stood when the card was opened
        self.is_motion = self._entered("on") != OPTIONS
        self.is_by_name = self._entered("taken") == BY_NAME and electorate.voters is not None
        if electorate.voters is None:
            del self.fields["taken"]
        self.option_places = self._option_places()
        for name in list(_COUNTS)[0 if self.is_motion else 2 :]:
            self.fields[name] = _number(_COUNTS[name])
        for place in self.option_places:
            self._add_option(place)
        if self.is_by_name:
            choices = [_NOT_SAID, *self._sides()]
            for voter in electorate.voters or ():
                invalid = {"invalid_choice": f"{voter}: choose one of the votes that are offered."}
                self.fields[f"voter-{voter.key}"] = forms.ChoiceField(
                    label=str(voter), choices=choices, required=False, error_messages=invalid
                )
        self._add_people(electorate.rules, has_mover=has_mover)
        # Whoever opens the card begins to count at once.
        self.fields["in_favour" if self.is_motion else "option-0"].widget.attrs["data-first"] = ""

    @classmethod
    def of(
        cls, vote: Vote | None, decision: Decision, electorate: Electorate, sent: Mapping[str, Any] | None = None
    ) -> "VoteForm":
        """Return the form of a decision’s vote as it stands, or as somebody has ``sent`` it."""
        more: dict[str, Any] = {"initial": _initial(vote, decision)} if vote else {}
        ids = f"vote-{decision.pk}-%s"
        return cls(sent, electorate=electorate, has_mover=bool(vote and vote.mover), auto_id=ids, **more)

    def entered(self) -> EnteredVote:
        """Return the vote that a valid form holds."""
        cleaned = self.cleaned_data
        names = self._options_named()
        ballots = [(voter.key, cleaned.get(f"voter-{voter.key}", "")) for voter in self.electorate.voters or ()]
        casting = cleaned.get("casting", "")
        return EnteredVote(
            in_favour=cleaned.get("in_favour"),
            against=cleaned.get("against"),
            abstained=cleaned["abstained"],
            not_voting=cleaned["not_voting"],
            options=tuple((name, cleaned[f"votes-{place}"]) for place, name in names.items()),
            ballots=tuple(_ballot(key, chosen, names) for key, chosen in ballots if chosen),
            is_by_name=self.is_by_name,
            mover=cleaned.get("mover", ""),
            seconder=cleaned.get("seconder", ""),
            casting=names.get(casting, casting),
            casting_by=cleaned.get("casting_by", "") if casting else "",
            on_request=tuple(name.strip() for name in _on_request(cleaned) if name.strip()),
        )

    @property
    def says_nothing(self) -> bool:
        """True where no number and no vote is entered yet."""
        ours = [name for name in self.fields if name in _COUNTS or name.startswith(("votes-", "voter-"))]
        return not any(self._entered(name) not in ("", None) for name in ours)

    def counts(self) -> Iterator[BoundField]:
        """Yield the numbers that are not of an option."""
        yield from (self[name] for name in _COUNTS if name in self.fields)

    def options(self) -> Iterator[tuple[BoundField, BoundField]]:
        yield from ((self[place], self[f"votes-{place}"]) for place in self.option_places)

    def voters(self) -> Iterator[BoundField]:
        yield from (self[name] for name in self.fields if name.startswith("voter-"))

    def people(self) -> Iterator[BoundField]:
        """Yield whatever else is asked: who moved and seconded, the casting vote, and names on request."""
        names = ("mover", "seconder", "casting", "casting_by", "on_request")
        yield from (self[name] for name in names if name in self.fields)

    def _entered(self, name: str) -> Any:
        return self.data.get(name, "") if self.is_bound else self.initial.get(name, "")

    def _option_places(self) -> list[str]:
        """Return the names of the fields for options: those that are named, and two more."""
        if self.is_motion:
            return []
        named = [place for place in range(MOST_OPTIONS) if str(self._entered(f"option-{place}") or "").strip()]
        number = max(FEWEST_OPTIONS, named[-1] + 3 if named else 0)
        return [f"option-{place}" for place in range(min(number, MOST_OPTIONS))]

    def _options_named(self) -> dict[str, str]:
        """Return the names of the options by the fields they stand in."""
        entered = {place: " ".join(str(self._entered(place) or "").split()) for place in self.option_places}
        return {place: name for place, name in entered.items() if name}

    def _add_option(self, place: str) -> None:
        number = int(place.removeprefix("option-")) + 1
        self.fields[place] = forms.CharField(label=f"Option {number}", max_length=200, required=False)
        self.fields[f"votes-{place}"] = _number(f"Votes for option {number}")

    def _sides(self) -> list[tuple[str, str]]:
        sides = [(side.value, side.label) for side in Side]
        return sides if self.is_motion else [*self._options_named().items(), *sides[2:]]

    def _add_people(self, rules: PanelRules, *, has_mover: bool) -> None:
        if self.is_motion and (rules.has_movers or has_mover):
            self.fields["mover"] = forms.CharField(label="Moved by", max_length=200, required=False)
            self.fields["seconder"] = forms.CharField(label="Seconded by", max_length=200, required=False)
        if rules.has_casting_vote:
            sides = [(side.value, side.label) for side in (Side.FOR, Side.AGAINST)]
            offered = sides if self.is_motion else list(self._options_named().items())
            self.fields["casting"] = forms.ChoiceField(
                label="Casting vote", choices=[("", "None"), *offered], required=False
            )
            self.fields["casting_by"] = _in_the_chair(self.electorate.chairing)
        if self.is_motion:
            self.fields["on_request"] = forms.CharField(
                label="Named as dissenting, on request", max_length=500, required=False
            )


def _number(label: str) -> forms.IntegerField:
    fault = f"{label}: enter a whole number up to 999."
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=999,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), fault),
    )


def _in_the_chair(names: Sequence[str]) -> forms.Field:
    label = "In the chair"
    if not names:
        return forms.CharField(label=label, max_length=200, required=False)
    choices = [(name, name) for name in names]
    return forms.ChoiceField(label=label, choices=choices, required=False, initial=names[0])


def _ballot(key: str, chosen: str, options: dict[str, str]) -> EnteredBallot:
    if chosen in options:
        return EnteredBallot(key, Side.FOR, options[chosen])
    return EnteredBallot(key, Side(chosen))


def _on_request(cleaned: dict[str, Any]) -> list[str]:
    return str(cleaned.get("on_request", "")).replace(";", ",").split(",")


def _initial(vote: Vote, decision: Decision) -> dict[str, Any]:
    entered = entered_vote(vote, decision.dissent_names)
    place_of = {name: f"option-{place}" for place, (name, _) in enumerate(entered.options)}
    counts = {} if vote.is_by_name else {name: getattr(entered, name) for name in _COUNTS}
    votes = {f"votes-option-{place}": votes for place, (_, votes) in enumerate(entered.options)}
    return {
        "on": OPTIONS if entered.options else MOTION,
        "taken": BY_NAME if vote.is_by_name else COUNTED,
        **counts,
        **{place: name for name, place in place_of.items()},
        **({} if vote.is_by_name else votes),
        **{f"voter-{ballot.voter}": place_of.get(ballot.option, ballot.side.value) for ballot in entered.ballots},
        "mover": vote.mover,
        "seconder": vote.seconder,
        "casting": place_of.get(vote.casting, vote.casting),
        "casting_by": vote.casting_by,
        "on_request": ", ".join(entered.on_request),
    }
