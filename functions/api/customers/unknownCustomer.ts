import { Unknown } from "../problems/errors.ts";

export function unknownCustomer(customerId: string): Unknown {
  return new Unknown("customer", `No customer is called "${customerId}".`);
}
