import type { Condition, RuleRecipe } from "../../../../model/segments/ruleset.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import { showField } from "./fieldFormat.ts";
import { fieldWords, operators, words } from "./words.ts";

interface RulesInWordsProps {
  recipe: RuleRecipe;
  values: Readonly<Record<string, number>>;
  currency: string | null;
}

/** The rules in their order, in words, with the cut-offs as they are. */
export function RulesInWords({ recipe, values, currency }: RulesInWordsProps) {
  const { say, language } = useWords();
  const { locale } = useFormat();
  const digits = locale.endsWith("arab") ? "arabic-indic" : "decimal";
  return (
    <Card title={say(words.howTitle)} subtitle={say(words.howNote)}>
      <ol class="rule-list" style={{ listStyleType: digits }}>
        {recipe.rules.map(({ segment, label, when }) => (
          <li key={segment}>
            <Badge segment={segment}>{label[language]}</Badge>
            <ConditionTree condition={when} values={values} currency={currency} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

interface ConditionTreeProps {
  condition: Condition;
  values: Readonly<Record<string, number>>;
  currency: string | null;
}

/** A condition with those inside it below it. */
function ConditionTree({ condition, values, currency }: ConditionTreeProps) {
  const { say } = useWords();
  const format = useFormat();
  if ("always" in condition) return <p class="muted">{say(words.always)}</p>;
  if ("field" in condition) {
    const { field, op, than } = condition;
    const value = typeof than === "number" ? than : values[than.cutoff];
    return (
      <p>
        {say(fieldWords[field])} {say(operators[op])}{" "}
        <b class="figures">
          <bdi>{value === undefined ? "–" : showField(field, value, format, currency)}</bdi>
        </b>
      </p>
    );
  }
  const [heading, inside] =
    "all" in condition
      ? [words.all, condition.all]
      : "any" in condition
        ? [words.any, condition.any]
        : [words.not, [condition.not]];
  return (
    <div>
      <p class="muted small">{say(heading)}</p>
      <ul class="condition-list">
        {inside.map((one, at) => (
          <li key={at}>
            <ConditionTree condition={one} values={values} currency={currency} />
          </li>
        ))}
      </ul>
    </div>
  );
}
