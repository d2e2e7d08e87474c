import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./Field.css";

interface FieldProps {
  label: string;
  value: string;
  onValue(value: string): void;
  hint?: ComponentChildren;
  error?: string | null;
  /** After the input, such as a currency. */
  unit?: string;
  type?: "text" | "password" | "search" | "number" | "date";
  /** Ids and keys are written from left to right in either language. */
  dir?: "ltr" | "auto";
  placeholder?: string;
  inputMode?: "text" | "numeric" | "decimal" | "search";
  autocomplete?: string;
  spellcheck?: boolean;
  required?: boolean;
  readOnly?: boolean;
  maxLength?: number;
  disabled?: boolean;
  min?: string | number;
  max?: string | number;
  step?: string | number;
}

/** A labelled line of input; what is wrong with it is said beside it and read with it. */
export function Field({ label, value, onValue, hint, error, unit, ...input }: FieldProps) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-line">
        <input
          {
            ...(input as object) /* its type decides which others fit: known only here */
          }
          id={id}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        {unit && <span class="muted small">{unit}</span>}
      </div>
      {error && (
        <p class="field-error small" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p class="muted small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
