"""What a record may know: the names of the facts, and the type of each."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.situations import (
    AccountKind,
    AlreadyFiled,
    AskedBefore,
    CardWhereabouts,
    CustomerService,
    LockKind,
    MessageChannel,
    OtherProblem,
    PurchaseKind,
    RentalChannel,
    RentalProblem,
)


class FactType(str, Enum):
    """What the value of a fact is."""

    BOOLEAN = "boolean"
    CHOICE = "choice"
    MONEY = "money"
    PERIOD = "period"
    TEXT = "text"


class FactName(str, Enum):
    """Everything that a record may know; the names are also Rasa's slots and questions."""

    OFFENCE = "offence"
    OTHER_PROBLEM = "other_problem"
    CARD_WHEREABOUTS = "card_whereabouts"
    MESSAGE_CHANNEL = "message_channel"
    ACCOUNT_KIND = "account_kind"
    LOCK_KIND = "lock_kind"
    PURCHASE_KIND = "purchase_kind"
    RENTAL_CHANNEL = "rental_channel"
    RENTAL_PROBLEM = "rental_problem"
    THREATENED = "threatened"
    ASKED_BEFORE = "asked_before"
    ITEM = "item"
    PLATFORM = "platform"
    CONTACT_PLATFORM = "contact_platform"
    AMOUNT = "amount"
    PAYMENT_METHOD = "payment_method"
    PAYMENT_DATE = "payment_date"
    PAYMENT_DATE_CONFIRMED = "payment_date_confirmed"
    PAYMENT_MADE = "payment_made"
    PAYMENTS_PERIOD = "payments_period"
    REFUND = "refund"
    SUSPECT_PSEUDONYM = "suspect_pseudonym"
    SUSPECT_NAME = "suspect_name"
    SUSPECT_PHONE = "suspect_phone"
    SUSPECT_EMAIL = "suspect_email"
    SUSPECT_IBAN = "suspect_iban"
    SUSPECT_URL = "suspect_url"
    SUSPECT_WALLET = "suspect_wallet"
    GOODS_RECEIVED = "goods_received"
    AS_ADVERTISED = "as_advertised"
    GOODS_SENT_UNPAID = "goods_sent_unpaid"
    CUSTOMER_SERVICE = "customer_service"
    SELLER_UNREACHABLE = "seller_unreachable"
    SELLER_PROFESSIONAL = "seller_professional"
    LANDLORD_PROFESSIONAL = "landlord_professional"
    MET_IN_PERSON = "met_in_person"
    MONEY_ASKED = "money_asked"
    MONEY_PAID = "money_paid"
    ADULT = "adult"
    FOR_SELF = "for_self"
    AUTHOR_KNOWN = "author_known"
    ALREADY_FILED = "already_filed"
    WANTS_COMPLAINT = "wants_complaint"
    IDENTIFIED = "identified"
    VICTIM_FIRST_NAME = "victim_first_name"
    VICTIM_LAST_NAME = "victim_last_name"
    VICTIM_BIRTH_DATE = "victim_birth_date"
    VICTIM_BIRTH_PLACE = "victim_birth_place"
    VICTIM_ADDRESS = "victim_address"
    VICTIM_COMMUNE = "victim_commune"
    VICTIM_PHONE = "victim_phone"
    VICTIM_EMAIL = "victim_email"
    VICTIM_IBAN = "victim_iban"
    EVIDENCE_DONE = "evidence_done"
    OTHER_AFFAIR = "other_affair"
    MORE = "more"
    REVIEWED = "reviewed"


_BOOLEANS: Final = frozenset(
    {
        FactName.THREATENED,
        FactName.GOODS_RECEIVED,
        FactName.AS_ADVERTISED,
        FactName.GOODS_SENT_UNPAID,
        FactName.SELLER_UNREACHABLE,
        FactName.SELLER_PROFESSIONAL,
        FactName.LANDLORD_PROFESSIONAL,
        FactName.MET_IN_PERSON,
        FactName.MONEY_ASKED,
        FactName.MONEY_PAID,
        FactName.ADULT,
        FactName.FOR_SELF,
        FactName.AUTHOR_KNOWN,
        FactName.WANTS_COMPLAINT,
        FactName.IDENTIFIED,
        FactName.PAYMENT_DATE_CONFIRMED,
        FactName.PAYMENT_MADE,
        FactName.EVIDENCE_DONE,
        FactName.REVIEWED,
    }
)
CHOICES: Final[Mapping[FactName, type[Enum]]] = {
    FactName.OFFENCE: Offence,
    FactName.OTHER_AFFAIR: Offence,
    FactName.OTHER_PROBLEM: OtherProblem,
    FactName.CARD_WHEREABOUTS: CardWhereabouts,
    FactName.MESSAGE_CHANNEL: MessageChannel,
    FactName.ACCOUNT_KIND: AccountKind,
    FactName.LOCK_KIND: LockKind,
    FactName.PURCHASE_KIND: PurchaseKind,
    FactName.RENTAL_CHANNEL: RentalChannel,
    FactName.RENTAL_PROBLEM: RentalProblem,
    FactName.ASKED_BEFORE: AskedBefore,
    FactName.CUSTOMER_SERVICE: CustomerService,
    FactName.PAYMENT_METHOD: PaymentMethod,
    FactName.ALREADY_FILED: AlreadyFiled,
}
# What is told of each payment: the facts of one rank belong to one payment.
OF_PAYMENT: Final = (FactName.AMOUNT, FactName.PAYMENT_METHOD, FactName.PAYMENT_DATE)
# A person may have lost several sums, met several names and told several affairs; of the rest
# there is one, but for what is told of each payment.
REPEATABLE: Final = frozenset(
    {
        FactName.AMOUNT,
        FactName.REFUND,
        FactName.SUSPECT_PSEUDONYM,
        FactName.SUSPECT_NAME,
        FactName.SUSPECT_PHONE,
        FactName.SUSPECT_EMAIL,
        FactName.SUSPECT_IBAN,
        FactName.SUSPECT_URL,
        FactName.SUSPECT_WALLET,
        FactName.OTHER_AFFAIR,
        FactName.MORE,
    }
)

_PERIODS: Final = frozenset(
    {FactName.PAYMENT_DATE, FactName.PAYMENTS_PERIOD, FactName.VICTIM_BIRTH_DATE}
)


def type_of(name: FactName) -> FactType:
    """Return the type of a fact's value."""
    if name in _BOOLEANS:
        return FactType.BOOLEAN
    if name in CHOICES:
        return FactType.CHOICE
    if name in (FactName.AMOUNT, FactName.REFUND):
        return FactType.MONEY
    if name in _PERIODS:
        return FactType.PERIOD
    return FactType.TEXT


BOOKKEEPING: Final = frozenset(
    {
        FactName.PAYMENT_DATE_CONFIRMED,
        FactName.PAYMENT_MADE,
        FactName.IDENTIFIED,
        FactName.EVIDENCE_DONE,
        FactName.OTHER_AFFAIR,
        FactName.REVIEWED,
    }
)
"""Facts about the conversation rather than the case: never shown in a recap."""
