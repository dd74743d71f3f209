"""Which edition of the guide's screens a walk stands in, told by what it met; nobody tells it."""

from __future__ import annotations

from collections.abc import Collection

KEY_ON_PAGE = "consumer key on the app's page"
KEY_BEHIND_CODE = "consumer key behind Manage Consumer Details"
CHOOSER = "a choice between two kinds of app"
SETTINGS_PAGE = "New Connected App in External Client Apps > Settings"

YEARS = {
    "G1": "as of about 2017 to 2020 (G1)",
    "G2": "as of about 2021 to 2023 (G2)",
    "G3": "as of 2023 on (G3)",
    "G4": "as of Winter '26 on (G4)",
}
"""The editions for a reader; see `edition`."""

_OLD_LABEL = "Access and manage your data (api)"


def edition(met: Collection[str], scope_labels: str) -> str:
    """G1 (about 2017 to 2020), G2 (2021 to 2023), G3 (from 2023 on) or G4 (from Winter '26 on); empty when unknown.

    Labels of scopes changed about 2021, the key went behind a code in 2023, the choice came about Winter '25, the
    settings page in Winter '26 (grades A-img and C). A run that makes no app cannot tell G3 from G4, and says G3.
    """
    if SETTINGS_PAGE in met:
        return "G4"
    if CHOOSER in met or KEY_BEHIND_CODE in met:
        return "G3"
    if _OLD_LABEL in scope_labels:
        return "G1"
    return "G2" if KEY_ON_PAGE in met else ""
