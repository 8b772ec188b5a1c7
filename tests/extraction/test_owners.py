"""Whose each identifier is, from the words around it, the voice it is said in and the question."""

import pytest

from bot.complaint.identifiers import Owner
from bot.extraction.owners import Owners
from tests.extraction.spans import unmark

V, S, O = "victim", "suspect", "other"  # noqa: E741 - one letter an owner, to line the table up


@pytest.mark.parametrize(
    ("message", "owners"),
    [
        # The victim's own.
        ("mon numéro est le [06 39 98 12 34]", [V]),
        ("Mon téléphone : [06 39 98 12 34]", [V]),
        ("mes coordonnées : [jeanne@example.org], [06 39 98 12 34]", [V, V]),
        ("vous pouvez me joindre au [06 39 98 12 34]", [V]),
        ("je suis joignable au [06 39 98 12 34]", [V]),
        ("merci de me rappeler au [06 39 98 12 34]", [V]),
        ("contactez-moi sur [jeanne@example.org]", [V]),
        ("mon mail c'est [jeanne@example.org]", [V]),
        ("de mon compte [FR76 3000]", [V]),
        ("depuis mon RIB [FR76 3000]", [V]),
        ("débité de mon compte courant [FR76 3000]", [V]),
        ("mon compte [FR76 3000] a été vidé", [V]),
        ("moi c'est le [06 39 98 12 34]", [V]),
        ("[06 39 98 12 34] c'est mon numéro", [V]),
        ("[06 39 98 12 34] (mon portable)", [V]),
        ("le [06 39 98 12 34] est le mien", [V]),
        ("j'habite [12 rue des Lilas]", [V]),
        ("il m'a contactée sur mon portable [06 39 98 12 34]", [V]),
        ("il m'a écrit sur mon adresse [jeanne@example.org]", [V]),
        ("le vendeur m'a appelée sur mon fixe : [01 99 00 12 34]", [V]),
        # The suspect's.
        ("son numéro est le [06 39 98 12 34]", [S]),
        ("Son téléphone : [06 39 98 12 34]", [S]),
        ("le numéro du vendeur [06 39 98 12 34]", [S]),
        ("l'escroc utilise [escroc@example.org]", [S]),
        ("il est joignable au [06 39 98 12 34]", [S]),
        ("viré vers [FR76 3000]", [S]),
        ("j'ai viré 450 € sur [FR76 3000]", [S]),
        ("un virement au [FR76 3000]", [S]),
        ("à l'ordre de [Kevin Dupont]", [S]),
        ("au nom de [Kevin Dupont]", [S]),
        ("bénéficiaire : [Kevin Dupont]", [S]),
        ("elle m'a donné son RIB : [FR76 3000]", [S]),
        ("voici l'iban [FR76 3000]", [None]),
        ("mon vendeur : [06 39 98 12 34]", [S]),
        ("mon interlocuteur utilisait [escroc@example.org]", [S]),
        ("[06 39 98 12 34] m'a appelée trois fois", [S]),
        ("le [06 39 98 12 34] ne répond plus", [S]),
        ("[06 39 98 12 34] c'est son numéro", [S]),
        ("[06 39 98 12 34] (le sien)", [S]),
        ("il m'a dit de l'appeler au [06 39 98 12 34]", [S]),
        ("il m'a demandé de virer sur le compte [FR76 3000]", [S]),
        ("il habiterait au [12 rue des Lilas]", [S]),
        ("la personne m'a contactée avec l'adresse [escroc@example.org]", [S]),
        ("le faux conseiller de ma banque m'a appelée du [01 99 00 12 34]", [S]),
        # Who acted, and from where to where.
        ("je l'ai appelé du [06 39 98 12 34] au [06 39 98 56 78]", [V, S]),
        ("je lui ai écrit de [jeanne@example.org] à [escroc@example.org]", [V, S]),
        ("il m'a appelée du [06 39 98 12 34]", [S]),
        ("il m'a appelée au [06 39 98 12 34]", [V]),
        ("on m'a appelé depuis le [01 99 00 12 34]", [S]),
        ("j'ai reçu un appel du [01 99 00 12 34]", [S]),
        ("j'ai reçu un SMS du [06 39 98 12 34]", [S]),
        ("j'ai été contactée par le [06 39 98 12 34]", [S]),
        ("un mail reçu de [escroc@example.org]", [S]),
        ("j'ai appelé le vendeur au [06 39 98 12 34]", [S]),
        ("j'ai envoyé l'argent à [escroc@example.org] via paypal", [S]),
        ("de mon compte [FR76 3000] vers [FR76 4000]", [V, S]),
        ("j'ai viré de [FR76 3000] vers [FR76 4000]", [V, S]),
        ("viré depuis mon compte [FR76 3000] sur le compte [FR76 4000]", [V, S]),
        ("mon numéro est le [06 39 98 12 34] et le sien [06 39 98 56 78]", [V, S]),
        ("le vendeur : [06 39 98 12 34], moi : [06 39 98 56 78]", [S, V]),
        ("son mail est [escroc@example.org], le mien [jeanne@example.org]", [S, V]),
        ("elle m'a contactée sur whatsapp au [06 39 98 12 34]", [S]),
        # Neither's.
        ("le numéro de mon mari est le [06 39 98 12 34]", [O]),
        ("ma banque : [01 99 00 12 34]", [O]),
        ("ma conseillère, Mme [Roux], m'a confirmé la fraude", [O]),
        ("mon père, Robert, domicilié [2 rue du Port]", [O]),
        ("le pirate a écrit à mes amis avec le numéro [06 39 98 12 34]", [S]),
        ("j ai viré de [FR76 3000] vers [FR76 4000]", [V, S]),
        ("jai appelé du [06 39 98 12 34]", [V]),
        ("il m a appelé du [06 39 98 12 34]", [S]),
        ("j habite au [12 rue des Lilas]", [V]),
        ("jhabite [12 rue des Lilas]", [V]),
        ("Mes coordonnées :\n[Jeanne Martin]\n[12 rue des Lilas]\n[06 39 98 12 34]", [V, V, V]),
        (
            "Victime :\n[Martin]\n[06 39 98 12 34]\n\nVendeur :\n[Kevin]\n[06 39 98 56 78]",
            [V, V, S, S],
        ),
        ("Donneur d'ordre : [Martin]\nBénéficiaire : [Diallo]", [V, S]),
        ("Merci d'avance. PS : son numéro est le [06 39 98 12 34]", [S]),
        ("contactez notre service au [01 99 00 12 34] ou par mail à [k@example.org]", [None, None]),
        ("ils utilisent l'identité d'un vrai courtier, [Paul Henry]", [O]),
        ("Mon numéro : [06 39 98 12 34]. Celui qui m'a appelé : [06 39 98 56 78].", [V, S]),
        ("elle ma donné [06 39 98 12 34]", [S]),
        ("il ma appelé du [06 39 98 12 34]", [S]),
        ("j'ai acheté à un certain Luc, gsm [06 39 98 12 34]", [S]),
        ("il se fait passer pour le chanteur [Patrick Martin]", [O]),
        ("vers une banque lituanienne [LT12 1000]", [S]),
        (
            "Mon adresse mail perso : [jeanne@example.org]. Celle de l'escroc : [k@example.org]",
            [V, S],
        ),
        ("un ami m'a prêté un compte [FR76 3000]", [O]),
        ("la gendarmerie au [01 99 00 12 34]", [O]),
        ("mon mari a viré vers [FR76 3000]", [S]),
        # The sentence before.
        ("Voici son RIB. [FR76 3000]", [S]),
        ("Mes coordonnées.\n[06 39 98 12 34]", [V]),
        ("rien à dire. [06 39 98 12 34]", [None]),
    ],
)
def test_the_words_around_say_whose_it_is(message: str, owners: list[str | None]) -> None:
    text, spans = unmark(message)

    told = [Owners(text).told(start, end) for start, end in spans]

    assert [owner and owner.value for owner in told] == owners


