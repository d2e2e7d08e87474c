import type { Segment } from "../../api/answers.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Select } from "../../ui/Select.tsx";
import { words as ofCustomer } from "../customer/words.ts";
import type { Draft, DraftField } from "./draft.ts";
import { words } from "./words.ts";

interface DraftFormProps {
  draft: Draft;
  faults: readonly DraftField[];
  segments: readonly Segment[];
  busy: boolean;
  onChange(change: Partial<Draft>): void;
  onPlan(): void;
}

/** What a campaign is: whom it is for, how they are written to, and by what it is judged. */
export function DraftForm({ draft, faults, segments, busy, onChange, onPlan }: DraftFormProps) {
  const { say } = useWords();
  const optionsOf = <Name extends string>(named: Record<Name, { en: string; ar: string }>) =>
    (Object.keys(named) as Name[]).map((value) => ({ value, label: say(named[value]) }));
  const text = (field: DraftField) => ({
    value: draft[field],
    onValue: (value: string) => onChange({ [field]: value }),
    error: faults.includes(field) ? say(words.faults[field]) : null,
  });
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onPlan();
      }}
    >
      <div class="cards">
        <Field label={say(words.name)} {...text("name")} required />
        <Select
          label={say(words.list)}
          value={draft.segment}
          options={[
            { value: "", label: say(words.everyone) },
            ...segments.map(({ name, label }) => ({ value: name, label: say(label) })),
          ]}
          onValue={(segment) => onChange({ segment })}
        />
        <Select
          label={say(words.channel)}
          value={draft.channel}
          options={optionsOf(ofCustomer.channels)}
          onValue={(channel) => onChange({ channel })}
        />
        <Select
          label={say(words.measure)}
          value={draft.measure}
          options={optionsOf(words.measures)}
          onValue={(measure) => onChange({ measure })}
        />
        <Field
          label={say(words.effect)}
          {...text("effect")}
          inputMode="decimal"
          unit="%"
          hint={say(words.effectHint)}
        />
        <Field
          label={say(words.control)}
          {...text("control")}
          inputMode="decimal"
          unit="%"
          hint={say(words.controlHint)}
        />
        <Field label={say(words.variants)} {...text("variants")} hint={say(words.variantsHint)} />
        <Field label={say(words.endsOn)} {...text("endsOn")} type="date" />
      </div>
      <div class="row">
        <Button kind="primary" type="submit" busy={busy}>
          {say(words.plan)}
        </Button>
      </div>
    </form>
  );
}
