import { Option } from "commander";

/** `--covariates`, the same in every command that fits. */
export function covariatesOption(): Option {
  return new Option(
    "--covariates <what>",
    "what tells customers apart: channel (of the first order), none, or a CSV with customer_id and a column for each (default: channel, where the orders have one)",
  );
}
