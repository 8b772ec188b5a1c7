"""What handlers find in their application, by typed key."""

from typing import Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.web.background import Background
from bot.web.engine import Engine
from bot.web.news import News
from bot.web.turns import Turns

SERVICES: Final = web.AppKey("services", Services)
ENGINE: Final = web.AppKey("engine", Engine)
BACKGROUND: Final = web.AppKey("background", Background)
NEWS: Final = web.AppKey("news", News)
TURNS: Final = web.AppKey("turns", Turns)
