import { gather } from "../../jobs/shards/gather.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Fails where an entry of a map did, once all have come to their end. */
export const handler = stepHandler((_, input: Parameters<typeof gather>[0]) => gather(input));
