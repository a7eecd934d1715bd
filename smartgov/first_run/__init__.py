"""An installation that nobody has used yet greets whoever comes first, and makes them its administrator.

Three steps: the account, the organisation, the first panel. Where one stands follows from what is there, so each can be
left and come back to. ``setup_code`` keeps strangers out, ``claiming`` makes the account, ``steps`` says where one is.
"""
