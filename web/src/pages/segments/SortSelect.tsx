import type { ListSort } from "../../../../functions/contract/schemas/lists.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Select } from "../../ui/Select.tsx";
import { sortLabels, words } from "./words.ts";

interface SortSelectProps {
  sort: ListSort;
  onSort(sort: ListSort): void;
}

/** What the list goes by. */
export function SortSelect({ sort, onSort }: SortSelectProps) {
  const { say } = useWords();
  const options = (Object.keys(sortLabels) as ListSort[]).map((value) => ({
    value,
    label: say(sortLabels[value]),
  }));
  return <Select label={say(words.sort)} value={sort} options={options} onValue={onSort} />;
}
