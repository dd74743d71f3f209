"""A certificate goes into the chooser that the page says is for it, and into no other, were it the only one."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from pages import Org, Screen, Timeouts
from pages.components import FileField
from pages.errors import PartMissing, Unreadable

_SIGNED = "<input type=checkbox id=signed checked>"
_CERTIFICATE = "<input type=file id=certificate>"
_LOGO = "<input type=file id=logo>"


class Form(Screen):
    """A form with a file to choose."""

    title = "Form"

    certificate = FileField("Choose File", about=("certificate", "digital signature"), suffix=":certFileUpload")


def _form(page: Page, html: str) -> Form:
    page.set_content(f"<form>{html}</form>")
    return Form(Org(page, "http://practice.example", patience=Timeouts(quick=0.5, page=2, save=2)))


def _chosen(page: Page) -> list[str]:
    script = "Array.from(document.querySelectorAll('[type=file]')).filter(one => one.files.length).map(one => one.id)"
    return list(page.evaluate(script))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file to choose."""
    made = tmp_path / "server.crt"
    made.write_text("a certificate")
    return made


@pytest.mark.parametrize(
    "html",
    [
        f"<table><tr><th>Use digital signatures</th><td>{_SIGNED}<div>{_CERTIFICATE}</div></td></tr></table>",
        f"<table><tr><td>{_SIGNED} {_CERTIFICATE} Use digital signatures</td></tr></table>",
        f"<table><tr><td>Use digital signatures</td></tr><tr><td>{_SIGNED}{_CERTIFICATE}</td></tr></table>",
        f"<table><tr><td>Use digital signatures</td><td>{_SIGNED}<p>4 KB at most</p>{_CERTIFICATE}</td></tr></table>",
        f"<p><label for=certificate>Certificate Upload</label></p><p>Upload Files {_CERTIFICATE} or drop files</p>",
        f"<label>{_SIGNED} Use digital signatures</label><div><button type=button>Choose File</button>{_CERTIFICATE}"
        "<span>No file chosen</span></div>",
        f"<fieldset><legend>Digital signatures</legend><p>In PEM format.</p>{_SIGNED}{_CERTIFICATE}</fieldset>",
        f"<div style='display:grid'><div style='grid-area:1/2'><input></div><div style='grid-area:2/2'>{_SIGNED}<br>"
        f"{_CERTIFICATE}</div><div style='grid-area:3/2'><input></div><div style='grid-area:1/1'>Callback URL</div>"
        "<div style='grid-area:2/1'>Use digital signatures</div><div style='grid-area:3/1'>Start URL</div></div>",
        f"<table><tr><td>Use digital signatures</td></tr><tr><td>{_SIGNED}<br>{_CERTIFICATE}<label for=certificate>"
        "Choose File</label> <span>No file chosen</span></td></tr></table>",
        "<p>Something else <input type=file id=a:certFileUpload></p>",
    ],
)
@pytest.mark.parametrize("logo", ["", f"<p>Logo Image <label>Choose File {_LOGO}</label></p>"])
def test_the_one_for_the_certificate(page: Page, file: Path, html: str, logo: str) -> None:
    """It is found by what stands before it, beside it or in it, or by its id; another chooser is no hindrance."""
    _form(page, html + logo).certificate.attach(file)
    (chosen,) = _chosen(page)
    assert chosen != "logo"


@pytest.mark.parametrize(
    "html",
    [
        f"<p>Choose File {_LOGO}</p>",
        f"<p><label>Choose File {_LOGO}</label></p>",
        f"<table><tr><th>Logo Image</th><td>{_LOGO}</td></tr>"
        f"<tr><th>Use digital signatures</th><td>{_SIGNED}</td></tr></table>",
        f"<table><tr><th>Use digital signatures</th><td>{_SIGNED}</td></tr>"
        f"<tr><th>Logo Image</th><td>{_LOGO}</td></tr></table>",
        f"<table><tr><th>Use digital signatures</th><td>{_SIGNED}</td><th>Logo Image</th><td>{_LOGO}</td></tr></table>",
        f"<table><tr><th>Use digital signatures</th><td>{_SIGNED}</td></tr>"
        f"<tr><td>{_LOGO}</td><td>Logo Image</td></tr></table>",
        f"<p>Use digital signatures {_SIGNED}</p><p><input type=file id=logo aria-label='Logo Image'></p>",
        f"<p>Use digital signatures {_SIGNED}</p><p>Start URL</p><p><input></p><p>{_LOGO}</p>",
        f"<p>Use digital signatures {_SIGNED} <input title='Subject'></p><p>{_LOGO}</p>",
        f"<div style='display:grid'><div style='grid-area:1/2'>{_SIGNED}</div><div style='grid-area:2/2'>{_LOGO}</div>"
        "<div style='grid-area:3/2'><input></div><div style='grid-area:1/1'>Use digital signatures</div>"
        "<div style='grid-area:2/1'>Logo Image</div><div style='grid-area:3/1'>Start URL</div></div>",
    ],
)
def test_the_only_one_for_something_else(page: Page, file: Path, html: str) -> None:
    """Nothing is chosen in a page's only chooser that is for a logo, or says nothing of itself."""
    with pytest.raises(PartMissing):
        _form(page, html).certificate.attach(file)
    assert _chosen(page) == []


def test_two_for_certificates(page: Page, file: Path) -> None:
    """Of two choosers that are both said to be for a certificate none is taken."""
    html = f"<p>Certificate {_CERTIFICATE}</p><p>Certificate of the next year {_LOGO}</p>"
    with pytest.raises(Unreadable):
        _form(page, html).certificate.attach(file)
    assert _chosen(page) == []
