import { directionOf } from "../i18n/language.ts";
import { view } from "./view.ts";

/** Puts language, direction and theme on the document, now and whenever they change. */
export function applyView(): void {
  const apply = () => {
    const { language, theme } = view.get();
    const { documentElement: html } = document;
    html.lang = language;
    html.dir = directionOf(language);
    html.dataset.theme = theme;
  };
  apply();
  view.watch(apply);
}
