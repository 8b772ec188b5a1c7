"""What names a person, an account or a thing, and whose it is."""

from enum import Enum


class IdentifierKind(str, Enum):
    """The kinds that others may rely on; each has one normal form.

    Phones are E.164, IBAN and BIC compact upper case, domains lower case without ``www.``,
    a card keeps its last four digits only.
    """

    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    DOMAIN = "domain"
    IBAN = "iban"
    BIC = "bic"
    CRYPTO = "crypto"
    PSEUDONYM = "pseudonym"
    PLATFORM = "platform"
    PERSON_NAME = "person_name"
    COMPANY = "company"
    CARD_LAST4 = "card_last4"
    ORDER_REF = "order_ref"
    TRACKING = "tracking"
    IP = "ip"
    ADDRESS = "address"


class Owner(str, Enum):
    """Whose an identifier is: the victim's own telephone never links two cases."""

    VICTIM = "victim"
    SUSPECT = "suspect"
    OTHER = "other"
    UNKNOWN = "unknown"
