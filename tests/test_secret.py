"""Is a password found where it may be, and only there?"""

import os
import sys
from types import SimpleNamespace

import pytest

from webwatch.channels.secret import password
from webwatch.errors import DeliveryError

VARIABLE = "WEBWATCH_SMTP_PASSWORD"


@pytest.fixture(autouse=True)
def nowhere(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setitem(sys.modules, "keyring", None)


@pytest.fixture
def keyring(monkeypatch):
    """A keyring that knows one user, and is locked for another."""

    class KeyringError(Exception):
        """As the library's."""

    def get_password(service, user):
        if user == "locked":
            raise KeyringError
        return {("webwatch", "club"): "uit de sleutelring"}.get((service, user))

    made = SimpleNamespace(
        get_password=get_password, errors=SimpleNamespace(KeyringError=KeyringError)
    )
    monkeypatch.setitem(sys.modules, "keyring", made)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "password"
    path.write_text("geheim \n", encoding="utf-8")
    path.chmod(0o600)
    return path


def refusal(user="club", file=""):
    with pytest.raises(DeliveryError) as caught:
        password(user, VARIABLE, str(file))
    assert not caught.value.temporary
    return str(caught.value)


def test_the_environment_goes_before_all_else(monkeypatch, file):
    monkeypatch.setenv(VARIABLE, "uit de omgeving")
    assert password("club", VARIABLE, str(file)) == "uit de omgeving"


def test_a_file_has_the_password_on_its_first_line(file):
    assert password("club", VARIABLE, str(file)) == "geheim"


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has these rights")
def test_a_file_that_others_can_read_is_refused(file):
    file.chmod(0o640)
    assert refusal(file=file) == (
        f"Others can read {file}, which has a password. Make it your own: chmod 600 {file}"
    )


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\xff"])
def test_a_file_without_a_password_is_said(file, content):
    file.write_bytes(content)
    assert "password" in refusal(file=file)


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert "can't be read" in refusal(file=tmp_path / "none")
    assert "can't be read" in refusal(file="~nobody-of-this-name/x")


def test_the_keyring_is_asked_where_there_is_one(keyring):
    assert password("club", VARIABLE, "") == "uit de sleutelring"


@pytest.mark.parametrize("user", ["stranger", "locked"])
def test_a_password_that_is_nowhere_is_asked_for(keyring, user):
    assert f"The password of {user} is missing" in refusal(user)


def test_without_a_keyring_the_environment_is_named():
    assert VARIABLE in refusal()
