"""What a provider has signed, checked against its keys."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from authlib.oauth2.claims import JWTClaims
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bot.complaint.errors import IdentityRefused

# Asymmetric ones alone: « none » and a secret that others share prove nothing.
_ALGORITHMS: Final = ("RS256", "ES256", "PS256")
# FranceConnect's levels of assurance, from the lowest that was asked for up.
LEVELS: Final = ("eidas1", "eidas2", "eidas3")
_CLOCKS_MAY_DIFFER_SECONDS: Final = 30


class Tokens:
    """Reads what one provider signs for one client."""

    def __init__(self, issuer: str, client: str, keys: Mapping[str, Any], now: datetime) -> None:
        self._issuer = issuer
        self._client = client
        self._keys = keys
        self._now = int(now.timestamp())

    def id_token(self, written: str, nonce: str, access_token: str) -> Mapping[str, Any]:
        """Return the claims of an ID token.

        Raises:
            IdentityRefused: the signature, issuer, audience, nonce, level of assurance or dates
                are not what they must be (``token``).

        Source:
            OpenID Connect Core 1.0, § 3.1.3.7.
        """
        options = {
            "iss": {"essential": True, "value": self._issuer},
            "aud": {"essential": True, "value": self._client},
            "nonce": {"essential": True, "value": nonce},
            "acr": {"essential": True, "values": list(LEVELS)},
        }
        about = {"nonce": nonce, "client_id": self._client, "access_token": access_token}
        return self._valid(written, CodeIDToken, options, about)

    def userinfo(self, written: str) -> Mapping[str, Any]:
        """Return the claims of a signed userinfo.

        Raises:
            IdentityRefused: it was signed by or for somebody else (``token``).

        Source:
            OpenID Connect Core 1.0, § 5.3.2.
        """
        options = {
            "iss": {"essential": True, "value": self._issuer},
            "aud": {"essential": True, "value": self._client},
        }
        return self._valid(written, JWTClaims, options, {})

    def _valid(
        self,
        written: str,
        kind: type[Any],
        options: dict[str, Any],
        about: dict[str, str],
    ) -> Mapping[str, Any]:
        try:
            keys = KeySet.import_key_set({"keys": self._keys["keys"]})
            token = jwt.decode(written, keys, algorithms=_ALGORITHMS)
            claims = kind(token.claims, token.header, options=options, params=about)
            claims.validate(now=self._now, leeway=_CLOCKS_MAY_DIFFER_SECONDS)
        except (JoseError, ValueError, KeyError, TypeError):
            # The library's own words may quote a claim.
            raise IdentityRefused("token") from None
        return dict(claims)
