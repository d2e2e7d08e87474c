import { usualNumerals } from "../i18n/language.ts";
import { useWords } from "../i18n/useWords.ts";
import { Button } from "../ui/Button.tsx";
import { useCell } from "./cell.ts";
import { Choice } from "../ui/Choice.tsx";
import { changeView, view } from "./view.ts";
import { words } from "./words.ts";

/** Language, appearance and digits; each language names itself. */
export function ViewControls() {
  const { say } = useWords();
  const { language, theme, numerals } = useCell(view);
  const other = language === "en" ? "ar" : "en";
  return (
    <div class="view-controls">
      <Choice
        label={say(words.theme)}
        value={theme}
        options={[
          { value: "light", label: say(words.light) },
          { value: "dark", label: say(words.dark) },
          { value: "system", label: say(words.system) },
        ]}
        onValue={(chosen) => changeView({ theme: chosen })}
      />
      {language === "ar" && (
        <Choice
          label={say(words.numerals)}
          value={numerals ?? usualNumerals(language)}
          options={[
            { value: "arab", label: "١٢٣" },
            { value: "latn", label: "123" },
          ]}
          onValue={(chosen) => changeView({ numerals: chosen })}
        />
      )}
      <Button kind="quiet" icon="language" onClick={() => changeView({ language: other })}>
        <span lang={other}>{other === "ar" ? "العربية" : "English"}</span>
      </Button>
    </div>
  );
}