@pytest.mark.parametrize(
    ("message", "owners"),
    [
        ("il m'a écrit : « voici mon RIB ⟦FR76 3000⟧ »", [S]),
        ("elle a dit « envoie sur mon compte ⟦FR76 3000⟧ »", [S]),
        ('le vendeur : "mon numéro c\'est ⟦06 39 98 12 34⟧"', [S]),
        ("il m'a répondu : mon iban est ⟦FR76 3000⟧. Mon numéro : ⟦06 39 98 12 34⟧", [S, V]),
        ("je lui ai écrit « mon numéro est le ⟦06 39 98 12 34⟧ »", [V]),
        ("il m'a demandé « c'est bien votre mail ⟦jeanne@example.org⟧ ? »", [V]),
        ("[12:03] Kevin : mon iban ⟦FR76 3000⟧\n[12:04] Moi : mon tel ⟦06 39 98 12 34⟧", [S, V]),
        ("Kevin: voici mon rib ⟦FR76 3000⟧\nMoi: ok\nKevin: merci", [S]),
        ("Moi : mon adresse ⟦12 rue des Lilas⟧\nVendeur : la mienne ⟦3 rue du Port⟧", [V, S]),
        ("Lui : « votre ordinateur est infecté, appelez le ⟦01 99 00 12 34⟧ »", [S]),
        ("14:05 Vendeur: Lyon\n14:06 Moi: ok mon mail ⟦jeanne@example.org⟧", [V]),
        ("Moi : ok je vous paye sur ⟦FR76 3000⟧", [None]),
        ("12/03/2024, 14:22 - Sophie: mon whatsapp ⟦06 39 98 12 34⟧", [S]),
        (
            "De : ⟦escroc@example.org⟧\nÀ : ⟦jeanne@example.org⟧\n\nNotre IBAN : ⟦FR76 3000⟧",
            [S, V, S],
        ),
        (
            "From: SAV <⟦sav@example.net⟧>\nTo: <⟦jeanne@example.org⟧>\nvotre tel ⟦06 39 98 12 34⟧",
            [S, V, V],
        ),
        (
            """De : ⟦escroc@example.org⟧
À : ⟦jeanne@example.org⟧
Payez.

De : ⟦jeanne@example.org⟧
À : ⟦escroc@example.org⟧
Mon RIB : ⟦FR76 3000⟧""",
            [S, V, V, S, V],
        ),
        ("Le 12 mars, Kevin <⟦k@example.org⟧> a écrit :\n> mon tel ⟦06 39 98 12 34⟧", [S, S]),
        ("il a pris l'argent.\n\nCordialement,\nJeanne Martin\n⟦06 39 98 12 34⟧", [V]),
        ("Merci d'avance, ⟦Jeanne Martin⟧ ⟦06 39 98 12 34⟧", [V, V]),
    ],
)
def test_what_is_quoted_or_pasted_is_heard_in_its_own_voice(
    message: str, owners: list[str | None]
) -> None:
    text, spans = unmark(message)

    told = [Owners(text).told(start, end) for start, end in spans]

    assert [owner and owner.value for owner in told] == owners


@pytest.mark.parametrize(
    ("message", "asked", "owner"),
    [
        ("[06 39 98 12 34]", "victim_phone", V),
        ("c'est le [06 39 98 12 34]", "victim_phone", V),
        ("vous pouvez appeler sur le [06 39 98 12 34]", "victim_phone", V),
        ("le sien est le [06 39 98 12 34]", "victim_phone", S),
        ("le vendeur m'appelait du [06 39 98 12 34]", "victim_phone", S),
        ("[06 39 98 12 34]", "suspect_phone", S),
        ("mon numéro à moi c'est [06 39 98 12 34]", "suspect_phone", V),
        ("[06 39 98 12 34]", None, S),
    ],
)
def test_the_question_decides_what_no_word_says(message: str, asked: str, owner: str) -> None:
    text, spans = unmark(message)

    assert Owners(text).of(*spans[0], asked=asked) is Owner(owner)
