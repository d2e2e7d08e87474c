import type { LeftOutReason } from "../../../../../functions/contract/schemas/audiences.ts";
import { useWords } from "../../../i18n/useWords.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import type { MadeAudience } from "./makeAudience.ts";
import { reasonWords, words } from "./words.ts";

/** Lines named of contacts that cannot be used. */
const named = 20;

/** Who is not in a file, by why; nothing where all are. */
export function LeftOutTable({ made, number }: { made: MadeAudience; number(value: number): string }) {
  const { say } = useWords();
  const { unusable } = made;
  const rows = (Object.keys(reasonWords) as LeftOutReason[])
    .map((reason) => ({ why: say(reasonWords[reason]), count: made.leftOut[reason] }))
    .filter(({ count }) => count > 0);
  if (unusable.length > 0) {
    const lines = unusable.slice(0, named).map(({ line }) => number(line));
    const more = unusable.length > named ? " …" : "";
    const at = say(words.unusableLines, { lines: lines.join(" · ") });
    rows.push({ why: `${say(words.unusable)} (${at}${more})`, count: unusable.length });
  }
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={say(words.leftOut)}
      rows={rows}
      columns={[
        { name: "why", label: say(words.why), value: ({ why }) => why },
        {
          name: "count",
          label: say(words.contactsHead),
          numeric: true,
          value: ({ count }) => count,
          show: ({ count }) => number(count),
        },
      ]}
    />
  );
}
