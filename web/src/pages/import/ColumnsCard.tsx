import { columnRoles } from "../../../../functions/csv/columnNames.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Select } from "../../ui/Select.tsx";
import { isMapped, type Mapping } from "./desk.ts";
import { roleWords, words } from "./words.ts";

interface ColumnsCardProps {
  header: readonly string[];
  /** First rows of the file, to see what a column holds. */
  sample: readonly string[][];
  mapping: Mapping;
  disabled: boolean;
  onMapping(mapping: Mapping): void;
}

/** A text that keeps its own direction among others, also where no element can stand, as in an option. */
const isolated = (text: string) => `\u2068${text}\u2069`;

const needed = ["customerId", "orderedAt"];

/** Which column of the file is which, with what stands in it. */
export function ColumnsCard({ header, sample, mapping, disabled, onMapping }: ColumnsCardProps) {
  const { say } = useWords();
  const named = header.filter((name, at) => name !== "" && header.indexOf(name) === at);
  const valuesOf = (name: string) => {
    const at = header.indexOf(name);
    return sample.map((row) => row[at] ?? "").filter((value) => value !== "");
  };
  const options = [
    { value: "", label: say(words.none) },
    ...named.map((name) => ({
      value: name,
      label: [name, ...valuesOf(name).slice(0, 1)].map(isolated).join(" · "),
    })),
  ];
  const examples = (name: string | null) => {
    if (name === null) return say(words.noExample);
    const values = valuesOf(name);
    return values.length === 0 ? "" : say(words.example, { values: values.map(isolated).join(" · ") });
  };
  return (
    <Card title={say(words.columns)} subtitle={say(isMapped(mapping) ? words.columnsNote : words.columnsAsk)}>
      <div class="import-columns">
        {columnRoles.map((role) => (
          <div key={role} class={mapping[role] === null ? "import-column unused" : "import-column"}>
            <Select
              label={
                needed.includes(role)
                  ? say(words.required, { role: say(roleWords[role]) })
                  : say(roleWords[role])
              }
              value={mapping[role] ?? ""}
              options={options}
              disabled={disabled}
              onValue={(name) => onMapping({ ...mapping, [role]: name === "" ? null : name })}
            />
            <p class="muted small import-example">
              <bdi>{examples(mapping[role])}</bdi>
            </p>
          </div>
        ))}
      </div>
    </Card>
  );
}
