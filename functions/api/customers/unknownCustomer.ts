import { dayToIso } from "../../../model/time/dayToIso.ts";
import { Unknown } from "../problems/errors.ts";

/** Nobody is known by this id, or nobody was yet on that date. */
export function unknownCustomer(customerId: string, asOf?: number): Unknown {
  if (asOf === undefined) return new Unknown("customer", `No customer is called "${customerId}".`);
  return new Unknown("customer", `Customer "${customerId}" has no purchase on or before ${dayToIso(asOf)}.`);
}
