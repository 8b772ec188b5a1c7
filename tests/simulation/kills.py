"""What may die while a victim writes: the engine, the service, her browser."""

import contextlib
import threading
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Final

import psutil

from tests.live import LiveService

# Of a hundred messages, so many are sent while each of these dies.
_ENGINE: Final = 3
_SERVICE: Final = 2
_BROWSER: Final = 5
# A turn takes about as long: the blow falls before, in or after it.
_WITHIN_SECONDS: Final = 0.3


class Kills:
    """Strikes at random messages, one process at a time.

    Attributes:
        struck: how often each of them died.
    """

    def __init__(self, service: LiveService, chance: Random) -> None:
        self._service = service
        self._chance = chance
        self._lock = threading.Lock()
        self._blows: list[threading.Thread] = []
        self.struck: Counter[str] = Counter()

    def strike(self) -> bool:
        """Perhaps let a process die soon; tell whether her browser is to die as well."""
        with self._lock:
            fate, delay = self._chance.randrange(100), self._chance.uniform(0, _WITHIN_SECONDS)
            if fate < _ENGINE:
                self._soon(delay, self._kill_engine)
            elif fate < _ENGINE + _SERVICE:
                self._soon(delay, self._kill_service)
            elif fate < _ENGINE + _SERVICE + _BROWSER:
                self.struck["browser"] += 1
                return True
        return False

    def cease(self) -> None:
        """Wait until the last blow has fallen and everything runs again."""
        for blow in self._blows:
            blow.join()

    def _soon(self, delay: float, kill: Callable[[], None]) -> None:
        blow = threading.Timer(delay, kill)
        self._blows.append(blow)
        blow.start()

    def _kill_engine(self) -> None:
        # It may be on its way up from the last blow.
        with self._lock, contextlib.suppress(StopIteration, psutil.Error, ProcessLookupError):
            self._service.kill_engine()
            self.struck["engine"] += 1

    def _kill_service(self) -> None:
        with self._lock:
            self._service.kill()
            self._service.start()
            self.struck["service"] += 1
