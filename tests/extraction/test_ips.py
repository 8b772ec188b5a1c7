"""IP addresses of both versions; version numbers, times and sums that look like them."""

import pytest

from bot.extraction.ips import find_ips
from tests.extraction.spans import unmark


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("connexion depuis [92.184.105.12] hier", "92.184.105.12"),
        ("IP : [203.0.113.7].", "203.0.113.7"),
        ("l'adresse ip [198.51.100.23], à Lomé", "198.51.100.23"),
        ("([192.0.2.1])", "192.0.2.1"),
        ("[10.0.0.1]", "10.0.0.1"),
        ("[2001:db8::ff00:42:8329]", "2001:db8::ff00:42:8329"),
        ("ipv6 [2001:0DB8:0000:0000:0000:FF00:0042:8329]", "2001:db8::ff00:42:8329"),
        ("[2a01:cb00:1234:5600:0:0:0:1].", "2a01:cb00:1234:5600::1"),
        ("depuis [2001:db8:1::7] le 12", "2001:db8:1::7"),
    ],
)
def test_addresses_are_read_where_they_stand(message: str, value: str) -> None:
    text, spans = unmark(message)

    found = find_ips(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == [value]


@pytest.mark.parametrize(
    "message",
    [
        "version 1.2.3.4",
        "v1.2.3.4",
        "la version : 10.0.1.2 de l'appli",
        "Windows 10.0.1.2",
        "iOS 17.1.2.3",
        "06.39.98.12.34",
        "300.1.2.3",
        "12.03.2024",
        "1.2.3",
        "1.2.3.4.5",
        "1.250.000.000 €",
        "à 12:30:45",
        "de 10:30 à 12:45",
        "::1",
        "::",
        "00:1A:2B:3C:4D:5E",
        "Re: objet: urgent: lisez",
        "01.02.03.04",
    ],
)
def test_other_dotted_things_are_left_alone(message: str) -> None:
    assert find_ips(message) == []
