/** What is written arrives once, in order, whatever happens on the way. */

import { beforeEach, describe, expect, test } from "vitest";

import { Conversation } from "../src/conversation";
import type { Message } from "../src/shapes";
import { Device } from "../src/storage";
import {
  BROKEN,
  ENGINE_AWAY,
  message,
  MemoryService,
  MemoryStorage,
  NoPause,
  NO_NETWORK,
  TOO_LONG,
} from "./fakes";

let service: MemoryService;
let storage: MemoryStorage;
let pause: NoPause;
let heard: string[];

beforeEach(() => {
  service = new MemoryService();
  storage = new MemoryStorage();
  pause = new NoPause();
  heard = [];
});

function begin(): Conversation {
  const hear = (messages: Message[]): void => void heard.push(...messages.map(({ text }) => text));
  return new Conversation(service, new Device(storage), pause, () => undefined, hear);
}

async function quiet(conversation: Conversation): Promise<void> {
  await expect.poll(() => conversation.activity).toBe("idle");
}

function shown(conversation: Conversation): string[] {
  return conversation.messages.map(({ text }) => text);
}

describe("the way to the identity provider", () => {
  test("leads where the service says", async () => {
    const conversation = begin();
    await conversation.run();
    const left: string[] = [];

    await conversation.identify((url) => void left.push(url));

    expect(left).toEqual(["https://fournisseur.example.org/"]);
    expect(conversation.refusal).toBeNull();
  });

  test("is refused in the service's words, and can be tried again", async () => {
    const conversation = begin();
    await conversation.run();
    service.failures = [{ call: "identify", failure: ENGINE_AWAY }];
    const left: string[] = [];

    await conversation.identify((url) => void left.push(url));
    expect(conversation.refusal).toBe(ENGINE_AWAY);
    expect(left).toEqual([]);

    await conversation.identify((url) => void left.push(url));
    expect(conversation.refusal).toBeNull();
    expect(left).toHaveLength(1);
  });
});

describe("a conversation", () => {
  test("opens with Ariane's first words, heard once", async () => {
    const conversation = begin();

    await conversation.run();

    expect(shown(conversation)).toEqual(["Bonjour."]);
    expect(heard).toEqual(["Bonjour."]);
  });

  test("hears the question about a file by itself, and sends what she writes meanwhile", async () => {
    const conversation = begin();
    await conversation.run();
    service.reading = true;
    pause.onWait = () => {
      if (pause.waits.length === 1) return conversation.say("450 €");
      service.reading = false;
      service.transcript.push(message("read", "ariane", "J’ai lu votre pièce. Est-ce exact ?"));
    };

    conversation.take({ messages: [], state: (await service.resume({ id: "c1", token: "t1" })).state });
    await quiet(conversation);
    await expect.poll(() => heard.at(-1)).toBe("J’ai lu votre pièce. Est-ce exact ?");

    expect(service.calls.indexOf("say 450 €")).toBeLessThan(service.calls.lastIndexOf("resume"));
  });

  test("hears what the service says by itself, once", async () => {
    const conversation = begin();
    await conversation.run();
    service.transcript.push(message("asked", "officer", "Avez-vous le reçu ?"));

    const told = { last: "asked", waiting: false, reading: false };
    conversation.heed(told);
    conversation.heed(told);
    await quiet(conversation);
    conversation.heed(told);

    await expect.poll(() => heard).toEqual(["Bonjour.", "Avez-vous le reçu ?"]);
    expect(service.calls.filter((call) => call === "resume")).toHaveLength(1);
  });

  test("asks nothing when it is told what it has just been answered", async () => {
    const conversation = begin();
    await conversation.run();

    conversation.say("450 €");
    await quiet(conversation);
    const last = service.transcript.at(-1)!.id;
    conversation.heed({ last, waiting: false, reading: false });
    await quiet(conversation);

    expect(service.calls).not.toContain("resume");
  });

  test("asks seldom while the service says what is new, often once it does not", async () => {
    const conversation = begin();
    await conversation.run();
    service.reading = true;
    const { state } = await service.resume({ id: "c1", token: "t1" });
    pause.onWait = () => {
      conversation.live = pause.waits.length === 1;
      service.reading = pause.waits.length < 3;
    };

    conversation.live = true;
    conversation.take({ messages: [], state });
    await expect.poll(() => pause.waits.length).toBe(3);

    expect(pause.waits[0]).toBeGreaterThan(pause.waits[2]!);
  });

  test("shows what was said and the answer, in that order", async () => {
    const conversation = begin();
    await conversation.run();

    conversation.say("450 €");
    await quiet(conversation);

    expect(shown(conversation)).toEqual(["Bonjour.", "450 €", "J’ai noté : 450 €"]);
    expect(conversation.pending).toEqual([]);
  });

  test("resumes after a reload, and says nothing old aloud again", async () => {
    const before = begin();
    await before.run();
    before.say("450 €");
    await quiet(before);
    heard = [];

    const after = begin();
    await after.run();

    expect(shown(after)).toEqual(["Bonjour.", "450 €", "J’ai noté : 450 €"]);
    expect(heard).toEqual([]);
  });

  test("keeps the composer's draft over a reload", async () => {
    begin().draft = "je ne sais plus si";

    expect(begin().draft).toBe("je ne sais plus si");
  });
});

