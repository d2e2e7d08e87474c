import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importSteps } from "../../../functions/contract/importing.ts";
import { tombstoneHash } from "../../../functions/contract/tombstoneHash.ts";
import type { StoredOrder } from "../../../functions/contract/order.ts";
import { readOrdersCsv } from "../../../functions/csv/readOrdersCsv.ts";
import { storedOrders } from "../../../functions/csv/storedOrders.ts";
import { type BeforeTask, type MachineHere, machineHere } from "../machines/machineHere.ts";
import { ignoredFields } from "../machines/honoured.ts";
import { type CloudHere, cloudHere } from "../support/cloudHere.ts";
import { type Synthesized, synthesize } from "../support/synthesized.ts";

let stack: Synthesized;
let cloud: CloudHere;
let imports: MachineHere;
/** As synthesized: ranges of mebibytes. */
let asDeployed: MachineHere;

beforeAll(async () => {
  stack = await synthesize({ settings: { currency: "SAR", timeZone: "Asia/Riyadh" } });
  cloud = await cloudHere(stack);
  asDeployed = machineHere(stack, cloud, "import");
  imports = machineHere(stack, cloud, "import", ({ States }) => {
    (States as { plan: { Parameters: { rangeBytes: number } } }).plan.Parameters.rangeBytes = 180;
  });
}, 240_000);
afterAll(() => cloud?.close());

beforeEach(async () => {
  cloud.breaks = () => undefined;
  await cloud.withStore(async ({ orders }) => {
    const stored = [];
    for await (const { customerId } of orders.scan(0, 1)) stored.push(customerId);
    for (const customerId of stored) await orders.eraseAll(customerId);
  });
});

/** What S3 tells of a new object, and whether the rule of the template hands it to the machine: as which input. */
function dropped(key: string): unknown {
  const [, { Properties }] = stack
    .ofType("AWS::Events::Rule")
    .find(([, { Properties }]) => Properties.EventPattern?.source[0] === "aws.s3")!;
  const [{ "anything-but": but }] = Properties.EventPattern.detail.object.key;
  if (but.suffix.some((suffix: string) => key.endsWith(suffix))) return undefined;
  const [{ InputTransformer }] = Properties.Targets;
  expect(Object.values(InputTransformer.InputPathsMap)).toEqual(["$.detail.object.key"]);
  return JSON.parse(InputTransformer.InputTemplate.replace(/<[^>]+>/, JSON.stringify(key)));
}

interface Report {
  state: string;
  [field: string]: unknown;
}
const file = (name: string) => cloud.files.get(name)?.toString("utf8");
const reportOf = (name: string) => JSON.parse(file(`${name}.report.json`)!) as Report;

async function drop(name: string, body: string | Buffer, machine = imports, before?: BeforeTask) {
  cloud.files.set(name, Buffer.from(body));
  const ended = await machine.start(dropped(name), before).ended;
  return { ...ended, report: reportOf(name) };
}

/** Every stored order, as far as a file says it. */
const stored = () =>
  cloud.withStore(async ({ orders }) => {
    const all: StoredOrder[] = [];
    for await (const { orders: of } of orders.scan(0, 1)) all.push(...of);
    return all.sort((a, b) => (a.orderId < b.orderId ? -1 : 1)).map(plain);
  });

const plain = ({ customerId, orderId, type, orderedAt, day, amount, refundOf, channel }: StoredOrder) => ({
  customerId,
  orderId,
  type,
  orderedAt,
  day,
  amount,
  refundOf,
  channel,
});

/** The orders of a file read whole, as `safir import` reads it. */
async function readWhole(text: string) {
  async function* once() {
    yield Buffer.from(text);
  }
  const log = await readOrdersCsv(once(), {
    currency: "SAR",
    timeZone: "Asia/Riyadh",
    keepOrderIds: true,
    onBadRow: "skip",
  });
  return [...storedOrders(log)].sort((a, b) => (a.orderId < b.orderId ? -1 : 1)).map(plain);
}

