/** What the service says by itself is listened to, and again after each loss. */

import { expect, test } from "vitest";

import { eventsIn, Stream } from "../src/stream";
import type { Told } from "../src/shapes";
import { MemoryService, NoPause } from "./fakes";

const NEWS: Told = { last: "m1", waiting: false, reading: true };
const WRITTEN = `event: news\ndata: ${JSON.stringify(NEWS)}\n\n:\n\n`;

test("an event is read whole, in however many pieces it comes", () => {
  for (let cut = 0; cut <= WRITTEN.length; cut += 1) {
    const first = eventsIn(WRITTEN.slice(0, cut));
    const second = eventsIn(first.rest + WRITTEN.slice(cut));
    expect([...first.news, ...second.news]).toEqual([NEWS]);
  }
});

test("a lost stream is told, and listened to again until nothing is followed", async () => {
  const service = new MemoryService();
  const pause = new NoPause();
  const told: Told[] = [];
  let lost = 0;
  const stream = new Stream(service, pause, (news) => told.push(news), () => (lost += 1));
  service.tells = [NEWS];
  pause.onWait = () => {
    if (pause.waits.length === 3) stream.follow(null);
  };

  stream.follow({ id: "c1", token: "t1" });
  stream.follow({ id: "c1", token: "t1" });
  await expect.poll(() => pause.waits.length).toBe(3);

  expect(told).toEqual([NEWS]);
  expect(lost).toBe(3);
  expect(service.calls).toEqual(["follow", "follow", "follow"]);
});
