"""The first run: an installation that nobody has used yet makes whoever comes first its administrator.

Three steps: the account, the organisation, the first panel. The step that comes next follows from what is there, so
each can be left and come back to. ``setup_code`` keeps strangers out, ``claiming`` creates the account, ``steps`` says
which step is next.
"""
