import { inflateRawSync } from "node:zlib";
import { ListTablesCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import type { Engine } from "../../infra/local/startEngine.ts";
import type { Service } from "../api/support/service.ts";

const own =
  "Safir Segment,Safir Predicted CLV,Safir Churn Probability,Safir Value At Risk,Safir Act By,Safir Orders,Safir Last Order";

/** The header line of each file whose columns are named by more than hashes. */
export const columnNames = {
  klaviyo: `Email,Phone Number,First Name,Last Name,City,Zip Code,Country,$consent,Email Consent Date,SMS Consent Date,${own}`,
  hubspot: `First Name,Last Name,Email,Phone Number,City,Postal Code,Country/Region,Email Consent Date,Email Consent Source,${own}`,
  csv: "customerId,email,phone,firstName,lastName,city,zip,country,consent_email,consent_sms,consent_whatsapp,consent_push,consent_phone,consent_post,consent_ads,segment,clv,churnProbability,valueAtRisk,expectedOrders,actBy,orders,lastOrder,spend",
};

/** Everything that stands in an engine and among a service's files, as one text. */
export async function storedTexts(engine: Engine, { store }: Service): Promise<string> {
  const texts: string[] = [];
  const client = engine.sdkClient();
  const { TableNames = [] } = await client.send(new ListTablesCommand({ Limit: 100 }));
  for (const TableName of TableNames) {
    const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    for (const item of Items)
      for (const value of Object.values(item)) {
        texts.push(JSON.stringify(value));
        if (value.B) texts.push(unpacked(value.B));
      }
  }
  client.destroy();
  // Tables of orders lie in an engine of their own.
  for await (const orders of store.orders.scan(0, 1)) texts.push(JSON.stringify(orders));
  for (const key of await store.blobs.list("")) {
    const body = (await store.blobs.get(key))!;
    texts.push(key, Buffer.from(body).toString("latin1"), unpacked(body));
  }
  return texts.join("\n");
}

function unpacked(body: Uint8Array): string {
  try {
    return inflateRawSync(body).toString();
  } catch {
    return "";
  }
}
