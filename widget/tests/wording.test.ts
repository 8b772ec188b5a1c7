/** How the widget writes, and what it says aloud. */

import { expect, test } from "vitest";

import { breakable } from "../src/breakable";
import { copyNote } from "../src/copying";
import { spoken } from "../src/live";
import { quotations } from "../src/quotations";
import { problemFrom } from "../src/problems";
import { stepWords } from "../src/steps";
import { destination } from "../src/transcript";
import { dayWords, sizeWords, words } from "../src/words";
import { message } from "./fakes";

test("her own words are a quotation, a button's name is none", () => {
  const said = ["j'ai viré 450€ à Kevin_92"];
  const text = "parce que vous avez dit «\u00a0viré 450€\u00a0». Choisissez «\u00a0Corriger\u00a0».";

  expect(quotations(text, said)).toEqual([
    "parce que vous avez dit «\u00a0",
    "viré 450€",
    "\u00a0». Choisissez «\u00a0Corriger\u00a0».",
  ]);
});

test.each([
  [10, "1\u00a0Ko"],
  [120 * 1024, "120\u00a0Ko"],
  [1.5 * 1024 * 1024, "1,5\u00a0Mo"],
  [20 * 1024 * 1024, "20\u00a0Mo"],
])("%d bytes are written %s", (bytes, written) => {
  expect(sizeWords(bytes)).toBe(written);
});

test("a day keeps its number beside its month", () => {
  expect(dayWords(new Date(2026, 2, 3))).toBe("mardi\u00a03\u00a0mars");
});

test.each([
  ["story", "Étape 1 sur 6\u00a0: votre récit"],
  ["details", "Étape 3 sur 6\u00a0: quelques précisions"],
  ["filed", "Votre déclaration est déposée"],
] as const)("the stage %s is told « %s »", (stage, told) => {
  expect(stepWords(stage)).toBe(told);
});

test("a message is said in one breath, with the answers it proposes", () => {
  const asked = {
    ...message("m", "ariane", "J’ai noté.\n\nEst-ce juste ?"),
    buttons: [
      { title: "Oui", payload: "/affirm" },
      { title: "Non", payload: "/deny" },
    ],
  };

  expect(spoken(asked, false)).toBe(
    "Ariane\u00a0: J’ai noté. Est-ce juste ? Réponses proposées\u00a0: Oui, Non.",
  );
});

test("a long IBAN may break at its spaces, a telephone number holds together", () => {
  const iban = "FR76 3000 6000 0112 3456 7890 189";
  const phone = "06\u00a012\u00a034\u00a056\u00a078";

  expect(breakable(`${iban.replace(/ /g, "\u00a0")}, ${phone}`)).toBe(`${iban}, ${phone}`);
});

test("a proxy's page of an error is never shown", () => {
  const problem = problemFrom(502, "<html>Bad Gateway</html>");

  expect(problem.detail).toBe(words.problem.detail);
  expect(problem.passing).toBe(true);
});

test.each([
  ["ArrowUp", 2, 1],
  ["ArrowUp", 0, 0],
  ["ArrowDown", 4, 4],
  ["ArrowUp", -1, 4],
  ["Home", 3, 0],
  ["End", 0, 4],
  ["a", 0, null],
])("in the log, %s from message %d leads to %s", (key, here, there) => {
  expect(destination(key, here, 5)).toBe(there);
});

test("every phrase has its no-break spaces and its typographic apostrophes", () => {
  const phrases = JSON.stringify(words, (_, value: unknown) =>
    typeof value === "function" ? (value as (...parts: string[]) => string)("x", "y", "z") : value,
  );

  expect(phrases).not.toMatch(/ [:;?!»]|« |'|\d (?:Ko|Mo|%|jours|fichiers)/);
});

test("what is said of a copy is said beside the text that was copied, and nowhere else", () => {
  const copied = { text: "Fiche de liaison", done: true };

  expect(copyNote(copied, "Fiche de liaison", words.handover)).toBe(words.handover.copied);
  expect(copyNote({ ...copied, done: false }, "Fiche de liaison", words.handover)).toBe(
    words.handover.notCopied,
  );
  expect(copyNote(copied, "Une autre fiche", words.handover)).toBe("");
  expect(copyNote(null, "Fiche de liaison", words.handover)).toBe("");
});
