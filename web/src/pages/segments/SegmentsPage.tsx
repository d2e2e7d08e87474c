import { useState } from "preact/hooks";
import type { Segments } from "../../api/answers.ts";
import { useResource } from "../../api/useResource.ts";
import { hrefTo } from "../../app/route.ts";
import { useRoute } from "../../app/useRoute.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import { words as audienceWords } from "./audience/words.ts";
import { readListView } from "./listView.ts";
import { type OpenDialog, SegmentList } from "./SegmentList.tsx";
import { SegmentTabs } from "./SegmentTabs.tsx";
import { words } from "./words.ts";

/** Who is in each segment: `#/segments/at_risk?minClv=100&sort=churn`. */
export default function SegmentsPage() {
  const { say } = useWords();
  const format = useFormat();
  const { parts, query } = useRoute();
  const segments = useResource<Segments>("/v1/segments");
  const [open, setOpen] = useState<OpenDialog>(null);
  const view = readListView(query);
  const { data } = segments;
  const chosen = parts[0] ?? data?.segments[0]?.name ?? "";
  const segment = data?.segments.find(({ name }) => name === chosen);
  return (
    <Page
      title={say(words.title)}
      subtitle={data?.asOf ? say(words.asOfNight, { date: format.dateLong(data.asOf) }) : say(words.lead)}
      actions={
        segment && segment.customers > 0 ? (
          <>
            <Button icon="campaigns" onClick={() => setOpen("audience")}>
              {say(audienceWords.audience)}
            </Button>
            <Button icon="download" onClick={() => setOpen("export")}>
              {say(words.exportList)}
            </Button>
          </>
        ) : undefined
      }
    >
      {segments.state === "failed" && <Failed problem={segments.problem} retry={segments.reload} />}
      {data === null && segments.state === "loading" && <Loading lines={8} />}
      {data !== null && data.customers === 0 && (
        <Empty
          title={say(words.noOrders)}
          actions={
            <Button kind="primary" icon="import" href={hrefTo("import")}>
              {say(words.toImport)}
            </Button>
          }
        >
          {say(words.noOrdersAdvice)}
        </Empty>
      )}
      {data !== null && data.customers > 0 && (
        <>
          {data.rules.basis === "prior" && <p class="few">{say(words.tooFew)}</p>}
          <SegmentTabs segments={data} chosen={chosen} view={view} />
          <SegmentList
            segment={segment ?? { name: chosen, label: { en: chosen, ar: chosen }, customers: null }}
            view={view}
            currency={data.currency}
            open={open}
            onClose={() => setOpen(null)}
          />
        </>
      )}
    </Page>
  );
}
