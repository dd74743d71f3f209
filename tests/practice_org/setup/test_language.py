"""Labels in other languages: those that are known change, ids and stored values do not."""

from __future__ import annotations

import re

import pytest

from fixtures.practice_org.state.org import Org

from ..site import NEW, Site


def speaking(language: str, *, username: str = "admin@practice.example") -> Site:
    """A site in that language."""
    org = Org()
    org.language = language
    return Site(org, username=username)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("es", ["Habilitar configuración de OAuth", "URL de devolución de llamada", "Ámbitos de OAuth seleccionados"]),
        ("de", ["Speichern", "Abbrechen", "OAuth-Einstellungen aktivieren"]),
        ("ja", ["保存", "コールバック URL"]),
    ],
)
def test_form(language: str, texts: list[str]) -> None:
    """The form has the known labels, its ids are the same, and it is read as before."""
    site = speaking(language)
    page = site.get(NEW).text
    for text in texts:
        assert text in page
    assert f'<html lang="{language}">' in page
    ids = r' id="([^"]+)"'
    assert re.findall(ids, page) == re.findall(ids, speaking("en").get(NEW).text)
    assert site.made_app().scopes == ["api", "web", "refresh_token"]


def test_login_form_in_german() -> None:
    """The login form's labels are German; its ids are what a program can rely on."""
    page = speaking("de", username="").get("/").text
    assert '<label for="username">Benutzername</label>' in page
    assert 'id="Login" name="Login" class="button" value="Anmelden"' in page
