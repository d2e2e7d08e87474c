import type { StoredForecast } from "../../contract/forecast.ts";
import type { BlobStore } from "../../store/types.ts";

/** Where the latest night's forecast by week lies among the blobs: counts only, no customer. */
const key = "forecast/weekly.json";

export async function publishForecast(blobs: BlobStore, forecast: StoredForecast): Promise<void> {
  await blobs.put(key, Buffer.from(JSON.stringify(forecast)));
}

/** The latest night's forecast; null before the first. */
export async function readForecast(blobs: BlobStore): Promise<StoredForecast | null> {
  const body = await blobs.get(key);
  return body && (JSON.parse(Buffer.from(body).toString()) as StoredForecast);
}
