"""The settings that say how to run, in the order of the tables. It reads none of them."""

from __future__ import annotations

from pathlib import Path

from ..engine.step import Flow
from .file_settings import path, program
from .types import Evidence, Log, Setting, Ui, evidence, flow, log, minutes_of_waiting, ui, yes_or_no

RUN_SETTINGS: tuple[Setting, ...] = (
    Setting("run", "flow", "APP_FLOW", "--flow", "How the CLI will log in: jwt or web", flow, Flow.JWT),
    Setting("run", "ui", "SETUPWALK_UI", "--ui", "Which interface: auto, lightning or classic", ui, Ui.AUTO),
    Setting("run", "headed", "SETUPWALK_HEADED", "--headed", "Show the browser's window", yes_or_no, default=False),
    Setting(
        "run",
        "ca_file",
        "SETUPWALK_CA_FILE",
        "--ca-file",
        "A file with your company's certificate authority (PEM, DER or PKCS#7), trusted in addition to the system's",
        path,
        None,
    ),
    Setting(
        "run",
        "no_install",
        "SETUPWALK_NO_INSTALL",
        "--no-install",
        "Install nothing, neither requirements nor a browser; say what is missing and how to install it",
        yes_or_no,
        default=False,
    ),
    Setting(
        "run", "runs", "SETUPWALK_RUNS", "--runs", "The folder for reports and other files of runs", path, Path("runs")
    ),
    Setting(
        "run",
        "evidence",
        "SETUPWALK_EVIDENCE",
        "--evidence",
        "What a run keeps: none, failures (a picture per step, the page and a trace where a step fails) or all",
        evidence,
        Evidence.FAILURES,
    ),
    Setting(
        "run",
        "wait_minutes",
        "SETUPWALK_WAIT_MINUTES",
        "--wait-minutes",
        "Minutes to wait until the org's servers know the app; 0 does not wait",
        minutes_of_waiting,
        10,
    ),
    Setting(
        "run",
        "strict",
        "SETUPWALK_STRICT",
        "--strict",
        "Treat advice on least privilege as failure: plan and verify end with 2, create with 3 before it writes",
        yes_or_no,
        default=False,
    ),
    Setting("run", "log", "SETUPWALK_LOG", "--log", "Progress on stderr as lines or as json lines", log, Log.LINES),
    Setting(
        "run", "verbose", "SETUPWALK_VERBOSE", "--verbose", "Show each value and request", yes_or_no, default=False
    ),
    Setting(
        "run",
        "chrome_bin",
        "CHROME_BIN",
        None,
        "The program file of the browser to use",
        program,
        shown_default="Playwright's, an installed one, or one installed now",
    ),
)