/** A log with quoted line ends, rows alike far apart, refunds of orders elsewhere in the file, and Arabic. */
const log = [
  "customer_id,date,amount,order_id,channel",
  ...Array.from({ length: 30 }, (_, i) => {
    const customer = ["a", "b", "سارة", "d"][i % 4];
    const date = `2024-0${1 + (i % 6)}-1${i % 7}`;
    if (i % 5 === 0) return `${customer},2024-01-05,10.00,,"two\nlines, ""quoted"""`;
    if (i % 11 === 3) return `${customer},${date},-5.50,n${i - 4},web`;
    return `${customer},${date},${i}.25,n${i},"متجر\r\nالرياض"`;
  }),
].join("\n");

describe("the state machine of imports", () => {
  it("walks the steps of the contract, in its order, each map over what the contract says", () => {
    type State = { Type: string; Next?: string; ItemsPath?: string };
    const states = asDeployed.definition.States as Record<string, State>;
    const walked: (string | undefined)[][] = [];
    for (let at: string | undefined = states.plan.Next; at !== undefined; at = states[at].Next) {
      if (!at.endsWith(" gathered")) walked.push([at, states[at].ItemsPath]);
    }
    expect(walked).toEqual(
      importSteps.map((step) => [step.name, "over" in step ? `$.${step.over}List` : undefined]),
    );
  });

  it("says nothing that the interpreter of these tests ignores in silence", () => {
    expect(ignoredFields(asDeployed.definition)).toEqual([]);
  });

  it("is started by every file but those that imports write and read beside one", () => {
    expect(dropped("2024/طلبات.csv")).toEqual({ name: "2024/طلبات.csv" });
    expect(dropped("orders.xlsx")).toEqual({ name: "orders.xlsx" });
    for (const beside of [".rejected.csv", ".report.json", ".options.json"])
      expect(dropped(`orders.csv${beside}`)).toBeUndefined();
    expect(dropped("folder/")).toBeUndefined();
    const bucket = Object.values(stack.resources).find(
      ({ Type, Properties }) => Type === "AWS::S3::Bucket" && Properties.NotificationConfiguration,
    )!;
    expect(bucket.Properties.NotificationConfiguration.EventBridgeConfiguration).toEqual({
      EventBridgeEnabled: true,
    });
  });
});

