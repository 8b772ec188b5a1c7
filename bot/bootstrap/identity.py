"""Builds what asks the identity provider, where the settings name one."""

from typing import Final

from bot.bootstrap.settings import Settings
from bot.identity.provider import Provider
from bot.jurisdiction.communes import load_communes
from bot.orientation.orient import Orienter
from bot.records.records import Records
from bot.services.identification import Identification
from bot.wording.wording import Wording

RETURN_PATH: Final = "/identite/retour"
"""Where the identity provider sends victims back to, below the public address."""


def identification(
    settings: Settings, records: Records, orienter: Orienter, wording: Wording
) -> Identification | None:
    """Return what asks an identity provider, where one is set up."""
    known = settings.identity
    if known is None:
        return None
    provider = Provider(
        known.issuer,
        known.client,
        known.secret,
        known.public_url + RETURN_PATH,
        settings.clock,
    )
    return Identification(
        provider,
        records,
        orienter=orienter,
        communes=load_communes,
        wording=wording,
        clock=settings.clock,
    )
