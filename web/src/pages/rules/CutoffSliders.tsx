import type { RuleRecipe } from "../../../../model/segments/ruleset.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Slider } from "../../ui/Slider.tsx";
import { type CutoffSlide, moved, slidesOf } from "./cutoffs.ts";
import { showField } from "./fieldFormat.ts";
import { cutoffWords, fieldWords, words } from "./words.ts";

interface CutoffSlidersProps {
  recipe: RuleRecipe;
  saved: RuleRecipe;
  /** Each cut-off as it would be, and as it is. */
  values: Readonly<Record<string, number>>;
  inForce: Readonly<Record<string, number>>;
  currency: string | null;
  disabled: boolean;
  onRecipe(recipe: RuleRecipe): void;
}

/** Each cut-off as a slider, with what it comes to for this shop. */
export function CutoffSliders(props: CutoffSlidersProps) {
  const { recipe, saved, values, inForce, currency, disabled, onRecipe } = props;
  const { say } = useWords();
  const format = useFormat();
  const before = new Map(slidesOf(saved, inForce, currency).map((slide) => [slide.name, slide]));
  const show = ({ by, side, field }: CutoffSlide, value: number) => {
    if (by === "value") return showField(field, value, format, currency);
    const share = format.percent(side === "above" ? 1 - value : value);
    return say(side === "above" ? words.top : words.lowest, { share });
  };
  return (
    <div class="stack">
      {slidesOf(recipe, values, currency).map((slide) => {
        const { name, by, side, field, value, min, max, step, ofSettings } = slide;
        const known = cutoffWords[name];
        const was = before.get(name);
        const worth = values[name];
        const figures = [
          by === "quantile" && worth !== undefined
            ? say(side === "above" ? words.from : words.upTo, {
                value: showField(field, worth, format, currency),
              })
            : null,
          was !== undefined && was.value !== value ? say(words.was, { value: show(was, was.value) }) : null,
          ofSettings ? say(words.ofSettings) : null,
        ].filter((figure) => figure !== null);
        return (
          <Slider
            key={name}
            label={known === undefined ? say(words.yourOwn, { name }) : say(known.label)}
            value={value}
            min={min}
            max={Math.max(max, was?.max ?? 0)}
            step={step}
            show={(at) => show(slide, at)}
            disabled={disabled}
            hint={
              <>
                {say(known === undefined ? fieldWords[field] : known.why)}
                {figures.length > 0 && <span class="cutoff-figures figures">{figures.join(" · ")}</span>}
              </>
            }
            onValue={(at) => onRecipe(moved(recipe, name, at))}
          />
        );
      })}
    </div>
  );
}
