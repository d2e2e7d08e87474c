import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useWords } from "../i18n/useWords.ts";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { pages } from "./pages.ts";
import { hrefTo } from "./route.ts";
import { useRoute } from "./useRoute.ts";
import { words } from "./words.ts";

const loaded = new Map<string, ComponentType>();

/** The page of the address, loaded when it is first asked for. */
export function CurrentPage() {
  const { say } = useWords();
  const { page } = useRoute();
  const [, setTurn] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  const entry = pages.find(({ name }) => name === page);

  useEffect(() => {
    if (entry === undefined || loaded.has(entry.name)) return;
    entry.load().then(
      (module) => {
        loaded.set(entry.name, module.default);
        setTurn((turn) => turn + 1);
      },
      () => setFailed(entry.name),
    );
  }, [entry]);

  if (entry === undefined) {
    if (page === "") return null;
    return (
      <Page title={say(words.noPage)}>
        <Empty
          title={location.hash}
          actions={<Button href={hrefTo("overview")}>{say(words.toOverview)}</Button>}
        />
      </Page>
    );
  }
  const Shown = loaded.get(entry.name);
  if (Shown !== undefined) return <Shown />;
  return (
    <Page title={say(entry.label)}>
      {failed === entry.name ? (
        <Empty
          title={say(words.pageFailed)}
          actions={<Button onClick={() => location.reload()}>{say(words.reload)}</Button>}
        >
          {say(words.pageFailedAdvice)}
        </Empty>
      ) : (
        <Loading lines={6} />
      )}
    </Page>
  );
}
