import { useState } from "preact/hooks";
import { useWords } from "../../i18n/useWords.ts";
import { Field } from "../../ui/Field.tsx";
import { type FilterField, readEnd, textOf } from "./filterFields.ts";
import { words } from "./words.ts";

interface RangeFieldProps {
  kind: FilterField["kind"];
  label: string;
  /** As it holds; changed from elsewhere, the input follows. */
  value: string | number | undefined;
  unit?: string;
  onValue(value: string | number | undefined): void;
}

/** One end of a range. What cannot be understood stays in the input and changes nothing. */
export function RangeField({ kind, label, value, unit, onValue }: RangeFieldProps) {
  const { say } = useWords();
  const [held, setHeld] = useState({ text: textOf(kind, value), value });
  const text = held.value === value ? held.text : textOf(kind, value);
  const wrong = readEnd(kind, text) === null;
  return (
    <Field
      label={label}
      type={kind === "date" ? "date" : "text"}
      inputMode={kind === "date" ? undefined : kind === "count" ? "numeric" : "decimal"}
      autocomplete="off"
      value={text}
      unit={unit}
      error={wrong ? say(kind === "share" ? words.notAShare : words.notANumber) : null}
      onValue={(next) => {
        const read = readEnd(kind, next);
        setHeld({ text: next, value: read === null ? value : read });
        if (read !== null) onValue(read);
      }}
    />
  );
}