describe("without a network", () => {
  test("messages wait, then leave in their order", async () => {
    const conversation = begin();
    await conversation.run();
    service.failures = [NO_NETWORK, NO_NETWORK].map((failure) => ({ call: "say", failure }));
    pause.onWait = () => expect(conversation.activity).toBe("away");

    conversation.say("un");
    conversation.say("deux");
    await quiet(conversation);

    expect(service.calls.filter((call) => call.startsWith("say"))).toEqual(["say un", "say deux"]);
    const all = ["Bonjour.", "un", "J’ai noté : un", "deux", "J’ai noté : deux"];
    expect(shown(conversation)).toEqual(all);
    expect(heard).toEqual(all.filter((text) => /Bonjour|noté/.test(text)));
  });

  test("a message that arrived although the answer was lost is shown once", async () => {
    const conversation = begin();
    await conversation.run();
    service.failures = [{ call: "say", failure: NO_NETWORK, kept: true }];
    pause.onWait = () => service.answer();

    conversation.say("450 €");
    await quiet(conversation);

    expect(shown(conversation)).toEqual(["Bonjour.", "450 €", "J’ai noté : 450 €"]);
    expect(heard).toEqual(["Bonjour.", "J’ai noté : 450 €"]);
  });

  test("a message that a reload interrupted is sent, and shown once", async () => {
    const before = begin();
    await before.run();
    service.failures = [{ call: "say", failure: NO_NETWORK, kept: true }];
    pause.onWait = () => before.hide();
    before.say("450 €");
    await expect.poll(() => before.door).toBe("hidden");
    pause.onWait = () => undefined;
    service.answer();

    const after = begin();
    after.enter();
    await quiet(after);

    expect(shown(after)).toEqual(["Bonjour.", "450 €", "J’ai noté : 450 €"]);
    expect(after.pending).toEqual([]);
  });

  test("what is written before the conversation opens is sent once it is open", async () => {
    service.failures = [{ call: "open", failure: NO_NETWORK }];
    const conversation = begin();

    conversation.say("bonjour");
    await quiet(conversation);

    expect(shown(conversation)).toEqual(["Bonjour.", "bonjour", "J’ai noté : bonjour"]);
  });
});

test("a device whose clock is wrong starts no new day at each turn", async () => {
  const conversation = begin();
  await conversation.run();

  conversation.say("450 €");
  await quiet(conversation);

  expect(new Set(conversation.messages.map(({ at }) => at)).size).toBe(1);
});

describe("without the engine", () => {
  test("the answer is awaited, and comes once", async () => {
    const conversation = begin();
    await conversation.run();
    service.engineAway = true;
    pause.onWait = () => {
      expect(conversation.activity).toBe("late");
      if (pause.waits.length > 3) service.answer();
    };

    conversation.say("450 €");
    await quiet(conversation);

    expect(shown(conversation)).toEqual(["Bonjour.", "450 €", "J’ai noté : 450 €"]);
    expect(heard).toEqual(["Bonjour.", "J’ai noté : 450 €"]);
  });

  test("a message that could not be stored is sent again", async () => {
    const conversation = begin();
    await conversation.run();
    service.failures = [{ call: "say", failure: ENGINE_AWAY }];

    conversation.say("450 €");
    await quiet(conversation);

    expect(shown(conversation)).toEqual(["Bonjour.", "450 €", "J’ai noté : 450 €"]);
  });
});

describe("a refusal", () => {
  test("gives the text back to the composer, before what was typed since", async () => {
    const conversation = begin();
    await conversation.run();
    service.failures = [{ call: "say", failure: TOO_LONG }];

    conversation.say("trop long");
    conversation.draft = "autre chose";
    await quiet(conversation);

    expect(conversation.draft).toBe("trop long\nautre chose");
    expect(conversation.refusal).toBe(TOO_LONG);
    expect(shown(conversation)).toEqual(["Bonjour."]);
  });

  test("comes after a few tries of what always breaks the service", async () => {
    const conversation = begin();
    await conversation.run();
    service.failures = Array.from({ length: 5 }, () => ({ call: "say", failure: BROKEN }));

    conversation.say("ce qui casse");
    await quiet(conversation);

    expect(conversation.draft).toBe("ce qui casse");
    expect(pause.waits).toEqual([1000, 2000, 4000, 8000]);
  });

  test("does not hold back the message behind it", async () => {
    const conversation = begin();
    await conversation.run();
    service.failures = [{ call: "say", failure: TOO_LONG }];

    conversation.say("trop long");
    conversation.say("450 €");
    await quiet(conversation);

    expect(shown(conversation)).toEqual(["Bonjour.", "450 €", "J’ai noté : 450 €"]);
  });
});

describe("a conversation that the service no longer knows", () => {
  test("is replaced by a new one, and what was typed comes back", async () => {
    const kept = { access: { id: "c0", token: "old" }, queue: [], draft: "un brouillon" };
    storage.setItem("ariane.conversation", JSON.stringify(kept));

    const conversation = begin();
    await conversation.run();

    expect(conversation.lost).toBe(true);
    expect(shown(conversation)).toEqual(["Bonjour."]);
    expect(conversation.draft).toBe("un brouillon");
    expect(conversation.access).toEqual({ id: "c1", token: "t1" });
  });
});

describe("leaving", () => {
  test("in a hurry shows nothing on the next visit before she asks", async () => {
    const before = begin();
    await before.run();
    before.hide();

    const after = begin();
    await after.run();

    expect(after.door).toBe("hidden");
    expect(shown(after)).toEqual([]);
    after.enter();
    await quiet(after);
    expect(shown(after)).toEqual(["Bonjour."]);
  });

  test("for good leaves nothing on the device, even if an answer comes late", async () => {
    const conversation = begin();
    await conversation.run();
    conversation.say("450 €");

    conversation.erase();
    await Promise.resolve();

    expect(storage.length).toBe(0);
    expect(shown(conversation)).toEqual([]);
  });
});
