import type { Model, Models } from "../../api/answers.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import type { ModelCard } from "./answers.ts";
import { familyName } from "./familyName.ts";
import { words } from "./words.ts";

/** The models of earlier nights, latest first. */
export function Kept({ models, current }: Pick<Models, "models" | "current">) {
  const { say } = useWords();
  const format = useFormat();
  const recipeOf = ({ family, card }: Model) => (card as ModelCard | null)?.family ?? family;
  const columns: Column<Model>[] = [
    {
      name: "asOf",
      label: say(words.dataUntil),
      value: ({ asOf }) => asOf,
      show: ({ asOf }) => format.date(asOf),
    },
    {
      name: "family",
      label: say(words.model),
      value: (model) => familyName(recipeOf(model), say),
      show: (model) => (
        <>
          {familyName(recipeOf(model), say)}{" "}
          {model.id === current && <span class="serves small">{say(words.serves)}</span>}
        </>
      ),
    },
    { name: "basis", label: say(words.ground), value: ({ basis }) => say(words.basis[basis]) },
  ];
  return (
    <Card title={say(words.history)}>
      <DataTable caption={say(words.history)} quiet columns={columns} rows={models} height={18} />
    </Card>
  );
}
