"""What may be asked about a case to find where it belongs: the choices of the guided search.

Source:
    The guided search F47157 of service-public.gouv.fr (« recherche guidée »), whose answers
    these are.
"""

from enum import Enum


class OtherProblem(str, Enum):
    """What happened, where it is none of the offences that are declared here."""

    CARD = "card"  # used without consent
    OTHER_PAYMENT = "other_payment"  # another means of payment, used without consent
    OTHER_ACCOUNT = "other_account"  # a shop's, an administration's or a bank's account
    PHISHING = "phishing"  # a message that usurps an organisation (« hameçonnage »)
    TECH_SUPPORT = "tech_support"  # a locked screen and a number to call
    FAKE_ADVISER = "fake_adviser"  # somebody who says that he is the bank
    INVESTMENT = "investment"
    ILLICIT_CONTENT = "illicit_content"
    IDENTITY = "identity"  # somebody acts in her name (« usurpation d'identité »)
    ID_DOCUMENT = "id_document"  # lost or stolen
    DISPUTE = "dispute"  # with a real trader (« litige »)
    PERSONAL_DATA = "personal_data"
    OTHER = "other"


class CardWhereabouts(str, Enum):
    """Where the card that was used is."""

    HELD = "held"
    LOST = "lost"
    STOLEN = "stolen"


class MessageChannel(str, Enum):
    """How a fraudulent message came."""

    EMAIL = "email"
    SMS = "sms"
    OTHER = "other"


class AccountKind(str, Enum):
    """Which account was broken into."""

    MESSAGING = "messaging"  # a mailbox or a social network
    OTHER = "other"


class LockKind(str, Enum):
    """What is locked on a device."""

    FILES = "files"
    SCREEN = "screen"  # with a number to call: a fake support desk


class PurchaseKind(str, Enum):
    """What a site sold."""

    GOODS = "goods"
    SERVICE = "service"
    INVESTMENT = "investment"


class CustomerService(str, Enum):
    """What came of asking the site's customer service."""

    NOT_CONTACTED = "not_contacted"
    UNSATISFIED = "unsatisfied"
    NO_ANSWER = "no_answer"  # or there is none


class RentalChannel(str, Enum):
    """Where a rental was offered."""

    PROFESSIONAL_SITE = "professional_site"
    CLASSIFIED_AD = "classified_ad"


class RentalProblem(str, Enum):
    """What is wrong with a rental."""

    NOT_AS_ADVERTISED = "not_as_advertised"
    DOES_NOT_EXIST = "does_not_exist"
    UNAVAILABLE = "unavailable"


class AskedBefore(str, Enum):
    """Whether the blackmailer had asked for money before, and for what."""

    FIRST = "first"
    SAME_THREAT = "same_threat"
    OTHER_REASONS = "other_reasons"


class AlreadyFiled(str, Enum):
    """Whether the same facts were already brought to the police, and where."""

    NO = "no"
    STATION = "station"
    ONLINE = "online"
