"""Every text of the panel and of its twin on the terminal that does not come from a step. It decides nothing."""

from __future__ import annotations

STATES = {
    "asking": "Who does this step?",
    "yours": "Your turn. I'll continue when it's done.",
    "robot": "I'm doing this step.",
    "rest": "I'm doing all remaining steps.",
    "paused": "Paused.",
    "reading": "Reading what the org has now.",
    "code": "Waiting for your code.",
    "broken": "This needs to be put right before I can continue.",
    "visiting": "You came back to this step.",
    "welcome": "Ready when you are.",
    "plan": "Nothing has been changed yet.",
    "over": "Finished",
}
"""Whose turn it is, by mode."""

DONE_BY = {
    "todo": "to do",
    "now": "now",
    "done": "done by setupwalk",
    "person": "done by you",
    "already": "was right already",
    "ahead": "right already",
    "lost": "to do again",
    "skipped": "skipped",
    "failed": "not done",
    "other": "not in this flow",
}
"""How each step stands, in the list of all steps."""

LABELS = {
    "panel": "Guided session",
    "body": "This step",
    "copy": "Copy",
    "copied": "Copied",
    "steps": "All steps",
    "why": "Why",
    "trouble": "What can go wrong",
    "preview": "What this Save changes",
    "cancel": "Cancel",
    "send": "Send",
    "skip_reason": "Why skip?",
    "skip_send": "Skip step",
    "no_reason": "Say why in a few words: your reason goes into the report.",
    "no_answer": "Nothing is entered yet.",
    "answer_here": "Type it here and press Enter (q stops).",
    "say_why": "Say why: s and your reason.",
    "no_skip": "This step can't be skipped: later steps need it.",
    "no_number": "Which step? g and a number from 1 to {of}.",
    "no_command": "{word!r} is no command.",
    "all": "everything about this step",
    "count": "Step {number} of {of}",
    "goto": "Go to this step",
    "elsewhere": "Continues in another tab (step {number} of {of})",
    "next": "What to do:",
    "keys": "Alt+Shift+G: to this panel and back",
    "move": "Move or resize this panel: arrow keys move it, Shift and arrow keys resize it",
    "open": "Open this panel",
    "shut": "Collapse this panel",
    "off_screen": "It's over here: show me",
}
"""The panel's own words."""

BUTTONS = {
    "do": ("Do it for me", "setupwalk does this step"),
    "mine": ("I'll do it", "You do this step in the page; setupwalk notices when it's done"),
    "rest": ("Do all remaining steps", "setupwalk does this step and all after it"),
    "back": ("Take me back to this step", "Opens this step's page again and does again what was lost"),
    "show": ("Show me", "Scrolls to what this step is about"),
    "skip": ("Skip", "Leaves this step out; you say why"),
    "pause": ("Pause", "setupwalk stops before its next click"),
    "resume": ("Resume", "Goes on as before the pause"),
    "stop": ("Stop", "Ends the session; the same command continues it later"),
    "fix": ("Fix it for me", "setupwalk puts this right"),
    "fix_mine": ("I'll fix it", "You put it right in the page; setupwalk notices when it's done"),
    "check": ("Check again", "Looks again whether it is right now"),
    "continue": ("Continue", "Goes on to the next open step"),
    "start": ("Start", "Opens the login page"),
    "go_on": ("Go on", "Step by step"),
    "go_there": ("Go to that step", "Opens the step that this points to"),
    "again": ("Test login again", "Logs in with the app once more"),
    "assign": ("Assign users", "Who may log in: assigns the permission set"),
    "undo": ("Undo this run", "Takes back what this run changed"),
    "undo_sure": ("Yes, take it back", "Takes back what this run changed, now"),
    "keep": ("No, keep it", "Leaves everything as it is"),
    "report": ("Open the report", "Closes this window and opens the report"),
    "close": ("Close", "Closes this window"),
}
"""Label and explanation of each button."""

AWAY = "You've left this step's page."
PROVING = "Testing the app by logging in with it."
UNDOING = "Taking this run back."
CODE = "Enter the code {where}, here or in the page."
"""The question for a verification code."""

WELCOME_TITLE = "Before we start"
WELCOME = (
    "{steps} steps, about 3 minutes. At each one you choose: setupwalk does it, or you do.",
    'What will change: one connected app, "{app}": its settings, its policies, and who may log in with it. A '
    "permission set that you named and that the org does not have is created, empty. If creating connected apps is "
    "switched off and may be switched on, it is switched on.",
    "What is never touched: other apps, users, data, and every other setting.",
    "You can stop at any time. What is saved stays; the same command continues from there.",
)
"""The welcome card's lines; `steps` is a number, `app` a name."""
PLAN_TITLE = "What will change"
PLAN_NEW = "A new connected app is created, with these values:"

END_TITLES = {
    "proven": "{app} is ready",
    "untested": "{app} is set up; its login was not tested",
    "refused_new": "The app was created, but its test login failed",
    "refused": "The app is set up, but its test login failed",
    "untried": "The app is set up, but its login could not be tested",
    "undone": "This run was taken back",
    "sure": "Really take back this run?",
}
"""The end card's title, by how the run ended. Nothing is called ready that was not proven."""
END_LINES = {
    "created": 'Created: the connected app "{app}".',
    "changed": "Changed: {steps}.",
    "nothing": "Nothing had to be changed.",
    "proven": "Test login: {says}.",
    "refused": "Salesforce refused the login: {says}.",
    "look": "Look at step {step}, {title}. {hint}",
    "hint": "What to do: {hint}.",
    "untried": "The login could not be tested: {says}",
    "untested": "No test login was made: {says}.",
    "who": "Who may log in: users with {who}.",
    "assigned": "{let_in}.",
    "assign": "A user who should log in must have one of these permission sets: {sets}. Assign users does that.",
    "ends": "This practice org ends with this window, and the app with it.",
    "sure_made": 'It will delete the connected app "{app}", which this run created. Its consumer key stops working.',
    "sure_changed": "It will restore what these steps changed: {steps}.",
    "undone": "Taken back. {app} is as it was before this run.",
    "deleted": 'Taken back. The connected app "{app}" is deleted.',
    "not_undone": "Not taken back: {says}",
    "not_assigned": "Not assigned: {says}",
}
"""The end card's lines."""
END_COPIES = {
    "key": "Consumer key",
    "command": "Login command",
    "ci": "All CI variables",
}
"""What can be copied from the end card, besides the variables under their own names."""
