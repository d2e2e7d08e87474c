import { consoleIsBuilt } from "../../infra/local/consoleFiles.ts";
import type { Client } from "./client.ts";
import type { Segments } from "./segments.ts";

interface List {
  customers: { customerId: string; lastOrder: string; channel: string | null }[];
}

/** Addresses, the key, and lines to paste that use this shop's own customers. */
export async function firstSteps({ url, get }: Client, key: string, segments: Segments): Promise<string> {
  const shown = segments.segments.find(({ name, customers }) => name === "at_risk" && customers > 0);
  const name = (shown ?? segments.segments.find(({ customers }) => customers > 0))?.name;
  const lines = [
    "",
    `Safir serves on ${url}`,
    ...(consoleIsBuilt()
      ? [`  ${url}/#key=${key}`, "                         the console, signed in with the key below", ""]
      : ["  npm run build builds the console, which is served here then", ""]),
    `  ${url}/docs            every route, to read and to try`,
    `  ${url}/openapi.json`,
    "",
    `  export SAFIR_KEY=${key}`,
    "",
  ];
  const authorised = `-H "Authorization: Bearer $SAFIR_KEY"`;
  if (name === undefined) {
    lines.push(
      "There are no customers yet. Send an order:",
      "",
      `  curl -s ${authorised} -H "Content-Type: application/json" ${url}/v1/orders \\`,
      `    -d '{"orders":[{"orderId":"A-1","customerId":"c-1","orderedAt":"${today()}","amount":129.5}]}'`,
      "",
    );
  } else {
    const { customers } = await get<List>(`/v1/segments/${encodeURIComponent(name)}/customers?limit=1`);
    const id = customers[0].customerId;
    lines.push(
      `What is known of a customer who is in ${name}:`,
      `  curl -s ${authorised} "${url}/v1/customers/${encodeURIComponent(id)}/score"`,
      "",
      "The whole list as a CSV:",
      `  curl -s ${authorised} -H "Accept: text/csv" "${url}/v1/segments/${encodeURIComponent(name)}/customers"`,
      "",
      "An order of that customer, who moves within a second (ask for the score again):",
      `  curl -s ${authorised} -H "Content-Type: application/json" ${url}/v1/orders \\`,
      `    -d '${quoted({ orders: [{ orderId: "try-1", customerId: id, orderedAt: today(), amount: 250 }] })}'`,
      "",
      "Counts and values of every segment:",
      `  curl -s ${authorised} ${url}/v1/segments`,
      "",
    );
  }
  return `${lines.join("\n")}\nCtrl-C stops it.\n`;

  function today(): string {
    return segments.asOf ?? new Date().toISOString().slice(0, 10);
  }
}

/** JSON inside the single quotes of a shell. */
function quoted(body: unknown): string {
  return JSON.stringify(body).replaceAll("'", String.raw`'\''`);
}
