import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { CampaignMembers, CampaignOutcomes } from "../../../model/campaigns/campaignMembers.ts";
import type { BlobStore } from "../../store/types.ts";

/** Where members of campaigns, and what they did, lie among the files: by random person keys, without an id. */
export const campaignPrefix = "campaigns/";

const members = (campaignId: string) => `${campaignPrefix}${campaignId}/members`;
const outcomes = (campaignId: string) => `${campaignPrefix}${campaignId}/outcomes`;

export function publishMembers(blobs: BlobStore, campaignId: string, of: CampaignMembers): Promise<void> {
  return blobs.put(members(campaignId), packed(of));
}

/** The members as frozen; null until they are. */
export async function readMembers(blobs: BlobStore, campaignId: string): Promise<CampaignMembers | null> {
  return unpacked(await blobs.get(members(campaignId)));
}

export function publishOutcomes(blobs: BlobStore, campaignId: string, of: CampaignOutcomes): Promise<void> {
  return blobs.put(outcomes(campaignId), packed(of));
}

/** What members did as the latest night counted; null before the first. */
export async function readOutcomes(blobs: BlobStore, campaignId: string): Promise<CampaignOutcomes | null> {
  return unpacked(await blobs.get(outcomes(campaignId)));
}

function packed(value: unknown): Uint8Array {
  return new Uint8Array(deflateRawSync(JSON.stringify(value)));
}

function unpacked<T>(body: Uint8Array | null): T | null {
  return body && (JSON.parse(inflateRawSync(body).toString()) as T);
}
