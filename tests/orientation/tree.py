"""The guided search as service-public.gouv.fr publishes it (F47157, « Recherche guidée »).

Written from the published sheet and the téléservices' pages, apart from data/orientation: it is
what the rules are held against.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Leaf:
    """One end of the tree.

    Attributes:
        path: the choices that lead there, as the sheet words them, the entry first.
        answers: the same as facts of ours; facts that the tree does not ask are left out.
        outcome: a service, or ``thesee.<offence>``, to which the tail applies.
        stated: facts that the téléservice's own page requires beside the tree.
        retold: the same end as another's, reached by a story that was taken for something else.
    """

    path: tuple[str, ...]
    answers: Mapping[str, str]
    outcome: str
    stated: Mapping[str, str] = field(default_factory=dict)
    retold: bool = False


# The téléservices' pages: the relation stayed virtual, money was asked for, the author is unknown.
_VIRTUAL = {"met_in_person": "false", "author_known": "false"}
_ASKED = {"money_asked": "true"}

LEAVES = [
    # 1. Vous avez acheté ou vendu un bien
    Leaf(
        ("bien", "acheteur", "site commercial", "service ou placement exclu : placement"),
        {"offence": "faux_site_vente", "purchase_kind": "investment"},
        "amf_acpr",
    ),
    Leaf(
        ("bien", "acheteur", "site commercial", "service ou placement exclu : service"),
        {"offence": "faux_site_vente", "purchase_kind": "service"},
        "commissariat",
    ),
    Leaf(
        ("bien", "acheteur", "site commercial", "non conforme"),
        {
            "offence": "faux_site_vente",
            "purchase_kind": "goods",
            "goods_received": "true",
            "as_advertised": "false",
        },
        "signalconso",
    ),
    Leaf(
        ("bien", "acheteur", "site commercial", "non reçu", "service client non contacté"),
        {
            "offence": "faux_site_vente",
            "purchase_kind": "goods",
            "goods_received": "false",
            "customer_service": "not_contacted",
        },
        "service_client",
    ),
    Leaf(
        ("bien", "acheteur", "site commercial", "non reçu", "service client insatisfaisant"),
        {
            "offence": "faux_site_vente",
            "purchase_kind": "goods",
            "goods_received": "false",
            "customer_service": "unsatisfied",
        },
        "signalconso",
    ),
    Leaf(
        ("bien", "acheteur", "site commercial", "non reçu", "ne répond pas ou n’existe pas"),
        {
            "offence": "faux_site_vente",
            "purchase_kind": "goods",
            "goods_received": "false",
            "customer_service": "no_answer",
        },
        "thesee.faux_site_vente",
    ),
    Leaf(
        ("bien", "acheteur", "petites annonces", "non conforme", "particulier"),
        {
            "offence": "faux_vendeur",
            "goods_received": "true",
            "as_advertised": "false",
            "seller_professional": "false",
        },
        "thesee.faux_vendeur",
        {**_VIRTUAL, **_ASKED},
    ),
    Leaf(
        ("bien", "acheteur", "petites annonces", "non conforme", "professionnel"),
        {
            "offence": "faux_vendeur",
            "goods_received": "true",
            "as_advertised": "false",
            "seller_professional": "true",
        },
        "signalconso",
        _VIRTUAL,
    ),
    Leaf(
        ("bien", "acheteur", "petites annonces", "non reçu"),
        {"offence": "faux_vendeur", "goods_received": "false"},
        "thesee.faux_vendeur",
        {**_VIRTUAL, **_ASKED},
    ),
    Leaf(
        ("bien", "vendeur", "pas payé"),
        {"offence": "faux_acheteur", "goods_sent_unpaid": "true"},
        "thesee.faux_acheteur",
        _VIRTUAL,
    ),
    Leaf(
        ("bien", "vendeur", "incité à verser de l’argent"),
        {"offence": "faux_acheteur", "goods_sent_unpaid": "false", "money_asked": "true"},
        "thesee.faux_acheteur",
        _VIRTUAL,
    ),
    # 2. Votre carte bancaire a été utilisée de façon frauduleuse
    *(
        Leaf(
            ("carte", where),
            {"offence": offence, "other_problem": "card", "card_whereabouts": held},
            outcome,
            retold=offence == "autre_escroquerie",
        )
        for offence in ("hors_perimetre", "autre_escroquerie")
        for where, held, outcome in (
            ("toujours en possession", "held", "perceval"),
            ("perdue", "lost", "opposition_carte"),
            ("volée", "stolen", "opposition_carte"),
        )
    ),
    Leaf(
        ("carte", "autre moyen de paiement"),
        {"offence": "autre_escroquerie", "other_problem": "other_payment"},
        "commissariat",
    ),
    # 3. Fausse location
    Leaf(
        ("location", "site professionnel", "non conforme"),
        {
            "offence": "fausse_location",
            "rental_channel": "professional_site",
            "rental_problem": "not_as_advertised",
        },
        "signalconso",
        _VIRTUAL,
    ),
    Leaf(
        ("location", "site professionnel", "n’existe pas"),
        {
            "offence": "fausse_location",
            "rental_channel": "professional_site",
            "rental_problem": "does_not_exist",
        },
        "thesee.fausse_location",
        {**_VIRTUAL, **_ASKED},
    ),
    Leaf(
        ("location", "site professionnel", "occupé ou indisponible"),
        {
            "offence": "fausse_location",
            "rental_channel": "professional_site",
            "rental_problem": "unavailable",
        },
        "agence_location",
        _VIRTUAL,
    ),
    *(
        Leaf(
            ("location", "petites annonces", "particulier", problem),
            {
                "offence": "fausse_location",
                "rental_channel": "classified_ad",
                "landlord_professional": "false",
                "rental_problem": problem,
            },
            "thesee.fausse_location",
            {**_VIRTUAL, **_ASKED},
        )
        for problem in ("not_as_advertised", "does_not_exist", "unavailable")
    ),
    *(
        Leaf(
            ("location", "petites annonces", "professionnel", problem),
            {
                "offence": "fausse_location",
                "rental_channel": "classified_ad",
                "landlord_professional": "true",
                "rental_problem": problem,
            },
            outcome,
            _VIRTUAL,
        )
        for problem, outcome in (
            ("not_as_advertised", "signalconso"),
            ("does_not_exist", "agence_location"),
            ("unavailable", "agence_location"),
        )
    ),
    # 4. Piratage de votre messagerie ; 5. un autre de vos comptes
    Leaf(
        ("messagerie", "votre compte", "demande d’argent"),
        {"offence": "piratage_compte", "account_kind": "messaging", "money_asked": "true"},
        "thesee.piratage_compte",
        {"author_known": "false"},
    ),
    Leaf(
        ("messagerie", "votre compte", "pas de demande d’argent", "majeur ou mineur"),
        {"offence": "piratage_compte", "account_kind": "messaging", "money_asked": "false"},
        "commissariat",
        {"author_known": "false"},
    ),
    Leaf(
        ("autre compte",),
        {"offence": "piratage_compte", "account_kind": "other"},
        "commissariat",
        {"author_known": "false"},
    ),
    Leaf(
        ("autre compte", "dit autrement"),
        {"offence": "hors_perimetre", "other_problem": "other_account"},
        "commissariat",
        retold=True,
    ),
    # 6. Vous avez reçu un message frauduleux
    Leaf(
        ("message", "organisme de confiance"),
        {"offence": "hors_perimetre", "other_problem": "phishing", "message_channel": "email"},
        "signal_spam",
    ),
    Leaf(
        ("message", "contact piraté", "demande d’argent"),
        {"offence": "message_contact_pirate", "money_asked": "true"},
        "thesee.message_contact_pirate",
    ),
    Leaf(
        ("message", "contact piraté", "pas de demande d’argent", "majeur ou mineur"),
        {"offence": "message_contact_pirate", "money_asked": "false"},
        "commissariat",
    ),
    # 7. On vous réclame une rançon pour débloquer un appareil
    Leaf(
        ("rançon", "écran bloqué et numéro appelé"),
        {"offence": "rancongiciel", "lock_kind": "screen"},
        "cybermalveillance",
    ),
    Leaf(
        ("rançon", "fichiers bloqués"),
        {"offence": "rancongiciel", "lock_kind": "files"},
        "thesee.rancongiciel",
        _ASKED,
    ),
    # 8. Chantage ou demande d’argent dans une relation amoureuse ou amicale
    *(
        Leaf(
            ("relation", "virtuelle", "menaces", *path),
            {"offence": offence, "asked_before": before, **threat, **_ASKED},
            outcome,
            _VIRTUAL,
            retold=offence != "chantage",
        )
        for offence, threat in (
            ("chantage", {}),
            ("escroquerie_sentimentale", {"threatened": "true"}),
        )
        for path, before, outcome in (
            (("première demande",), "first", "thesee.chantage"),
            (("déjà demandé", "même menace"), "same_threat", "thesee.chantage"),
            (("déjà demandé", "autres raisons"), "other_reasons", "thesee.sentiments_chantage"),
        )
    ),
    Leaf(
        ("relation", "virtuelle", "menaces", "déjà demandé", "autres raisons, dit d’emblée"),
        {"offence": "sentiments_chantage", **_ASKED},
        "thesee.sentiments_chantage",
        _VIRTUAL,
        retold=True,
    ),
    Leaf(
        ("relation", "virtuelle", "pas de menaces"),
        {"offence": "escroquerie_sentimentale", "threatened": "false", **_ASKED},
        "thesee.escroquerie_sentimentale",
        _VIRTUAL,
    ),
    *(
        Leaf(
            ("relation", "personne rencontrée"),
            {"offence": offence, "met_in_person": "true"},
            "commissariat",
            retold=offence == "sentiments_chantage",
        )
        for offence in ("chantage", "escroquerie_sentimentale", "sentiments_chantage")
    ),
    # 9. Contenus illicites publiés
    Leaf(
        ("contenus illicites",),
        {"offence": "hors_perimetre", "other_problem": "illicit_content"},
        "pharos",
    ),
]

# The tail of each declared leaf, in the order of the sheet: its answers, and where they lead.
TAILS: list[tuple[Mapping[str, str], str]] = [
    ({"adult": "false"}, "{offence}.signalement"),
    ({"adult": "true", "for_self": "false", "wants_complaint": "true"}, "commissariat"),
    ({"adult": "true", "for_self": "false", "wants_complaint": "false"}, "{offence}.signalement"),
    ({"adult": "true", "for_self": "true", "wants_complaint": "false"}, "{offence}.signalement"),
    (
        {"adult": "true", "for_self": "true", "wants_complaint": "true", "already_filed": "online"},
        "{offence}.complement",
    ),
    (
        {
            "adult": "true",
            "for_self": "true",
            "wants_complaint": "true",
            "already_filed": "station",
        },
        "{offence}.signalement",
    ),
    (
        {"adult": "true", "for_self": "true", "wants_complaint": "true", "already_filed": "no"},
        "{offence}.plainte",
    ),
]
CLICKS_OF_THE_TAIL = 4
"""Adult or minor, person or company, complaint or report, filed already or not."""
