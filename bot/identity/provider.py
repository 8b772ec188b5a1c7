"""One identity provider, asked by the authorization code flow with PKCE."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from requests import RequestException, Response

from bot.complaint.clock import Clock
from bot.complaint.errors import IdentityRefused, IdentityUnavailable
from bot.identity.person import Person, person_of
from bot.identity.tokens import LEVELS, Tokens

# Only what a complaint needs: FranceConnect wants a reason for every datum.
_SCOPE: Final = "openid given_name family_name birthdate birthplace birthcountry email"
_DISCOVERY: Final = "/.well-known/openid-configuration"
_SECONDS: Final = 10
_SIGNED: Final = "application/jwt"


@dataclass(frozen=True)
class Departure:
    """A person on her way to the provider.

    Attributes:
        state: what the provider sends back, so that an answer belongs to a question.
        nonce: what the ID token holds, so that it cannot be another's.
        verifier: what proves that who exchanges the code is who asked for it.
    """

    state: str
    nonce: str
    verifier: str


class Provider:
    """An OpenID provider with FranceConnect's claims; every method waits for the network."""

    def __init__(
        self, issuer: str, client: str, secret: str, return_url: str, clock: Clock
    ) -> None:
        self._issuer = issuer
        self._client = client
        self._secret = secret
        self._return_url = return_url
        self._clock = clock

    def depart(self) -> tuple[str, Departure]:
        """Return the address to send somebody to, and what to remember until she is back.

        Raises:
            IdentityUnavailable: the provider does not answer, or is none.
        """
        state, nonce, verifier = (secrets.token_urlsafe(48) for _ in range(3))
        with self._session() as session:
            url, _ = session.create_authorization_url(
                self._endpoints(session)["authorization_endpoint"],
                state=state,
                code_verifier=verifier,
                nonce=nonce,
                acr_values=LEVELS[0],
            )
        return url, Departure(state, nonce, verifier)

    def identify(self, answer: Mapping[str, str], departure: Departure) -> Person:
        """Return who came back.

        Args:
            answer: the parameters that the provider gave her browser.
            departure: what was remembered of her departure.

        Raises:
            IdentityRefused: the answer is no answer to this departure (``state``), she turned
                back (``cancelled``), the code was refused (``code``), what is signed is not what
                it must be (``token``), or describes nobody (``person``).
            IdentityUnavailable: the provider does not answer, or is none.

        Source:
            OpenID Connect Core 1.0, § 3.1; RFC 7636; RFC 9207.
        """
        sent = answer.get("state", "").encode(errors="replace")
        if not secrets.compare_digest(sent, departure.state.encode()):
            raise IdentityRefused("state")
        if answer.get("iss", self._issuer) != self._issuer:
            raise IdentityRefused("state")
        if "code" not in answer:
            raise IdentityRefused("cancelled" if answer.get("error") == "access_denied" else "code")
        with self._session() as session:
            return self._person(session, answer["code"], departure)

    def _person(self, session: Any, code: str, departure: Departure) -> Person:  # noqa: ANN401 - authlib has no types
        endpoints = self._endpoints(session)
        granted = self._exchanged(session, endpoints["token_endpoint"], code, departure.verifier)
        keys = _json(self._get(session, endpoints["jwks_uri"], withhold_token=True))
        tokens = Tokens(self._issuer, self._client, keys, self._clock())
        known = tokens.id_token(granted["id_token"], departure.nonce, granted["access_token"])
        told = self._get(session, endpoints["userinfo_endpoint"])
        signed = told.headers.get("Content-Type", "").startswith(_SIGNED)
        claims = tokens.userinfo(told.text) if signed else _json(told)
        if claims.get("sub") != known["sub"]:
            raise IdentityRefused("token")
        return person_of(claims)

    def _exchanged(self, session: Any, url: str, code: str, verifier: str) -> Mapping[str, str]:  # noqa: ANN401
        try:
            granted = session.fetch_token(url, code=code, code_verifier=verifier)
        except RequestException as error:
            raise IdentityUnavailable(type(error).__name__) from None
        except AuthlibBaseError:
            raise IdentityRefused("code") from None
        except ValueError as error:
            raise IdentityUnavailable(type(error).__name__) from None
        if not all(isinstance(granted.get(each), str) for each in ("id_token", "access_token")):
            raise IdentityRefused("token")
        return {each: granted[each] for each in ("id_token", "access_token")}

    def _endpoints(self, session: Any) -> Mapping[str, str]:  # noqa: ANN401
        found = _json(
            self._get(session, self._issuer.rstrip("/") + _DISCOVERY, withhold_token=True)
        )
        needed = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
        # Whoever answers in another's name would have us send the secret elsewhere.
        if found.get("issuer") != self._issuer or any(name not in found for name in needed):
            raise IdentityUnavailable("no provider of that name")
        return {name: str(found[name]) for name in needed}

    def _get(self, session: Any, url: str, **options: bool) -> Response:  # noqa: ANN401
        try:
            answer: Response = session.get(url, **options)
            answer.raise_for_status()
        except (RequestException, AuthlibBaseError) as error:
            raise IdentityUnavailable(type(error).__name__) from None
        return answer

    def _session(self) -> Any:  # noqa: ANN401
        return OAuth2Session(
            self._client,
            self._secret,
            scope=_SCOPE,
            redirect_uri=self._return_url,
            # As FranceConnect wants both.
            token_endpoint_auth_method="client_secret_post",  # noqa: S106 - the method's name
            code_challenge_method="S256",
            # Its access tokens live a minute: the library would take a fresh one for an old one.
            leeway=0,
            default_timeout=_SECONDS,
        )


def _json(answer: Response) -> Mapping[str, Any]:
    try:
        read = answer.json()
    except ValueError as error:
        raise IdentityUnavailable(type(error).__name__) from None
    if not isinstance(read, dict):
        raise IdentityUnavailable("no JSON object")
    return read
