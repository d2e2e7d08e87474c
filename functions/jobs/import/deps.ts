import type { BlobStore } from "../../store/types.ts";
import type { JobDeps } from "../deps.ts";

/** An order of a file that the service refuses: where among those given, and why. */
export interface Refusal {
  index: number;
  problems: { field: string; value?: unknown; message: string }[];
}

/** What the steps of an import are given. */
export interface ImportDeps extends JobDeps {
  /** Where files are dropped, and what is written beside them. */
  drops: BlobStore;
}

/** What the step that stores is given besides: the way of every order into the service, that of `POST /v1/orders`. */
export interface StoreDeps extends JobDeps {
  takeOrders(
    orders: readonly unknown[],
  ): Promise<{ accepted: number; duplicates: number; rejected: readonly Refusal[] }>;
}