describe("a file dropped in the bucket", () => {
  it("is stored as it would be read whole, whatever its ranges cut; again, it changes nothing", async () => {
    const { status, entered, report } = await drop("log.csv", log);
    expect(status).toBe("SUCCEEDED");
    expect(entered.filter((state) => state === "read range").length).toBeGreaterThan(5);
    const whole = await readWhole(log);
    expect(await stored()).toEqual(whole);
    expect(report).toMatchObject({
      state: "done",
      rows: 30,
      accepted: whole.length,
      duplicates: 0,
      rejected: 0,
    });
    expect(report.columns).toMatchObject({
      customerId: "customer_id",
      orderedAt: "date",
      orderId: "order_id",
    });
    expect([...cloud.files.keys()].filter((key) => key.startsWith("imports/"))).toEqual([]);
    expect(file("log.csv.rejected.csv")).toBeUndefined();

    const again = await drop("log.csv", log);
    expect(again.report).toMatchObject({ state: "done", accepted: 0, duplicates: whole.length, rejected: 0 });
    expect(await stored()).toEqual(whole);
    const other = await drop("packed.csv.gz", gzipSync(log), asDeployed);
    expect(other.report).toMatchObject({ state: "done", accepted: 0, duplicates: whole.length });
  }, 240_000);

  it("has its bad rows listed beside it with line and reason, and the good ones stored", async () => {
    const text = [
      "customer,date,total,order",
      "a,2024-01-05,10,1",
      "b,2024-13-05,10,2",
      '"c",2024-01-06,"ten ""coins""",3',
      "sara@example.com,2024-01-06,10,4",
      "e,2099-01-06,10,5",
      "f,2024-01-07,10,f@example.com",
      "erased,2024-01-07,10,7",
      "g,2024-01-08,20,8",
    ].join("\n");
    const secret = "a secret of this deployment, 64 characters long";
    const hash = tombstoneHash(secret, "erased");
    await cloud.withStore((store) => store.tombstones.put(hash, Date.now()));
    const { status, report } = await drop("bad rows.csv", text);
    await cloud.withStore((store) => store.tombstones.remove(hash));
    expect(status).toBe("SUCCEEDED");
    expect(report).toMatchObject({ state: "done", rows: 8, accepted: 2, duplicates: 0, rejected: 6 });
    expect((await stored()).map(({ orderId }) => orderId)).toEqual(["1", "8"]);
    const rows = file(report.rejectedFile as string)!.split("\r\n");
    expect(rows[0]).toBe("line,problem,row");
    expect(rows.slice(1, -1).map((row) => row.split(",")[0])).toEqual(["3", "4", "5", "6", "7", "8"]);
    expect(rows[2]).toContain('"c"'.replaceAll('"', '""'));
    for (const [at, reason] of [
      [1, "calendar"],
      [3, "e-mail"],
      [4, "future"],
      [5, "e-mail"],
      [6, "erased"],
    ] as const)
      expect(rows[at]).toContain(reason);
  }, 240_000);

  it("has dates and amounts read by all of it, and is asked about where nothing in it tells", async () => {
    const open = ["customer,date,total,order", "a,03/04/2024,1.234,1", "b,05/06/2024,2.500,2"].join("\n");
    const refused = await drop("open.csv", open);
    expect([refused.status, refused.error!.name]).toEqual(["FAILED", "CsvError"]);
    expect(refused.report).toMatchObject({
      state: "refused",
      problems: [expect.stringMatching(/^open\.csv, line 2, column date: "03\/04\/2024" can be read as/)],
      whatToDo: {
        en: expect.stringContaining("open.csv.options.json"),
        ar: expect.stringContaining("الملف"),
      },
    });
    expect(await stored()).toEqual([]);
    expect(refused.retried).toEqual({});

    cloud.files.set("open.csv.options.json", Buffer.from('{"dateFormat": "mdy", "decimal": "comma"}'));
    const said = await drop("open.csv", open);
    expect(said.report).toMatchObject({ state: "done", accepted: 2 });
    expect((await stored()).map(({ orderedAt, amount }) => [orderedAt, amount])).toEqual([
      ["2024-03-04", 123_400],
      ["2024-05-06", 250_000],
    ]);
    const told = await drop("told.csv", `${open}\nc,13/01/2024,9.5,3`);
    expect(told.report).toMatchObject({ state: "done", accepted: 3 });
    expect((await stored())[0]).toMatchObject({ orderedAt: "2024-04-03", amount: 123 });
  }, 240_000);

  it("is asked about where rows of one order differ, before anything of it is stored", async () => {
    const filler = Array.from({ length: 8 }, (_, i) => `c${i},2024-01-05,10,n${i}`);
    const text = ["customer,date,total,order", "a,2024-01-05,10,x", ...filler, "a,2024-01-05,12,x"].join(
      "\n",
    );
    const refused = await drop("lines.csv", text);
    expect(refused.report).toMatchObject({
      state: "refused",
      problems: [
        expect.stringMatching(/line 11, column order: repeats the order id of line 2 with another total/),
      ],
    });
    expect(await stored()).toEqual([]);
    cloud.files.set("lines.csv.options.json", Buffer.from('{"lines": "sum"}'));
    const summed = await drop("lines.csv", text);
    expect(summed.report).toMatchObject({ state: "done", rows: 10, accepted: 9, repeated: 1 });
    expect((await stored()).find(({ orderId }) => orderId === "x")!.amount).toBe(2200);
  }, 240_000);

  it.each([
    ["empty.csv", "", /is empty/],
    ["header.csv", "customer,date,total\n", /no orders below it/],
    ["photo.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 10, 1, 2, 3]), /no column for customerId/],
    [
      "open quote.csv",
      'customer,date,total\na,"2024-01-05,10\n',
      /line 2: opens a quote that is never closed/,
    ],
    ["cut.csv.gz", gzipSync(log).subarray(0, 200), /cut short/],
  ])(
    "that cannot be read (%s) is refused with the reason",
    async (name, body, reason) => {
      const before = failures();
      const { status, report, retried } = await drop(name, body);
      expect([status, report.state, retried]).toEqual(["FAILED", "refused", {}]);
      expect((report.problems as string[])[0]).toMatch(reason);
      expect(failures()).toBe(before);
    },
    240_000,
  );

  it("without amounts is stored without them", async () => {
    const { report } = await drop("counts.csv", "customer,date,order\na,2024-01-05,1\nb,2024-01-06,2\n");
    expect(report).toMatchObject({ state: "done", accepted: 2, rejected: 0 });
    expect((await stored()).map(({ amount }) => amount)).toEqual([null, null]);
  }, 240_000);

  it("is refused with options that say nothing one can do", async () => {
    cloud.files.set("odd.csv.options.json", Buffer.from('{"dateFormat": "dym"}'));
    const { report } = await drop("odd.csv", log);
    expect((report.problems as string[])[0]).toMatch(/^odd\.csv\.options\.json: dateFormat/);
  }, 240_000);

  it("is completed by the next try when storing it fails or is killed half way", async () => {
    let calls = 0;
    cloud.breaks = ({ caller, action }) => {
      if (!caller.endsWith("import-store") || action !== "dynamodb:BatchWriteItem") return undefined;
      calls += 1;
      if (calls === 2) cloud.kill(caller);
      return calls <= 2 ? "ValidationException" : undefined;
    };
    const { status, retried, report } = await drop("log.csv", log);
    expect([status, retried["store part"]]).toEqual(["SUCCEEDED", 2]);
    const whole = await readWhole(log);
    expect(await stored()).toEqual(whole);
    expect((report.accepted as number) + (report.duplicates as number)).toBe(whole.length);
  }, 240_000);

  it("whose storing fails for good says so, raises the alarm, and is completed when it is dropped again", async () => {
    const before = failures();
    cloud.breaks = ({ caller, action, resource }) =>
      caller.endsWith("import-store") && /:(BatchWrite|Put)Item$/.test(action) && /Tableorders/.test(resource)
        ? "ValidationException"
        : undefined;
    const { status, report } = await drop("log.csv", log);
    expect([status, report.state]).toEqual(["FAILED", "failed"]);
    expect(report.reason).toMatch(/^store failed in \d+ of \d+ parts; part \d+: broken by the test/);
    expect(failures()).toBe(before + 1);
    cloud.breaks = () => undefined;
    expect((await drop("log.csv", log)).report.state).toBe("done");
    expect(await stored()).toEqual(await readWhole(log));
  }, 240_000);

  it("whose import is stopped by hand says so, once", async () => {
    cloud.files.set("stopped.csv", Buffer.from(log));
    let reach = () => {};
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    const execution = imports.start(dropped("stopped.csv"), (state) => {
      if (state !== "settle part") return undefined;
      reach();
      return new Promise(() => {});
    });
    await reached;
    execution.abort();
    const event = {
      detail: { executionArn: execution.arn, status: "ABORTED", input: JSON.stringify(execution.input) },
    };
    const tell = () => cloud.invoke(`${stack.prefix}import-ended`, event);
    expect([await tell(), await tell()]).toEqual([{ state: "failed" }, { state: "told before" }]);
    expect(reportOf("stopped.csv")).toMatchObject({
      state: "failed",
      reason: expect.stringMatching(/cut off/),
    });
    expect([...cloud.files.keys()].filter((key) => key.startsWith("imports/"))).toEqual([]);
  }, 240_000);

  it("asked for nothing beyond what each function is granted", () => {
    expect(cloud.denied).toEqual([]);
  });

  it("is told of in no log", () => {
    expect(cloud.lines.filter((line) => /سارة|sara@|متجر/.test(line))).toEqual([]);
  });
});

/** Failed imports that were counted. */
function failures(): number {
  return cloud.lines.filter((line) => line.startsWith("{") && /"ImportFailed":1/.test(line)).length;
}
