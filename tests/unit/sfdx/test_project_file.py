"""The project file: how it is found, read as the CLI reads it, and written without another character changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.sfdx.project import ProjectFile


def project(folder: Path, content: str = "{}") -> ProjectFile:
    """A folder's project file, of this content."""
    (folder / "sfdx-project.json").write_bytes(content.encode())
    found = ProjectFile.find(folder)
    assert found is not None
    return found


def test_find_in_a_parent(tmp_path: Path) -> None:
    """The nearest project file counts, in the folder itself or in a parent."""
    outer = project(tmp_path, '{"oauthLocalPort": "1"}')
    deep = tmp_path / "force-app" / "main"
    deep.mkdir(parents=True)
    found = ProjectFile.find(deep)
    assert found is not None
    assert found.path == outer.path
    inner = project(deep.parent, '{"oauthLocalPort": "2"}')
    found = ProjectFile.find(deep)
    assert found is not None
    assert (found.path, found.port) == (inner.path, 2)


def test_no_project_file(tmp_path: Path) -> None:
    """Without a project file there is none, and a folder of that name is none."""
    (tmp_path / "sfdx-project.json").mkdir()
    assert ProjectFile.find(tmp_path) is None


@pytest.mark.parametrize(
    ("content", "port"),
    [
        ("{}", None),
        ('{"oauthLocalPort": "1919"}', 1919),
        ('{"oauthLocalPort": 1919}', 1919),
        ('{"oauthLocalPort": "1", "oauthLocalPort": "1919"}', 1919),
        ('{"oauthLocalPort": ""}', None),
        ('{"oauthLocalPort": 0}', None),
        ('{"oauthLocalPort": null}', None),
        ('{"oauthLocalPort": false}', None),
        ('{"plugins": {"oauthLocalPort": "1919"}}', None),
    ],
)
def test_port_of_the_project(tmp_path: Path, content: str, port: int | None) -> None:
    """The port is read as the CLI reads it: number or string, and what is nothing in JavaScript is none."""
    assert project(tmp_path, content).port == port


@pytest.mark.parametrize("value", ['"zz"', '"99999"', "true", "[]", "1.5", '"-1"', '"١٩"'])
def test_unusable_port_of_the_project(tmp_path: Path, value: str) -> None:
    """A member that is no port is refused by name, since the CLI fails on it."""
    found = project(tmp_path, f'{{"oauthLocalPort": {value}}}')
    with pytest.raises(SettingsError, match=r"oauthLocalPort is .*, which is not a port"):
        _ = found.port


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{}", '{"oauthLocalPort": "1919"}'),
        ("{ }\n", '{ "oauthLocalPort": "1919" }\n'),
        ("{\n}\n", '{\n  "oauthLocalPort": "1919"\n}\n'),
        ('{"a":1}', '{"a":1,"oauthLocalPort":"1919"}'),
        ('{\n\t"a": [1,  2],\n\t"b": "x"\n}', '{\n\t"a": [1,  2],\n\t"b": "x",\n\t"oauthLocalPort": "1919"\n}'),
        ('{\r\n    "a": 1\r\n}\r\n', '{\r\n    "a": 1,\r\n    "oauthLocalPort": "1919"\r\n}\r\n'),
        ('{ "z": 1, "a": {"b": {}} }', '{ "z": 1, "a": {"b": {}}, "oauthLocalPort": "1919" }'),
        ('{\n  "oauthLocalPort" : 1717,\n  "a": 1.50\n}\n', '{\n  "oauthLocalPort" : "1919",\n  "a": 1.50\n}\n'),
        ('{"oauthLocalPort":"1717"}', '{"oauthLocalPort":"1919"}'),
        ('{"oauthLocalPort": null, "a": 1}', '{"oauthLocalPort": "1919", "a": 1}'),
        (
            '{"oauthLocalPort": "1", "a": 1, "oauthLocalPort": "2"}',
            '{"oauthLocalPort": "1", "a": 1, "oauthLocalPort": "1919"}',
        ),
        ('{"o\\u0061uthLocalPort": 1, "a": "\\u00e9é"}', '{"o\\u0061uthLocalPort": "1919", "a": "\\u00e9é"}'),
        ('{"a": "oauthLocalPort\\": {"}', '{"a": "oauthLocalPort\\": {", "oauthLocalPort": "1919"}'),
    ],
)
def test_set_port(tmp_path: Path, before: str, after: str) -> None:
    """The one member is set and every other character stays: order, indentation, line ends, number forms, last line."""
    found = project(tmp_path, before)
    assert found.set_port(1919)
    assert found.path.read_bytes() == after.encode()
    assert found.port == 1919
    assert [path.name for path in tmp_path.iterdir()] == ["sfdx-project.json"]


@pytest.mark.parametrize("value", ['"1919"', "1919"])
def test_set_the_same_port(tmp_path: Path, value: str) -> None:
    """A file that names the port already, in either form, is not touched."""
    found = project(tmp_path, f'{{"oauthLocalPort":{value}}}')
    before = found.path.stat()
    assert not found.set_port(1919)
    assert found.path.stat() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{\n  "a" 1\n}\n', "line 2 column 7: not valid JSON"),
        ('{"a": 1', "line 1 column 8: not valid JSON"),
        ("", "line 1 column 1: not valid JSON"),
        ('\ufeff{"a": 1}', "line 1 column 1: not valid JSON: it begins with a byte order mark"),
        ("[1]", "line 1 column 1: it holds no JSON object"),
        ('"text"', "line 1 column 1: it holds no JSON object"),
    ],
)
def test_broken_file(tmp_path: Path, content: str, words: str) -> None:
    """A file that is no JSON object is refused by line and column, for reading and writing, and stays as it is."""
    found = project(tmp_path, content)
    with pytest.raises(SettingsError) as reading:
        _ = found.port
    with pytest.raises(SettingsError) as writing:
        found.set_port(1919)
    assert str(reading.value) == str(writing.value)
    assert str(reading.value).startswith(f"{found.path} {words}")
    assert found.path.read_bytes() == content.encode()


def test_file_is_not_utf8(tmp_path: Path) -> None:
    """A file in another encoding is refused and stays as it is."""
    found = project(tmp_path)
    content = '{"a": "é"}'.encode("latin-1")
    found.path.write_bytes(content)
    with pytest.raises(SettingsError, match="is not UTF-8"):
        found.set_port(1919)
    assert found.path.read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_stays_one(tmp_path: Path) -> None:
    """Where the project file is a link, the file behind it is written."""
    real = tmp_path / "shared.json"
    real.write_text("{}")
    (tmp_path / "project").mkdir()
    link = tmp_path / "project" / "sfdx-project.json"
    link.symlink_to(real)
    found = ProjectFile.find(tmp_path / "project")
    assert found is not None
    found.set_port(1919)
    assert link.is_symlink()
    assert real.read_text() == '{"oauthLocalPort": "1919"}'


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664])
def test_the_mode_stays(tmp_path: Path, mode: int) -> None:
    """Who may read the file is as before."""
    found = project(tmp_path)
    found.path.chmod(mode)
    found.set_port(1919)
    assert found.path.stat().st_mode & 0o777 == mode
