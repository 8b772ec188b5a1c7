/** Each file has its own fate, in words. */

import { expect, test } from "vitest";

import { Problem } from "../src/problems";
import type { Joined } from "../src/shapes";
import { fateWords, Uploads } from "../src/uploads";
import { MemoryService, NO_NETWORK } from "./fakes";

const MOST = 100;

function uploads(service: MemoryService): { list: Uploads; joined: Joined[]; told: string[] } {
  const joined: Joined[] = [];
  const told: string[] = [];
  const list = new Uploads(
    service,
    () => ({ id: "c1", token: "t1" }),
    () => undefined,
    (answer) => void joined.push(answer),
    (text) => void told.push(text),
  );
  return { list, joined, told };
}

function file(name: string, size = 10): File {
  return new File(["x".repeat(size)], name);
}

test("a refused file says why, and the next one is joined all the same", async () => {
  const service = new MemoryService();
  const refusal = new Problem(415, "…", "Ce fichier n’est ni une image, ni un PDF.");
  service.failures = [{ call: "attach", failure: refusal }];
  const { list, joined, told } = uploads(service);

  list.add([file("photo.jpg"), file("recu.pdf")], MOST);
  await expect.poll(() => joined.length).toBe(1);

  expect(list.list.map(({ fate }) => fate)).toEqual(["refused", "joined"]);
  expect(list.list.map(fateWords)[0]).toBe(refusal.detail);
  expect(told).toHaveLength(1);
});

test("a file too heavy never leaves", async () => {
  const { list, joined } = uploads(new MemoryService());

  list.add([file("film.png", MOST + 1)], MOST);

  expect(list.list[0]?.fate).toBe("refused");
  expect(joined).toEqual([]);
});

test("a file that the network lost can be sent again", async () => {
  const service = new MemoryService();
  service.failures = [{ call: "attach", failure: NO_NETWORK }];
  const { list, joined } = uploads(service);
  list.add([file("recu.pdf")], MOST);
  await expect.poll(() => list.list[0]?.fate).toBe("unsent");

  for (const upload of list.list) list.retry(upload);
  await expect.poll(() => joined.length).toBe(1);

  expect(list.list[0]?.fate).toBe("joined");
  expect(list.remaining).toBe(19);
});
