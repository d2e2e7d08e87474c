import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { BlobStore } from "../../functions/store/types.ts";
import { folderBlobs } from "../../infra/local/folderBlobs.ts";
import { memoryBlobs } from "../../infra/local/memoryBlobs.ts";

const folder = await mkdtemp(join(tmpdir(), "safir-blobs-"));
afterAll(() => rm(folder, { recursive: true }));

const stores: [string, BlobStore][] = [
  ["a folder", folderBlobs(folder)],
  ["memory", memoryBlobs()],
];

describe.each(stores)("blobs in %s", (_, blobs) => {
  const text = async (key: string) => {
    const body = await blobs.get(key);
    return body && Buffer.from(body).toString();
  };

  it("come back whole, at once or piece by piece, under any key", async () => {
    for (const key of ["a/b", "a/ط ١", "a/../../etc", "a/x y?z"]) {
      await blobs.put(key, Buffer.from(`body of ${key}`));
      expect(await text(key)).toBe(`body of ${key}`);
      const pieces = [];
      for await (const piece of blobs.stream(key)) pieces.push(piece);
      expect(Buffer.concat(pieces).toString()).toBe(`body of ${key}`);
    }
    expect(await blobs.list("a/")).toEqual(["a/../../etc", "a/b", "a/x y?z", "a/ط ١"].sort());
    await blobs.remove("a/b");
    expect(await blobs.get("a/b")).toBeNull();
    await blobs.remove("a/b");
  });

  it("give the bytes of a range, the one at its end left out", async () => {
    await blobs.put("letters", Buffer.from("abcdefghij"));
    for (const [from, to, wanted] of [
      [0, 10, "abcdefghij"],
      [3, 7, "defg"],
      [9, 10, "j"],
    ] as const) {
      const pieces = [];
      for await (const piece of blobs.stream("letters", { from, to })) pieces.push(piece);
      expect(Buffer.concat(pieces).toString()).toBe(wanted);
    }
  });

  it("cut slices that are copies, so that columns can be laid over them", async () => {
    await blobs.put("columns", new Uint8Array(Float64Array.of(1, 2, 3).buffer));
    const body = (await blobs.get("columns"))!;
    expect(new Float64Array(body.slice(8, 24).buffer)).toEqual(Float64Array.of(2, 3));
  });

  it("are not seen before all of them is there, and not at all when writing fails", async () => {
    await blobs.put("whole", Buffer.from("old"));
    async function* pieces(fails: boolean) {
      yield Buffer.from("new ");
      expect(await text("whole")).toBe("old");
      if (fails) throw new Error("cut off");
      yield Buffer.from("body");
    }
    await expect(blobs.putStream("whole", pieces(true))).rejects.toThrow("cut off");
    expect(await text("whole")).toBe("old");
    await blobs.putStream("whole", pieces(false));
    expect(await text("whole")).toBe("new body");
  });
});

it("a folder keeps nothing of a blob that failed", async () => {
  const left = await readdir(folder, { recursive: true });
  expect(left.filter((name) => name.endsWith(".part"))).toEqual([]);
});
