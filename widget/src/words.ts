/** Every word the widget itself says, and how it writes sizes and days. */

import type { Stage } from "./shapes";

const steps: Readonly<Record<Stage, string>> = {
  welcome: "votre récit",
  story: "votre récit",
  orientation: "quelques vérifications",
  details: "quelques précisions",
  identity: "vos coordonnées",
  evidence: "vos pièces",
  review: "la relecture",
  filed: "Votre déclaration est déposée",
  redirected: "Vous savez à qui vous adresser",
};

export const words = {
  region: "Votre conversation avec Ariane",
  log: "Messages",
  logHelp: "Flèches haut et bas pour passer d’un message à l’autre, Échap pour répondre.",
  end: "Fin de la conversation",
  ariane: "Ariane",
  officer: "Officier",
  you: "Vous",
  said: (who: string, text: string) => `${who} : ${text}`,
  choices: "Réponses proposées",
  choicesSpoken: (titles: string) => `Réponses proposées : ${titles}.`,
  answered: (text: string) => `Vous avez répondu : ${text}`,
  steps,
  step: (rank: number, last: number, name: string) => `Étape ${rank} sur ${last} : ${name}`,
  compose: {
    label: "Votre message",
    answer: "Votre réponse",
    hint: "Entrée pour envoyer, Maj + Entrée pour aller à la ligne.",
    send: "Envoyer",
    empty: "Écrivez votre message, puis envoyez-le.",
  },
  status: {
    opening: "La conversation s’ouvre…",
    resumed: "Votre conversation reprend là où elle s’était arrêtée.",
    sending: "Ariane lit votre message…",
    late: "La réponse prend un peu de temps. Ce que vous avez écrit est gardé.",
    away: "La connexion est coupée. Ce que vous écrivez est gardé sur cet appareil et partira dès son retour.",
    silent:
      "Votre message est gardé, mais ma réponse ne vient pas. Écrivez-le autrement, ou appelez gratuitement Info Escroqueries au 0 805 805 817.",
    waits: "En attente d’envoi",
    retry: "Réessayer maintenant",
  },
  problem: {
    title: "Quelque chose n’a pas marché de notre côté",
    detail: "Ce que vous avez écrit est gardé. Réessayez dans un instant.",
  },
  abroad: {
    title: "Votre identité se confirme sur le site d’Ariane",
    detail: (site: string) =>
      `Ouvrez « Changer d’appareil » pour avoir un code, puis entrez-le sur ${site}.`,
  },
  lost: {
    title: "Une nouvelle conversation commence",
    detail:
      "La précédente n’est plus gardée ici : une conversation est effacée après 30 jours. Si votre déclaration était déposée, la page de suivi dit où elle en est.",
    close: "Fermer ce message",
  },
  record: {
    open: "Ce que j’ai noté",
    title: "Ce que j’ai noté",
    lead: "Voici ce que j’ai noté jusqu’ici. Vous pouvez corriger chaque ligne.",
    none: "Rien n’est encore noté. Racontez ce qui s’est passé, avec vos mots.",
    opening: "Un instant, je relis mes notes…",
    failed: "Mes notes ne s’ouvrent pas pour le moment. Elles sont gardées.",
    retry: "Réessayer",
    close: "Fermer",
    filed: "Votre déclaration est déposée : ces lignes ne changent plus.",
  },
  comfort: {
    open: "Confort de lecture",
    title: "Confort de lecture",
    lead: "Ces choix restent sur cet appareil. Ils ne disent rien de vous.",
    close: "Fermer",
    size: "Taille du texte",
    sizes: ["Normale", "Plus grande", "Très grande"],
    reading: "Lecture",
    airy: "Espacer les lettres, les mots et les lignes",
    plainFont: "Des lettres plus faciles à distinguer",
    easy: "Facile à lire : une phrase par ligne, avec des mots simples",
    aloud: "Lecture à voix haute",
    alouds: {
      off: "Sans voix",
      asked: "Un bouton pour écouter chaque message",
      always: "Lire chaque nouveau message",
    },
    aloudHelp: "La voix est celle de cet appareil : rien n’est envoyé.",
    noVoice: "Cet appareil n’a pas de voix française.",
    dictation: "Dicter mes réponses",
    dictationHelp:
      "Votre voix est transcrite par votre navigateur. Il peut l’envoyer à la société qui le fabrique, par exemple Google, Apple ou Microsoft. Ariane ne reçoit que le texte.",
    noDictation: "Ce navigateur ne sait pas écouter. Le clavier de votre appareil sait peut-être dicter.",
  },
  elsewhere: {
    open: "Changer d’appareil",
    title: "Changer d’appareil",
    close: "Fermer",
    take: "Continuer sur un autre appareil",
    lead: "Notez ce code. Il ouvre votre conversation : gardez-le pour vous.",
    draw: "Afficher un code",
    label: "Votre code :",
    come: "Revenir avec un code",
    enter: "Code de reprise",
    go: "Ouvrir ma conversation",
    unknown:
      "Ce code n’ouvre aucune conversation. Vérifiez chaque signe, ou affichez un nouveau code sur le premier appareil.",
    unreachable: "La connexion est coupée. Réessayez dans un instant.",
  },
  voice: {
    listen: "Écouter",
    stop: "Arrêter la lecture",
    which: (text: string) => ` : ${text}`,
  },
  dictation: {
    start: "Dicter",
    stop: "Arrêter de dicter",
    listening: "Je vous écoute. Parlez, puis relisez avant d’envoyer.",
    failed: "Le micro n’est pas disponible. Vous pouvez écrire votre réponse.",
  },
  keeping: {
    title: "Votre conversation avec Ariane",
    file: "conversation-ariane.txt",
    print: "Imprimer",
    download: "Télécharger la conversation",
    plain: "Continuer en pages simples",
  },
  leave: {
    quick: "Quitter vite",
    quickHelp: "Cache cette page et ouvre une page vide. Votre conversation est gardée.",
    told: {
      title: "Si quelqu’un arrive",
      detail:
        "« Quitter vite », en haut, cache tout et ouvre une page vide. Au clavier : trois fois la touche Maj. Rien n’est perdu.",
      close: "J’ai compris",
    },
    erase: "Effacer de cet appareil",
    title: "Effacer de cet appareil ?",
    detail:
      "Utile si d’autres personnes se servent de cet appareil. Ensuite, cette conversation ne s’ouvre plus ici.",
    detailFiled:
      "Utile si d’autres personnes se servent de cet appareil. Gardez d’abord l’adresse de la page de suivi : ensuite, elle ne s’affiche plus ici.",
    confirm: "Effacer la conversation",
    cancel: "Garder la conversation",
  },
  door: {
    hidden: {
      title: "Une conversation est gardée sur cet appareil",
      detail: "Elle s’affiche seulement si vous le demandez.",
      enter: "Reprendre la conversation",
    },
    erased: {
      title: "La conversation est effacée de cet appareil",
      detail: "Vous pouvez fermer cette page, ou commencer une nouvelle conversation.",
      enter: "Commencer une conversation",
    },
  },
  evidence: {
    label: "Choisir des fichiers",
    list: "Vos fichiers",
    limits: (size: string, count: number) =>
      `Photo, capture d’écran, PDF, e-mail, document, enregistrement d’un appel ou dossier ZIP. ${size} par fichier, ${count} fichiers au plus.`,
    drop: "Vous pouvez aussi les déposer ici.",
    waiting: "en attente",
    sending: (percent: number) => `envoi, ${percent} %`,
    checking: "envoyé, en cours de vérification",
    joined: "ajouté à votre déclaration",
    reading: "Je lis vos fichiers. Vous pouvez continuer.",
    remaining: (count: number) =>
      count === 0
        ? "Vous avez ajouté tous les fichiers possibles ici."
        : count === 1
          ? "Vous pouvez encore ajouter 1 fichier."
          : `Vous pouvez encore ajouter ${count} fichiers.`,
    heavy: (size: string) =>
      `Ce fichier est trop lourd : il peut peser jusqu’à ${size}. Une capture d’écran ou une photo plus petite convient.`,
    unreachable: "La connexion est coupée : ce fichier n’est pas parti.",
    retry: (name: string) => `Renvoyer ${name}`,
  },
  recall: { note: "PDF, s’ouvre dans un nouvel onglet" },
  handover: {
    copy: "Copier",
    print: "Imprimer ou enregistrer",
    note: "PDF, s’ouvre dans un nouvel onglet",
    read: "Lire la fiche ici",
    copied: "La fiche est copiée.",
    notCopied: "La fiche est sélectionnée : copiez-la depuis le menu de votre appareil.",
  },
  filed: {
    reference: "Votre référence",
    tracking: "Ouvrir la page de suivi",
    keep: "Gardez l’adresse de la page de suivi : elle ouvre votre déclaration sans mot de passe. Donnez-la seulement à des personnes de confiance.",
    address: "Adresse de la page de suivi",
    copy: "Copier l’adresse",
    copied: "L’adresse est copiée.",
    notCopied: "L’adresse est sélectionnée : copiez-la depuis le menu de votre appareil.",
    documents: "Vos documents",
    paper: (size: string) => `PDF, ${size}, s’ouvre dans un nouvel onglet`,
  },
} as const;

const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long" });

/** Return « 120 Ko », « 1,5 Mo ». */
export function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return `${kilobytes} Ko`;
  return `${number.format(bytes / 1024 / 1024)} Mo`;
}

/** Return « mardi 3 mars ». */
export function dayWords(moment: Date): string {
  return day.format(moment).replace(/ (\d+) /, " $1 ");
}
