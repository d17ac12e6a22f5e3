import pytest

from webserver import WebServer
from webwatch.core.settings import FetchSettings
from webwatch.fetch import Fetcher


@pytest.fixture
def site():
    with WebServer() as server:
        yield server


@pytest.fixture
def fetcher():
    """One for a site on one's own network."""
    with Fetcher(FetchSettings(allow_private_addresses=True)) as one:
        yield one
