import type { Formats } from "../../i18n/formats.ts";
import type { Speech } from "../../i18n/useWords.ts";
import type { Column } from "../../ui/column.ts";
import type { Effect } from "./answers.ts";
import { words } from "./words.ts";

/** What is told of each variant and measure, by member; corrected where that could be done. */
export function effectColumns(say: Speech["say"], format: Formats, currency: string): Column<Effect>[] {
  const amount = ({ measure }: Effect, value: number | null) =>
    measure === "churn"
      ? format.percent(value, 1)
      : measure === "spend"
        ? format.money(value, currency)
        : format.number(value, 2);
  const column = (
    name: string,
    label: string,
    value: (effect: Effect) => number | null,
    show: (effect: Effect) => string = (effect) => amount(effect, value(effect)),
  ): Column<Effect> => ({ name, label, numeric: true, value, show });
  return [
    { name: "variant", label: say(words.variant), value: ({ variant }) => variant },
    {
      name: "measure",
      label: say(words.measure),
      value: ({ measure }) => measure,
      show: ({ measure }) => say(words.measures[measure]),
    },
    column("control", say(words.controlValue), ({ control }) => control),
    column("treated", say(words.treated), ({ treated }) => treated),
    column("low", say(words.low), ({ corrected }) => corrected?.low ?? null),
    column("high", say(words.high), ({ corrected }) => corrected?.high ?? null),
    column(
      "lift",
      say(words.lift),
      ({ lift }) => lift,
      ({ lift }) => format.signedPercent(lift),
    ),
    column(
      "p",
      say(words.pValue),
      ({ adjustedPValue }) => adjustedPValue,
      ({ adjustedPValue }) => format.number(adjustedPValue, 3),
    ),
  ];
}
