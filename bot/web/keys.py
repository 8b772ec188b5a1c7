"""What handlers find in their application, by typed key."""

from typing import Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.web.background import Background
from bot.web.engine import Engine
from bot.web.turns import Turns

SERVICES: Final = web.AppKey("services", Services)
ENGINE: Final = web.AppKey("engine", Engine)
BACKGROUND: Final = web.AppKey("background", Background)
TURNS: Final = web.AppKey("turns", Turns)
