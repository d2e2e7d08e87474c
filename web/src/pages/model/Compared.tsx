import { useMemo, useState } from "preact/hooks";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Card } from "../../ui/Card.tsx";
import { Chart } from "../../ui/Chart.tsx";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Select } from "../../ui/Select.tsx";
import type { ModelCard } from "./answers.ts";
import { type Difference, differencesOf, type Grade, gradesOf, regression } from "./compared.ts";
import { comparedPlot } from "./comparedPlot.ts";
import { isoOf } from "./dates.ts";
import { familyName } from "./familyName.ts";
import { words } from "./words.ts";

/** The model that serves against the challengers, from every earlier date. */
export function Compared({ card }: { card: ModelCard }) {
  const { say, language } = useWords();
  const format = useFormat();
  const grades = useMemo(() => gradesOf(card), [card]);
  const differences = useMemo(() => differencesOf(grades), [grades]);
  const nameOf = (recipe: string) =>
    recipe === regression ? say(words.regression) : familyName(recipe, say);
  const plot = useMemo(() => comparedPlot(differences, nameOf), [differences, language]);
  const dates = card.origins.map(({ origin, until }) => ({
    value: String(origin),
    label: say(words.toUntil, { from: format.date(isoOf(origin)), until: format.date(isoOf(until)) }),
  }));
  const [date, setDate] = useState(dates[0]?.value ?? "");
  const number = (name: "crps" | "mae" | "rmse", label: string): Column<Grade> => ({
    name,
    label,
    value: (grade) => grade[name],
    show: (grade) => format.number(grade[name], 3),
    numeric: true,
  });
  const share = (name: "topDecileCapture" | "inside", label: string): Column<Grade> => ({
    name,
    label,
    value: (grade) => grade[name],
    show: (grade) => format.percent(grade[name], 1),
    numeric: true,
  });
  const columns: Column<Grade>[] = [
    {
      name: "recipe",
      label: say(words.model),
      value: ({ recipe }) => nameOf(recipe),
      show: ({ recipe, serves }) => (
        <>
          {nameOf(recipe)} {serves && <span class="serves small">{say(words.serves)}</span>}
        </>
      ),
    },
    number("crps", "CRPS"),
    number("mae", "MAE"),
    number("rmse", "RMSE"),
    {
      name: "biasPct",
      label: say(words.biasShort),
      value: ({ biasPct }) => biasPct,
      show: ({ biasPct }) => format.signedPercent(biasPct === null ? null : biasPct / 100),
      numeric: true,
    },
    share("topDecileCapture", say(words.top)),
    share("inside", say(words.covered)),
    {
      name: "predicted",
      label: say(words.predicted),
      value: ({ predicted }) => predicted,
      show: ({ predicted }) => format.number(predicted),
      numeric: true,
    },
    {
      name: "actual",
      label: say(words.actual),
      value: ({ actual }) => actual,
      show: ({ actual }) => format.number(actual),
      numeric: true,
    },
  ];
  const compared: Column<Difference>[] = [
    { name: "recipe", label: say(words.model), value: ({ recipe }) => nameOf(recipe) },
    {
      name: "mean",
      label: say(words.crpsMean),
      value: ({ mean }) => mean,
      show: ({ mean }) => format.signedPercent(mean, 2),
      numeric: true,
    },
  ];
  return (
    <Card title={say(words.compared)} subtitle={say(words.comparedHint)}>
      {differences.length === 0 ? (
        <Empty title={say(words.tooShort)}>{say(words.tooShortHint)}</Empty>
      ) : (
        <>
          <Chart
            title={say(words.comparedChart)}
            unit={say(words.comparedUnit)}
            plot={plot}
            table={{ columns: compared, rows: differences }}
            file="models-compared"
          />
          <div class="row model-controls">
            <h3>{say(words.comparedTable)}</h3>
            <Select label={say(words.comparedPeriod)} value={date} options={dates} onValue={setDate} />
          </div>
          <DataTable
            caption={say(words.comparedTable)}
            quiet
            columns={columns}
            rows={grades.filter(({ origin }) => String(origin) === date)}
          />
        </>
      )}
    </Card>
  );
}
