import type { CsvProblem } from "../../../../functions/csv/csvError.ts";
import type { Words } from "../../i18n/words.ts";
import type { DeskState } from "./desk.ts";
import { words } from "./words.ts";

type Said = DeskState["said"];
type Formatted = "dateFormat" | "decimal" | "lines" | "refunds" | "dropFree";

/** Something to be said of how a file is written: as on the command line. */
export interface FileChoice {
  name: Formatted;
  label: Words;
  /** The question, where the file leaves it open; null for what is only asked of those who look. */
  question: Words | null;
  options: readonly { value: string; label: Words }[];
  read(said: Said): string;
  /** What is said by an option; "" unsays it. */
  say(value: string): Partial<Said>;
}

const plain = (name: "dateFormat" | "decimal" | "lines" | "refunds") => ({
  name,
  read: (said: Said) => said[name] ?? "",
  say: (value: string) => ({ [name]: value === "" ? undefined : value }) as Partial<Said>,
});

export const fileChoices: readonly FileChoice[] = [
  {
    ...plain("dateFormat"),
    label: words.dates,
    question: words.questionDates,
    options: [
      { value: "", label: words.byFile },
      { value: "dmy", label: words.dmy },
      { value: "mdy", label: words.mdy },
      { value: "ymd", label: words.ymd },
    ],
  },
  {
    ...plain("decimal"),
    label: words.decimals,
    question: words.questionDecimal,
    options: [
      { value: "", label: words.byFile },
      { value: "point", label: words.point },
      { value: "comma", label: words.comma },
    ],
  },
  {
    ...plain("lines"),
    label: words.lines,
    question: words.questionLines,
    options: [
      { value: "", label: words.ask },
      { value: "sum", label: words.sum },
      { value: "first", label: words.first },
      { value: "last", label: words.last },
    ],
  },
  {
    ...plain("refunds"),
    label: words.refunds,
    question: null,
    options: [
      { value: "", label: words.net },
      { value: "ignore", label: words.ignore },
    ],
  },
  {
    name: "dropFree",
    label: words.free,
    question: null,
    options: [
      { value: "", label: words.keepFree },
      { value: "drop", label: words.dropFree },
    ],
    read: (said) => (said.dropFree ? "drop" : ""),
    say: (value) => ({ dropFree: value === "drop" }),
  },
];

/** The choice that would settle what a file leaves open; undefined where none would. */
export const choiceOf = ({ asks }: CsvProblem): FileChoice | undefined =>
  fileChoices.find(({ name }) => name === asks);
