import { reconcile } from "../../jobs/night/reconcile.ts";
import { stepHandler } from "../shared/stepHandler.ts";

/** Mends the customers of a shard whose history missed a record. */
export const handler = stepHandler(reconcile);
