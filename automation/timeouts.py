"""How long the program waits for what, in seconds, or milliseconds where a name ends in `_MS`. It waits for nothing.

What page objects wait for is in `pages.browser.timeouts`, and what needs no requirements yet, in `bootstrap`.
"""

from __future__ import annotations

COMMAND_DRAIN = 1.0
"""Seconds for what is still on its way when a command has ended; something that it left may hold the pipe open."""
SECRET_COMMAND = 300.0
"""Seconds for a command that prints a secret: it may ask a person, and a nightly run must still end."""
HAND_OVER = 120.0
"""Seconds for a command that a new key is handed to: whoever waits for the key is refused meanwhile."""
NEW_KEY_AGAIN = 5.0
"""Seconds between two logins with a key whose certificate was just uploaded: each second counts for whoever waits."""
SECRET_PIPE = 60.0
"""Seconds for a password file that is a pipe, as `<(command)` in a shell makes one."""
WEB_ANSWER = 30.0
"""Seconds for one whole answer of a server, however it trickles in."""
FIRST_ANSWER = 10.0
"""Seconds for the org's first answer, which `doctor` asks for."""
WHO_IS_IT = 10.0
"""Seconds for the org's word on who is signed in, which a walk can do without."""
REST_QUERY = 10.0
"""Seconds for the answer to one query; after that the lists of Setup tell."""
METADATA_READ = 10.0
"""Seconds for the Metadata API's answer about one app; after that the consumer key is not told there."""
SALESFORCE_CLI = 60.0
"""Seconds for the Salesforce CLI to open an org: it takes one or two, and some more where it renews its token."""
SALESFORCE_CLI_LOGIN = 90.0
"""Seconds for a login of the Salesforce CLI: some two, and it tries five addresses, a slow network each."""
DOOR_KEEPS = 20.0
"""Seconds for which a single-use URL is taken for fresh; then another one is asked for. How long an org keeps one has
no source."""
CODE_MAIL = 120.0
"""Seconds for an e-mail with a code to come: most come within some seconds, and an org keeps a code for longer."""
CODE_MAIL_LOOK = 2.0
"""Seconds between two looks into the mailbox."""
CODE_TURN = 60.0
"""Seconds, at most, from the login form to the page that asks for the code."""
MAIL_ANSWER, MAIL_QUESTION = 10.0, 20.0
"""Seconds for a mail server to say anything, and for all that is asked of it at once."""
CALLBACK_REQUEST = 10.0
"""Seconds for a request at the callback to come whole: whoever connects and says nothing is not waited for."""
BEFORE_NEXT_TRY = (1.0, 3.0)
"""Seconds before the second and the third try: a restarting server needs some, and a person still wants to be told
within ten seconds that the org is not there."""
CERTUTIL = 20.0
"""Seconds for certutil, which makes or fills the store of a browser."""
BROWSER_DOWNLOAD = 600.0
"""Seconds for the browser: some 280 MB at 4 Mbit/s and more."""
BROWSER_PACKAGES = 900.0
"""Seconds for the system packages that it needs; apt waits up to 300 of them for its lock."""
ENCODER = 60
"""Seconds for the encoder when a film ends: it has encoded all along, and lags behind by a few seconds at most."""
ENCODER_LOOK = 0.5
"""Seconds between two looks at how far it is."""
EXPLANATION = 15.0
"""Seconds for all that explains a failure; what is not there by then is left out."""
EVIDENCE_MS = 4000
"""Milliseconds for a picture, or for what one frame says: a page that hangs must not hold up the message."""
OTHER_FRAME_MS = 1000
"""Milliseconds for a frame beside the one that is walked, which may be anybody's."""
HIGHLIGHT_MS = 2000
"""Milliseconds for an element that was there a moment ago: a busy machine takes some, and a vanished one has gone."""
DIALOG_LOOK_MS = 200
"""Milliseconds between two looks for an order while a dialog is open; its own end comes as an event."""
