import type { CsvProblem } from "../../../../functions/csv/csvError.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Select } from "../../ui/Select.tsx";
import { choiceOf, fileChoices } from "./choices.ts";
import { type DeskState, sayOfFile } from "./desk.ts";
import { problemWords } from "./problemWords.ts";
import { words } from "./words.ts";

/** Why the file cannot be read as it is, and what one can say to settle it. */
export function RefusedCard({ problems }: { problems: readonly CsvProblem[] }) {
  const { say } = useWords();
  const { number } = useFormat();
  const asked = problems.map(choiceOf).find((choice) => choice !== undefined);
  return (
    <Card title={say(asked?.question ?? words.cannotRead)}>
      <ul class="import-faults" role="alert">
        {problems.map(({ line, column, value, message }, at) => (
          <li key={at}>
            {line !== undefined && <b>{say(words.line, { line: number(line) })} </b>}
            {column !== undefined && <bdi>{column} </bdi>}
            {value !== undefined && (
              <code>
                <bdi>{value}</bdi>
              </code>
            )}{" "}
            {say(problemWords(message))}
          </li>
        ))}
      </ul>
      {asked && (
        <div class="row">
          {asked.options
            // Where years stand first no file leaves the order of its dates open.
            .filter(({ value }) => value !== "" && value !== "ymd")
            .map(({ value, label }) => (
              <Button key={value} onClick={() => sayOfFile(asked.say(value))}>
                {say(label)}
              </Button>
            ))}
        </div>
      )}
    </Card>
  );
}

/** How the file is written, for who knows better than what was found out. */
export function FormatsCard({ said, disabled }: { said: DeskState["said"]; disabled: boolean }) {
  const { say } = useWords();
  return (
    <Card title={say(words.more)} subtitle={say(words.moreNote)}>
      <div class="import-columns">
        {fileChoices.map((choice) => (
          <Select
            key={choice.name}
            label={say(choice.label)}
            value={choice.read(said)}
            options={choice.options.map(({ value, label }) => ({ value, label: say(label) }))}
            disabled={disabled}
            onValue={(value) => sayOfFile(choice.say(value))}
          />
        ))}
      </div>
    </Card>
  );
}
