"""What all our forms do alike."""

from django import forms


class CursorAtError(forms.BaseForm):
    """Puts the cursor into the first field that has an error, when the form is shown again."""

    def full_clean(self) -> None:
        super().full_clean()
        wrong = next((name for name in self.fields if name in self.errors), None)
        if wrong:
            self.fields[wrong].widget.attrs["autofocus"] = True
