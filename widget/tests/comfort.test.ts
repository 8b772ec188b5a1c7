/** How she chose to read is remembered, and holds nothing of what she said. */

import { expect, test } from "vitest";

import { Preferences } from "../src/comfort";
import { asText } from "../src/keeping";
import { inOneBreath } from "../src/live";
import { paragraphsOf, wordsOf } from "../src/easy";
import { Device } from "../src/storage";
import { ThriceShift } from "../src/shortcut";
import { MemoryStorage, message } from "./fakes";

const QUIET = (): void => undefined;

test("a choice is there again on the next visit", () => {
  const storage = new MemoryStorage();
  new Preferences(QUIET, storage).set({ size: 2, easy: true });

  const { kept } = new Preferences(QUIET, storage);

  expect(kept).toMatchObject({ size: 2, easy: true, aloud: "off" });
});

test("erasing the conversation leaves the choices, which say nothing of her", () => {
  const storage = new MemoryStorage();
  new Preferences(QUIET, storage).set({ airy: true });
  const device = new Device(storage);
  device.keep({ draft: "450 €" });

  device.erase();

  expect(new Preferences(QUIET, storage).kept.airy).toBe(true);
  expect(storage.length).toBe(1);
});

test("in easy mode, a message says its easy words", () => {
  const told = { ...message("m", "ariane", "Virement rappelable."), custom: { easy: "Appelez." } };

  expect(wordsOf(told, true)).toBe("Appelez.");
  expect(wordsOf(told, false)).toBe("Virement rappelable.");
  expect(inOneBreath(told, true)).toBe("Appelez.");
});

test.each([
  ["J’ai noté. Est-ce juste\u00a0? Dites-le.", ["J’ai noté.", "Est-ce juste\u00a0?", "Dites-le."]],
  ["Payés 1\u00a0250,50\u00a0€ à M. Dupré. 3 mars.", ["Payés 1\u00a0250,50\u00a0€ à M. Dupré.", "3 mars."]],
  ["Le site www.exemple.fr est faux.", ["Le site www.exemple.fr est faux."]],
  ["Il dit «\u00a0Non.\u00a0» Puis rien.", ["Il dit «\u00a0Non.\u00a0» Puis rien."]],
  ["Un.\n\nDeux.", ["Un.", "Deux."]],
])("in easy mode, each sentence of « %s » has its line", (text, lines) => {
  expect(paragraphsOf(text, true)).toEqual(lines);
});

test("otherwise a paragraph stays whole", () => {
  expect(paragraphsOf("Un. Deux.\n\nTrois.", false)).toEqual(["Un. Deux.", "Trois."]);
});

const SHIFT = { key: "Shift", repeat: false };

test.each([
  ["three presses in a row leave", [SHIFT, SHIFT, SHIFT], 100, 1],
  ["two do not", [SHIFT, SHIFT], 100, 0],
  ["capital letters do not", [SHIFT, { ...SHIFT, key: "J" }, SHIFT, SHIFT], 100, 0],
  ["a key held down does not", [SHIFT, { ...SHIFT, repeat: true }, { ...SHIFT, repeat: true }], 100, 0],
  ["slow presses do not", [SHIFT, SHIFT, SHIFT], 1500, 0],
])("on Shift, %s", (_, keys, apart, times) => {
  let left = 0;
  const shift = new ThriceShift(() => (left += 1));

  keys.forEach((key, rank) => shift.press({ ...key, timeStamp: rank * apart }));

  expect(left).toBe(times);
});

test("the file to keep says who said what, and when", () => {
  const said = [message("a", "ariane", "Bonjour.\n\nRacontez."), message("b", "victim", "450 €")];

  const text = asText(said);

  expect(text).toContain("jeudi\u00a05\u00a0mars");
  expect(text).toContain("Ariane\u00a0: Bonjour.\nRacontez.");
  expect(text).toContain("Vous\u00a0: 450 €");
});
