import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./Field.css";

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value as it is written, beside the slider and read with it. */
  show(value: number): string;
  onValue(value: number): void;
  hint?: ComponentChildren;
  disabled?: boolean;
}

/** A number between two ends, by pointer or arrow keys. */
export function Slider({ label, value, min, max, step, show, onValue, hint, disabled }: SliderProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-line">
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={value}
          disabled={disabled}
          aria-valuetext={show(value)}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onInput={(event) => onValue(event.currentTarget.valueAsNumber)}
        />
        <output class="slider-value figures" for={id}>
          {show(value)}
        </output>
      </div>
      {hint && (
        <p class="muted small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
