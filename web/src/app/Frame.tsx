import { useEffect } from "preact/hooks";
import { useWords } from "../i18n/useWords.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Brand } from "./Brand.tsx";
import { CurrentPage } from "./CurrentPage.tsx";
import { pages } from "./pages.ts";
import { hrefTo } from "./route.ts";
import { signOut } from "./session.ts";
import { navigate, useRoute } from "./useRoute.ts";
import { ViewControls } from "./ViewControls.tsx";
import { words } from "./words.ts";
import "./Frame.css";

/** Navigation at the start, the page beside it. */
export function Frame() {
  const { say } = useWords();
  const { page } = useRoute();
  useEffect(() => {
    if (page === "") navigate(hrefTo(pages[0].name), { replace: true });
    // Where the screen is narrow the navigation is a line that scrolls.
    document.querySelector(".side [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [page]);
  return (
    <div class="frame">
      <button type="button" class="skip unseen" onClick={() => document.getElementById("content")?.focus()}>
        {say(words.skip)}
      </button>
      <header class="side">
        <div class="side-inner">
          <Brand />
          <nav aria-label={say(words.navigation)}>
            <ul>
              {pages.map(({ name, label, icon }) => (
                <li key={name}>
                  <a href={hrefTo(name)} aria-current={name === page ? "page" : undefined}>
                    <Icon name={icon} />
                    {say(label)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div class="side-foot">
            <ViewControls />
            <Button kind="quiet" icon="signOut" onClick={signOut}>
              {say(words.signOut)}
            </Button>
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <CurrentPage />
      </main>
    </div>
  );
}
