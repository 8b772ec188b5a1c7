"""The offences (« infractions ») that the conversation tells apart."""

from enum import Enum


class Offence(str, Enum):
    """An offence (« infraction »): one of the téléservice's modules, or what lies outside them.

    Source:
        The guided search F47157 and the téléservice pages of service-public.gouv.fr.
    """

    FAUX_VENDEUR = "faux_vendeur"
    FAUX_ACHETEUR = "faux_acheteur"
    FAUSSE_LOCATION = "fausse_location"
    FAUX_SITE_VENTE = "faux_site_vente"
    PIRATAGE_COMPTE = "piratage_compte"
    MESSAGE_CONTACT_PIRATE = "message_contact_pirate"
    CHANTAGE = "chantage"
    RANCONGICIEL = "rancongiciel"
    ESCROQUERIE_SENTIMENTALE = "escroquerie_sentimentale"
    SENTIMENTS_CHANTAGE = "sentiments_chantage"
    AUTRE_ESCROQUERIE = "autre_escroquerie"
    HORS_PERIMETRE = "hors_perimetre"


class PaymentMethod(str, Enum):
    """How the money left (« moyen de paiement »)."""

    TRANSFER = "transfer"
    CARD = "card"
    PAYPAL = "paypal"
    WALLET = "wallet"
    COUPON = "coupon"
    MONEY_ORDER = "money_order"
    CHEQUE = "cheque"
    CRYPTO = "crypto"
    CASH = "cash"
    OTHER = "other"
