"""Labels in other languages: those that are known change, ids and stored values do not."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.shell.words import LANGUAGES, words
from fixtures.practice_org.state.org import Org

from ..lightning import quick_find, signed_in
from ..site import DETAIL, NEW, Site, buttons


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


def test_own_page_in_spanish() -> None:
    """The app's page names key and secret in Spanish, and its buttons."""
    site = speaking("es")
    page = site.get(DETAIL, id=site.made_app().consumer_id)
    assert "Clave de consumidor" in page.text
    assert "Secreto de consumidor" in page.text
    assert buttons(page) == ["Modificar", "Eliminar", "Gestionar"]


def test_login_form_in_german() -> None:
    """The login form's labels are German; its ids are what a program can rely on."""
    page = speaking("de", username="").get("/").text
    assert '<label for="username">Benutzername</label>' in page
    assert 'id="Login" name="Login" class="button" value="Anmelden"' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_shell(page: Page, language: str) -> None:
    """The tree, Quick Find and App Manager's button speak the language."""
    t = words(language)
    with PracticeOrg(language=language) as practice:
        signed_in(page, practice)
        quick_find(page, t("Quick Find")).fill(t("App Manager"))
        page.get_by_role("treeitem", name=t("App Manager"), exact=True).get_by_role("link").click()
        expect(page.get_by_role("button", name=t("New Connected App"))).to_be_visible()
        expect(page.locator(".breadcrumbDetail")).to_have_text(t("Lightning Experience App Manager"))


def test_unknown_language() -> None:
    """A language that is not known is refused with those that are."""
    with pytest.raises(ValueError, match="en, de, es, ja"):
        PracticeOrg(language="xx")


def test_unknown_label_stays_english() -> None:
    """A label without a translation is shown in English."""
    assert words("ja")("Consumer Key and Secret") == "Consumer Key and Secret"
