/** A conversation that began elsewhere takes the place of this device's. */

import { expect, test } from "vitest";

import { Conversation } from "../src/conversation";
import { takeUp } from "../src/handover";
import { Device } from "../src/storage";
import { MemoryService, MemoryStorage, NoPause } from "./fakes";

const HERS = { id: "c1", token: "t1" };

function begin(kept: object): { conversation: Conversation; device: Device; heard: string[] } {
  const storage = new MemoryStorage();
  storage.setItem("ariane.conversation", JSON.stringify(kept));
  const device = new Device(storage);
  const heard: string[] = [];
  const service = new MemoryService();
  void service.open();
  const conversation = new Conversation(
    service,
    device,
    new NoPause(),
    () => undefined,
    (messages) => void heard.push(...messages.map(({ text }) => text)),
  );
  return { conversation, device, heard };
}

test("it is shown, and nothing of it is spoken again", async () => {
  const { conversation, device, heard } = begin({ access: { id: "c0", token: "old" } });

  takeUp(conversation, device, HERS);
  await expect.poll(() => conversation.activity).toBe("idle");

  expect(conversation.messages.map(({ text }) => text)).toEqual(["Bonjour."]);
  expect(conversation.door).toBeNull();
  expect(conversation.access).toEqual(HERS);
  expect(heard).toEqual([]);
});

const WAITING = [{ key: "k", text: "450 €", at: "2026-03-05T10:00:00+00:00" }];

test.each([
  ["of the same conversation leaves", HERS.id, ["Bonjour.", "450 €", "J’ai noté : 450 €"]],
  ["of another one does not", "c0", ["Bonjour."]],
])("what waits to be sent %s", async (_, id, shown) => {
  const { conversation, device } = begin({ access: { id, token: "x" }, queue: WAITING });

  takeUp(conversation, device, HERS);
  await expect.poll(() => conversation.activity).toBe("idle");

  expect(conversation.messages.map(({ text }) => text)).toEqual(shown);
});
