import { wiring } from "./wiring.ts";

/** What a function that needs no files is made of; the client of the bucket stays out of its bundle. */
export const wiredWithoutFiles = wiring();
