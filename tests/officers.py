"""Officers as tests make them: invited, then enrolled with a telephone of their own."""

import re
import time

import httpx
import pyotp

from bot.bootstrap.assembly import Services
from bot.complaint.officers import Officer, Role
from bot.sealing.codes import secret_from
from tests.live import PASSWORD, LiveService

_HALF_MINUTE = 30


class Telephone:
    """An application of codes. No code is given twice, and none has to be waited for.

    The service takes the code of this half minute and of the next one: past these two, a
    recovery code stands for the telephone.
    """

    def __init__(self, login: str, secret: str) -> None:
        self.login = login
        self.recovery: list[str] = []
        self._secret = secret
        self._used = 0

    def code(self) -> str:
        """The next code that was not used."""
        now = int(time.time()) // _HALF_MINUTE
        if self._used > now and self.recovery:
            return self.recovery.pop()
        self._used = max(self._used + 1, now)
        return pyotp.TOTP(self._secret).at(self._used * _HALF_MINUTE)

    def proof(self) -> dict[str, str]:
        """What a form that wants both factors is filled in with."""
        return {"password": PASSWORD, "code": self.code()}


def enrol(
    services: Services, login: str = "roux", role: Role = Role.AGENT
) -> tuple[Officer, Telephone]:
    """Enrol an officer below the doors."""
    invitation = services.accounts.add(login, "Brigadier Roux", "Brigade de Lille", role)
    telephone = Telephone(login, secret_from(invitation.token))
    telephone.recovery = services.accounts.enrol(invitation.token, PASSWORD, telephone.code())
    return invitation.officer, telephone


def invite(service: LiveService, login: str, *options: str) -> str:
    """Invite an officer from the command line; return her enrolment's path."""
    done = service.command("officer", "add", login, *options)
    assert done.returncode == 0, done.stderr
    found = re.search(r"/console/inscription/\S+", done.stdout)
    assert found
    return found[0]


def enrol_at(service: LiveService, login: str, *options: str) -> Telephone:
    """Enrol an officer at the running service's door."""
    path = invite(service, login, *options)
    telephone = Telephone(login, secret_from(path.rpartition("/")[2]))
    answer = httpx.post(service.url + path, data=telephone.proof(), timeout=60)
    assert answer.status_code == 200, answer.text
    telephone.recovery = re.findall(r"<code>(\w{4}-\w{4}-\w{4})</code>", answer.text)
    return telephone


def sign_in(desk: httpx.Client, telephone: Telephone) -> None:
    """Sign a client in."""
    proof = {"login": telephone.login, **telephone.proof()}
    answer = desk.post("/console/connexion", data=proof)
    assert answer.status_code == 303, answer.text
