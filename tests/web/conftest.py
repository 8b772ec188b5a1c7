"""The service's pages without its engine, for the tests of this folder."""

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.bootstrap.assembly import Services
from bot.web.app import make_app
from bot.web.engine import Engine
from bot.web.failures import ActionFailures


@pytest.fixture
async def visitor(services: Services) -> AsyncIterator[TestClient]:
    """Somebody's browser, signed in nowhere."""
    app = make_app(services, Engine("http://127.0.0.1:9", "", ActionFailures()))
    async with TestClient(TestServer(app)) as client:
        yield client
