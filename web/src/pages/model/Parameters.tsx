import { interval95 } from "../../../../model/evaluate/interval95.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import type { ModelCard } from "./answers.ts";
import { words } from "./words.ts";

interface Parameter {
  name: string;
  value: number;
  /** Ends of the 95% interval; null: open, undefined: it ran to its boundary and has none. */
  low?: number | null;
  high?: number | null;
}

/** The parameters of the model that serves, with how sure they are. */
export function Parameters({ card }: { card: ModelCard }) {
  const { say } = useWords();
  const format = useFormat();
  const fitted = card.families.find(({ family }) => family === card.family);
  if (fitted === undefined) return null;
  const rows = Object.entries(fitted.params).map(([name, value]): Parameter => {
    const interval = fitted.intervals95
      ? fitted.intervals95[name]
      : interval95(value, fitted.standardErrors[name]);
    return interval ? { name, value, low: interval[0], high: interval[1] } : { name, value };
  });
  const end = (name: "low" | "high"): Column<Parameter> => ({
    name,
    label: say(words[name]),
    value: (row) => row[name] ?? null,
    show: (row) => {
      if (row[name] === undefined) return row.name === "k" ? "–" : say(words.boundary);
      return row[name] === null ? say(words.open) : format.number(row[name], 3);
    },
    numeric: true,
  });
  const columns: Column<Parameter>[] = [
    {
      name: "name",
      label: say(words.parameter),
      value: ({ name }) => name,
      show: ({ name }) => <bdi>{name}</bdi>,
    },
    {
      name: "value",
      label: say(words.value),
      value: ({ value }) => value,
      show: ({ value, name }) => format.number(value, name === "k" ? 0 : 3),
      numeric: true,
    },
    end("low"),
    end("high"),
  ];
  return (
    <Card title={say(words.parameters)} subtitle={say(words.parametersHint)}>
      <DataTable caption={say(words.parameters)} quiet columns={columns} rows={rows} />
    </Card>
  );
}
