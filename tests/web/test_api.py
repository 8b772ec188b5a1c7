"""The interface of the conversation is what its description says."""

from collections.abc import Iterator

import httpx
import jsonschema
import openapi_spec_validator
import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from bot.bootstrap.settings import ROOT
from bot.web import api, following, identity, sheets
from tests.dialogue import PNG, STORY, Victim
from tests.live import LiveService

DESCRIPTION = yaml.safe_load((ROOT / "bot/web/openapi.yml").read_text(encoding="utf-8"))
# A stream ends with the service: nobody can wait for its end.
fuzzed = schemathesis.openapi.from_dict(DESCRIPTION).exclude(path_regex="/events$")


class Conform:
    """Looks at each answer of the API on its way, and compares it with the description."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, str, int]] = set()

    def __call__(self, answer: httpx.Response) -> None:
        answer.read()
        path, method = self._template(answer.request.url.path), answer.request.method.lower()
        described = DESCRIPTION["paths"][path][method]["responses"][str(answer.status_code)]
        if "$ref" in described:
            described = DESCRIPTION["components"]["responses"]["Problem"]
        media_type = answer.headers["content-type"].partition(";")[0]
        schema = described["content"][media_type]["schema"]
        if media_type.endswith("json"):
            jsonschema.validate(answer.json(), {**schema, "components": DESCRIPTION["components"]})
        self.seen.add((method, path, answer.status_code))

    def _template(self, path: str) -> str:
        parts = path.split("/")
        if len(parts) > 3:
            parts[3] = "{id}"
        if len(parts) > 5:
            parts[5] = "{ticket}"
        return "/".join(parts)


@pytest.fixture
def conform() -> Conform:
    return Conform()


@pytest.fixture
def watched(service: LiveService, conform: Conform) -> Iterator[Victim]:
    victim = Victim(service.url, watch=conform)
    yield victim
    victim.leaves()


def test_the_description_is_valid_openapi() -> None:
    openapi_spec_validator.validate(DESCRIPTION)


def test_each_route_is_described_and_each_description_has_its_route() -> None:
    routes = (*api.routes, *following.routes, *sheets.routes, *identity.routes)
    served = {
        (route.path, route.method.lower()) for route in routes if route.path.startswith("/api/")
    }

    described = {
        (path, method)
        for path, methods in DESCRIPTION["paths"].items()
        for method in methods
        if method in ("get", "post")
    }

    assert served == described


def test_each_answer_of_a_journey_is_as_described(watched: Victim, conform: Conform) -> None:
    watched.says(STORY)
    watched.record()
    watched.tries("POST", "/messages", json={"text": ""})
    watched.joins("photo.jpg", b"#!/bin/sh\necho bonjour\n")
    watched.joins("capture.png", PNG)
    watched.resumes()
    watched.tries("POST", "/filing")

    assert {
        ("post", "/api/conversations", 201),
        ("post", "/api/conversations/{id}/messages", 200),
        ("post", "/api/conversations/{id}/messages", 422),
        ("get", "/api/conversations/{id}/record", 200),
        ("post", "/api/conversations/{id}/evidence", 415),
        ("post", "/api/conversations/{id}/evidence", 201),
        ("get", "/api/conversations/{id}", 200),
        ("post", "/api/conversations/{id}/filing", 409),
    } <= conform.seen


@fuzzed.parametrize()
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_request_makes_the_server_stumble(
    case: schemathesis.Case, service: LiveService, victim: Victim
) -> None:
    if "id" in case.path_parameters:
        case.path_parameters["id"] = victim.id
    case.headers["Authorization"] = f"Bearer {victim.token}"

    answer = case.call(base_url=service.url)

    case.validate_response(
        answer,
        checks=[not_a_server_error, response_schema_conformance, status_code_conformance],
    )
