import { readFileSync } from "node:fs";
import initSqlJs from "sql.js";
import { describe, expect, it } from "vitest";
import { readOrdersCsv } from "../../../functions/csv/readOrdersCsv.ts";
import { historiesOf } from "../../../model/history/historiesOf.ts";
import { purchasesAsOf } from "../../../model/history/purchasesAsOf.ts";
import { cohortMatrix, cohortRange } from "../../../model/kpis/cohortMatrix.ts";
import { figuresOf } from "../../../model/kpis/figuresOf.ts";
import { periodCounts } from "../../../model/kpis/periodCounts.ts";
import { createFigureCollector, mergeFigures, openFigures } from "../../../model/kpis/shopFigures.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import { isoToDay } from "../../../model/time/isoToDay.ts";
import { hasShared, sharedPath } from "../../support/shared.ts";

/** Money in cents, margin 1: what SQL sums must come out to the last digit. */
const terms = { digits: 2, marginShare: 1 };

const shops = [
  { file: "cdnow_sample.csv", asOf: "1998-06-30", activeDays: 365, reading: {}, where: "1" },
  { file: "cdnow_sample.csv", asOf: "1998-06-11", activeDays: 90, reading: {}, where: "1" },
  {
    file: "online_retail_uci.csv",
    asOf: "2011-12-09",
    activeDays: 120,
    reading: { refunds: "ignore", dropFree: true },
    where: "amount > 0",
  },
] as const;

/** The figures as the service makes them. */
async function figuresFrom({ file, asOf, activeDays, reading }: (typeof shops)[number]) {
  const log = await readOrdersCsv(sharedPath("data", file), { currency: "USD", ...reading });
  const day = isoToDay(asOf);
  const collector = createFigureCollector(day, activeDays);
  for (const { history } of historiesOf(log)) {
    collector.add({
      ...purchasesAsOf(history, day),
      costs: [],
      nps: [],
      csat: [],
      acquisitions: [],
      expected: null,
    });
  }
  return openFigures(JSON.parse(JSON.stringify(collector.finish())));
}

/** The rows of the file as they are, in a database that knows nothing of this project. */
async function tableOf({ file, asOf, where }: (typeof shops)[number]) {
  const { Database } = await initSqlJs();
  const db = new Database();
  db.run("CREATE TABLE row (customer TEXT, at TEXT, amount REAL)");
  const insert = db.prepare("INSERT INTO row VALUES (?, ?, ?)");
  const lines = readFileSync(sharedPath("data", file), "utf8").trim().split("\n").slice(1);
  for (const line of lines) insert.run(line.split(",").slice(0, 3));
  db.run(`CREATE TABLE buy AS SELECT customer, substr(at, 1, 10) AS day, substr(at, 1, 7) AS month,
      SUM(CAST(ROUND(amount * 100) AS INTEGER)) AS cents
    FROM row WHERE (${where}) AND substr(at, 1, 10) <= '${asOf}' GROUP BY customer, substr(at, 1, 10)`);
  db.run("CREATE TABLE person AS SELECT customer, MIN(day) AS first FROM buy GROUP BY customer");
  db.run("CREATE INDEX byDay ON buy (day, customer); CREATE INDEX byCustomer ON buy (customer, day)");
  return (sql: string) => db.exec(sql)[0]?.values ?? [];
}

const active = (at: string, days: number) =>
  `SELECT DISTINCT customer FROM buy WHERE day <= '${at}' AND day > date('${at}', '-${days} days')`;

