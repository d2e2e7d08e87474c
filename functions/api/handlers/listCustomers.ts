import { csvHeader, csvLine } from "../../scoring/lists/listCsv.ts";
import { toListed } from "../../scoring/lists/toListed.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { operations } from "../../contract/routes/index.ts";
import { csvHeaders, readForm } from "../lists/csvOrJson.ts";
import { countMembers } from "../lists/countMembers.ts";
import { listPage } from "../lists/listPage.ts";
import { moreLink } from "../lists/moreLink.ts";
import { nights } from "../lists/nights.ts";
import { ruleOf } from "../segments/ruleOf.ts";
import type { MakeHandler } from "./handler.ts";

export const listCustomers: MakeHandler<typeof operations.listCustomers> = (api) => async (c) => {
  const { name } = c.req.valid("param");
  const query = c.req.valid("query");
  const { label } = ruleOf((await api.serving()).ruleset, name);
  const { asCsv, limit } = readForm(c, query.limit);
  const { rows, cursor, moved, asOf } = await listPage(api, name, query, limit);
  const customers = rows.map((row) => toListed(row, api.digits));
  if (asCsv) {
    const headers = csvHeaders(cursor === null ? null : moreLink(c.req.url, cursor));
    return c.body(csvHeader + customers.map(csvLine).join(""), 200, headers);
  }
  const counted = query.cursor ? null : await countMembers(api, name, query);
  const { mixed } = await nights(api.store);
  const dated = asOf === null ? null : dayToIso(asOf);
  return c.json(
    { segment: name, label, sort: query.sort, customers, cursor, moved, mixed, counted, asOf: dated },
    200,
  );
};
