import { useCell } from "../../app/cell.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import { ColumnsCard } from "./ColumnsCard.tsx";
import { DropZone } from "./DropZone.tsx";
import { clearDesk, desk, openFile, sayOfFile } from "./desk.ts";
import { FormatsCard, RefusedCard } from "./FileCard.tsx";
import { NightCard } from "./NightCard.tsx";
import { ReadingCard } from "./ReadingCard.tsx";
import { RejectedCard } from "./RejectedCard.tsx";
import { SendCard } from "./SendCard.tsx";
import { useShop } from "./useShop.ts";
import { words } from "./words.ts";
import "./import.css";

/** A CSV of orders, from the drop to the first list of segments. */
export default function ImportPage() {
  const { say } = useWords();
  const { percent } = useFormat();
  const { shop, settings } = useShop();
  const state = useCell(desk);
  const { file, names, mapping, readShare, reading, refused, broken, sending, progress } = state;
  const rejected = reading?.report.rejected ?? [];
  const fixed = sending !== "not yet";
  return (
    <Page
      title={say(words.title)}
      subtitle={
        file === null ? (
          say(words.lead)
        ) : (
          <>
            <bdi>{file.name}</bdi>
            {shop && ` · ${say(words.shopIs, { ...shop })}`}
          </>
        )
      }
      actions={
        file !== null && sending !== "under way" ? (
          <Button icon="import" onClick={clearDesk}>
            {say(words.anotherFile)}
          </Button>
        ) : undefined
      }
    >
      {settings.state === "failed" && <Failed problem={settings.problem} retry={settings.reload} />}
      {settings.state === "loading" && shop === null && <Loading lines={6} />}
      {shop !== null && file === null && <DropZone onFile={(given) => openFile(given, shop)} />}
      {broken !== null && (
        <Card>
          <Empty title={say(words.broken)}>
            <bdi lang="en">{broken}</bdi>
          </Empty>
        </Card>
      )}
      {refused && <RefusedCard problems={refused} />}
      {readShare !== null && (
        <Card title={say(words.reading)}>
          <progress class="import-progress" max={1} value={readShare} aria-label={say(words.reading)}>
            {percent(readShare)}
          </progress>
        </Card>
      )}
      {reading && shop && (
        <>
          <SendCard state={state} reading={reading} />
          {sending === "over" && <NightCard />}
          <ReadingCard reading={reading} currency={shop.currency} />
        </>
      )}
      {file !== null && (rejected.length > 0 || (progress?.rejected.length ?? 0) > 0) && (
        <RejectedCard file={file.name} rows={rejected} refused={progress?.rejected ?? []} />
      )}
      {names && mapping && !fixed && (
        <>
          <ColumnsCard
            {...names}
            mapping={mapping}
            disabled={fixed}
            onMapping={(next) => sayOfFile({ mapping: next })}
          />
          <FormatsCard said={state.said} disabled={fixed} />
        </>
      )}
    </Page>
  );
}