describe.skipIf(!hasShared)("figures of real shops (needs ../shared)", () => {
  for (const shop of shops) {
    const name = `${shop.file} as of ${shop.asOf}, active for ${shop.activeDays} days`;

    it(`are what SQL counts in periods of whole months: ${name}`, async () => {
      const [open, query] = await Promise.all([figuresFrom(shop), tableOf(shop)]);
      const { window, total, logStart } = open;
      const { first, last } = cohortRange(window, logStart!);
      const mine: unknown[] = [];
      const theirs: unknown[] = [];
      for (let from = first; from <= last; from++) {
        for (let to = from; to <= last; to++) {
          // Every month, every period up to the end, and of the others one in three: SQL takes its time.
          if (to !== from && to !== last && (from + 2 * to) % 3 !== 0) continue;
          const counts = periodCounts(total, { first: from, last: to }, window, logStart!, terms);
          const [start, end] = [dayToIso(window.firstDay(from)), dayToIso(window.lastDay(to))];
          const eve = dayToIso(window.firstDay(from) - 1);
          const [[s, e, kept, n, newcomers, back]] = query(`
            WITH S AS (${active(eve, shop.activeDays)}), E AS (${active(end, shop.activeDays)}),
              N AS (SELECT customer FROM person WHERE first >= '${start}' AND first <= '${end}')
            SELECT (SELECT COUNT(*) FROM S), (SELECT COUNT(*) FROM E),
              (SELECT COUNT(*) FROM E WHERE customer IN S), (SELECT COUNT(*) FROM E WHERE customer IN N),
              (SELECT COUNT(*) FROM N), (SELECT COUNT(*) FROM E WHERE customer NOT IN S AND customer NOT IN N)`);
          const [[buyers, repeaters, orders, cents]] = query(`
            WITH P AS (SELECT customer, COUNT(*) AS n, SUM(cents) AS cents FROM buy
              WHERE day >= '${start}' AND day <= '${end}' GROUP BY customer)
            SELECT COUNT(*), COALESCE(SUM(n >= 2), 0), COALESCE(SUM(n), 0), COALESCE(SUM(cents), 0) FROM P`);
          const [[people, centsToDate]] = query(
            `SELECT COUNT(DISTINCT customer), SUM(cents) FROM buy WHERE day <= '${end}'`,
          );
          const figures = figuresOf(counts);
          mine.push([
            start,
            end,
            counts.activeAtStart,
            counts.activeAtEnd,
            counts.retained,
            counts.newActive,
            counts.newCustomers,
            counts.reactivated,
            counts.buyers,
            counts.repeatBuyers,
            counts.orders,
            counts.revenue,
            counts.customersToDate,
            counts.revenueToDate,
            figures.retentionRate.value,
            figures.repeatPurchaseRate.value,
            figures.purchaseFrequency.value,
            figures.averageOrderValue.value,
            figures.historicClv.value,
          ]);
          const share = (a: unknown, b: unknown) => (b === 0 ? null : (a as number) / (b as number));
          const revenue = (cents as number) / 100;
          theirs.push([
            start,
            end,
            s,
            e,
            kept,
            n,
            newcomers,
            back,
            buyers,
            repeaters,
            orders,
            revenue,
            people,
            (centsToDate as number) / 100,
            share((e as number) - (back as number) - (n as number), s),
            share(repeaters, buyers),
            share(orders, buyers),
            share(revenue, orders),
            share((centsToDate as number) / 100, people),
          ]);
        }
      }
      expect(mine.length).toBeGreaterThan(40);
      expect(mine).toEqual(theirs);
    }, 60_000);

    it(`make the cohorts that SQL makes: ${name}`, async () => {
      const [open, query] = await Promise.all([figuresFrom(shop), tableOf(shop)]);
      const { window, total, logStart } = open;
      const rows = query(`
        SELECT substr(first, 1, 7) AS cohort, month, COUNT(DISTINCT buy.customer), SUM(cents),
          (SELECT COUNT(*) FROM person other WHERE substr(other.first, 1, 7) = substr(person.first, 1, 7))
        FROM buy JOIN person ON person.customer = buy.customer GROUP BY cohort, month ORDER BY cohort, month`);
      const cells = cohortMatrix(total, cohortRange(window, logStart!), terms).flatMap((cohort) =>
        cohort.buyers.flatMap((buyers, age) => {
          const before = age === 0 ? 0 : cohort.value![age - 1];
          const cents = Math.round((cohort.value![age] - before) * cohort.customers * 100);
          const month = window.name(cohort.position + age);
          return buyers === 0 ? [] : [[window.name(cohort.position), month, buyers, cents, cohort.customers]];
        }),
      );
      expect(cells).toEqual(rows);
    });
  }

  it("count who came by a referral, and what channels cost, as SQL does", async () => {
    const [shop] = shops;
    const log = await readOrdersCsv(sharedPath("data", shop.file), { currency: "USD" });
    const day = isoToDay(shop.asOf);
    const query = await tableOf(shop);
    const collector = createFigureCollector(day, shop.activeDays);
    const channels = ["web", "app", "radio"];
    query("CREATE TABLE referral (customer TEXT, rewards INTEGER)");
    query("CREATE TABLE cost (channel TEXT, month TEXT, cents INTEGER)");
    query("CREATE TABLE spend (channel TEXT, month TEXT, cents INTEGER)");
    [...historiesOf(log)].forEach(({ customerId, history }, i) => {
      const bought = purchasesAsOf(history, day);
      const channel = channels[i % 3];
      const rewards = 100 * (i % 7);
      const cost = i % 4 === 0 ? 30 + i : undefined;
      const acquisitions = [{ day: bought.days[0], ...(cost !== undefined && { cost }) }];
      const referral = i % 5 === 0 && { referral: { rewards } };
      const empty = { costs: [], nps: [], csat: [], expected: null };
      collector.add({ ...bought, ...empty, acquisitions, ...referral }, channel);
      const month = dayToIso(bought.days[0]).slice(0, 7);
      if (i % 5 === 0) query(`INSERT INTO referral VALUES ('${customerId}', ${rewards})`);
      if (cost !== undefined) query(`INSERT INTO cost VALUES ('${channel}', '${month}', ${cost})`);
    });
    const spend = [
      { channel: "web", month: "1997-02", amount: 123_456 },
      { channel: "radio", month: "1997-04", amount: 9_900 },
      { channel: "press", month: "1997-03", amount: 5_000 },
      { channel: "web", month: "1960-01", amount: 1 },
    ];
    for (const { channel, month, amount } of spend)
      query(`INSERT INTO spend VALUES ('${channel}', '${month}', ${amount})`);
    const open = openFigures(mergeFigures([JSON.parse(JSON.stringify(collector.finish()))], spend));
    const { window, total, logStart } = open;
    const { first, last } = cohortRange(window, logStart!);
    const mine: unknown[] = [];
    const theirs: unknown[] = [];
    for (let from = first; from <= first + 3; from++)
      for (const to of [from, from + 1, last]) {
        const period = { first: from, last: to };
        const { referred, spent, newCustomers, acquiredValue } = periodCounts(
          total,
          period,
          window,
          logStart!,
          terms,
        );
        const [start, end] = [window.name(from), window.name(to)];
        const [[people, rewards, cents, others, otherCents]] = query(`
          WITH worth AS (SELECT person.customer, referral.rewards, SUM(cents) AS cents
            FROM person JOIN buy ON buy.customer = person.customer
              LEFT JOIN referral ON referral.customer = person.customer
            WHERE substr(first, 1, 7) BETWEEN '${start}' AND '${end}' GROUP BY person.customer)
          SELECT COUNT(rewards), COALESCE(SUM(rewards), 0), COALESCE(SUM(CASE WHEN rewards NOTNULL THEN cents END), 0),
            SUM(rewards ISNULL), COALESCE(SUM(CASE WHEN rewards ISNULL THEN cents END), 0) FROM worth`);
        const [[cost]] = query(`
          WITH whole AS (SELECT channel, month, cents FROM spend UNION ALL
            SELECT channel, month, SUM(cents) FROM cost WHERE NOT EXISTS
              (SELECT 1 FROM spend WHERE spend.channel = cost.channel AND spend.month = cost.month)
            GROUP BY channel, month)
          SELECT SUM(cents) FROM whole WHERE month BETWEEN '${start}' AND '${end}'`);
        mine.push([
          start,
          end,
          referred.customers,
          Math.round(referred.rewards * 100),
          Math.round(referred.value! * 100),
          newCustomers - referred.customers,
          Math.round((acquiredValue! - referred.value!) * 100),
          spent === null ? null : Math.round(spent * 100),
        ]);
        theirs.push([start, end, people, rewards, cents, others ?? 0, otherCents, cost]);
      }
    expect(mine).toEqual(theirs);
  });
});
