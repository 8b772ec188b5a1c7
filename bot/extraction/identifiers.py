"""All that names a person, an account or a thing in one message: each once, with its owner."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.complaint.identifiers import IdentifierKind, Owner
from bot.extraction.addresses import find_addresses
from bot.extraction.bare_details import CARD, bare_owner, is_bare, signed_off
from bot.extraction.bics import find_bics
from bot.extraction.cards import find_cards
from bot.extraction.companies import find_companies, is_company_host, is_known_company
from bot.extraction.coupons import find_coupons
from bot.extraction.emails import find_emails
from bot.extraction.found import Found
from bot.extraction.ibans import find_ibans
from bot.extraction.identifier import Identifier
from bot.extraction.ips import find_ips
from bot.extraction.links import find_domains, find_urls, host_of
from bot.extraction.orders import find_orders
from bot.extraction.owners import Owners, owners_in
from bot.extraction.parcels import find_parcels
from bot.extraction.persons import find_person_names
from bot.extraction.phones import find_phones
from bot.extraction.platforms import find_platforms, is_platform_host
from bot.extraction.pseudonyms import find_pseudonyms
from bot.extraction.visiting_cards import on_cards
from bot.extraction.wallets import find_wallets

Finder = Callable[[str], list[Found[str]]]

# In this order: a later finder leaves alone what an earlier one has read. Platforms and companies
# may stand within a link, which names them by its host.
FINDERS: Final[Sequence[tuple[IdentifierKind, Finder]]] = (
    (IdentifierKind.IBAN, find_ibans),
    (IdentifierKind.CRYPTO, find_wallets),
    (IdentifierKind.EMAIL, find_emails),
    (IdentifierKind.URL, find_urls),
    (IdentifierKind.CARD_LAST4, find_cards),
    (IdentifierKind.DOMAIN, find_domains),
    (IdentifierKind.BIC, find_bics),
    (IdentifierKind.TRACKING, find_parcels),
    (IdentifierKind.ORDER_REF, find_coupons),
    (IdentifierKind.PHONE, find_phones),
    (IdentifierKind.IP, find_ips),
    (IdentifierKind.ORDER_REF, find_orders),
    (IdentifierKind.ADDRESS, find_addresses),
    (IdentifierKind.PSEUDONYM, find_pseudonyms),
    (IdentifierKind.PLATFORM, find_platforms),
    (IdentifierKind.COMPANY, find_companies),
    (IdentifierKind.PERSON_NAME, find_person_names),
)
# Whose each is when no word says: who files a complaint speaks of the other's things.
DEFAULTS: Final[Mapping[IdentifierKind, Owner]] = {
    IdentifierKind.CARD_LAST4: Owner.VICTIM,
    IdentifierKind.ORDER_REF: Owner.UNKNOWN,
}
# Whose a name is that answers a question about the one or the other.
_ASKED: Final[Mapping[str, Owner]] = {"victim": Owner.VICTIM, "suspect": Owner.SUSPECT}
# These may be read within a link.
_NAMING: Final = frozenset({IdentifierKind.PLATFORM, IdentifierKind.COMPANY})
# « votre colis : https://… »: words about somebody's things do not say whose a page is, and a card
# that is told of is the victim's, whoever used it: only « mon », « sa » right before counts.
_PLAIN: Final = frozenset(
    {
        IdentifierKind.URL,
        IdentifierKind.DOMAIN,
        IdentifierKind.IP,
        IdentifierKind.CARD_LAST4,
        IdentifierKind.COMPANY,
    }
)


def find_identifiers(message: str, *, asked: str | None = None) -> list[Identifier]:
    """Find every identifier in a message, each normal form once.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.
        asked: the pending question's fact: it decides whose an identifier is that no word
            gives to anybody.

    Returns:
        The identifiers where each first stands, in the order of the text. One that is named
        several times belongs to whom the words beside any of its mentions say.
    """
    owners = owners_in(message)
    read: list[Identifier] = []
    for kind, find in FINDERS:
        for found in find(message):
            if not _taken(kind, found, read):
                read.append(Identifier(kind, found, _owner(owners, kind, found, asked)))
    read.sort(key=lambda each: each.found.start)
    if asked:
        return _once(read, owners)
    carded = on_cards(message, read, lambda each: owners.says_behind(each.found.end))
    once = _once(_signed(message, carded, owners), owners)
    return _unclaimed(message, once, owners)


def _taken(kind: IdentifierKind, found: Found[str], read: Sequence[Identifier]) -> bool:
    if kind is IdentifierKind.DOMAIN and _is_known_host(found.value):
        return True  # the front door of a platform or a company, which names it
    within = (IdentifierKind.URL,) if kind in _NAMING else ()
    return any(found.overlaps(other.found) for other in read if other.kind not in within)


def _is_known_host(host: str) -> bool:
    return is_platform_host(host) or is_company_host(host)


def _owner(owners: Owners, kind: IdentifierKind, found: Found[str], asked: str | None) -> Owner:
    # A real bank is nobody's of the two; a made-up one is the suspect's.
    if kind is IdentifierKind.PLATFORM or (
        kind is IdentifierKind.COMPANY and is_known_company(found.value)
    ):
        return Owner.OTHER
    if kind is IdentifierKind.URL and is_company_host(host_of(found.value)):
        return Owner.OTHER
    if kind is IdentifierKind.PERSON_NAME:
        silent = owners.told(found.start, found.end, firm=True) is None
        whose = _ASKED.get(asked.partition("_")[0]) if asked and silent else None
        return whose or Owner(found.role)
    default = DEFAULTS.get(kind, Owner.SUSPECT)
    if kind is IdentifierKind.ORDER_REF:
        label = owners.possessor(found.start) or owners.labelled(found.start)
        return label or owners.of(found.start, found.end, asked=asked, default=default)
    if kind in _PLAIN:
        return owners.possessor(found.start) or default
    owner = owners.of(found.start, found.end, asked=asked, default=default)
    # « Mon fils jouait avec … »: the account is whom he played with.
    other = kind is IdentifierKind.PSEUDONYM and owner is Owner.OTHER
    return (owners.possessor(found.start) or default) if other else owner


def _unclaimed(message: str, read: Sequence[Identifier], owners: Owners) -> list[Identifier]:
    """Give what a bare message holds, if no word claims it, to nobody, or as a card to her."""
    if not is_bare(message, [each.found for each in read]):
        return list(read)
    owner = bare_owner([each.kind for each in read])
    kept = (IdentifierKind.TRACKING, IdentifierKind.ORDER_REF)
    return [
        each
        if each.owner is Owner.OTHER
        or each.kind in kept
        or owners.told(each.found.start, each.found.end)
        else replace(each, owner=owner)
        for each in read
    ]


def _signed(message: str, read: Sequence[Identifier], owners: Owners) -> list[Identifier]:
    """Give her the name, telephone and addresses that she ends with, if no word says otherwise."""
    last = signed_off(message, [each.found for each in read])
    return [
        replace(each, owner=Owner.VICTIM)
        if each.found in last
        and each.kind in CARD
        and (len(last) > 1 or owners.told(each.found.start, each.found.end) is None)
        else each
        for each in read
    ]


def _is_told(each: Identifier, owners: Owners) -> bool:
    """Tell whether words say whose it is, rather than the custom of its kind."""
    usual = each.owner is DEFAULTS.get(each.kind, Owner.SUSPECT)
    return not usual or owners.told(each.found.start, each.found.end) is not None


def _once(read: Sequence[Identifier], owners: Owners) -> list[Identifier]:
    first: dict[tuple[IdentifierKind, str], Identifier] = {}
    for each in read:
        key = (each.kind, each.found.value)
        held = first.setdefault(key, each)
        silent = not _is_told(held, owners) and _is_told(each, owners)
        # A first mention that no word gives to anybody takes the owner of a later one, and
        # « c'est mon numéro » holds for all of them.
        if held is not each and (silent or owners.claimed(each.found.start, each.found.end)):
            first[key] = replace(held, owner=each.owner)
    return list(first.values())
