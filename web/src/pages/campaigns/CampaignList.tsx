import { useResource } from "../../api/useResource.ts";
import { hrefTo } from "../../app/route.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import type { Column } from "../../ui/column.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Page } from "../../ui/Page.tsx";
import { words as ofCustomer } from "../customer/words.ts";
import type { Campaign, Campaigns } from "./answers.ts";
import { words } from "./words.ts";

export function CampaignList() {
  const { say } = useWords();
  const { date, number } = useFormat();
  const answer = useResource<Campaigns>("/v1/campaigns");
  const columns: Column<Campaign>[] = [
    {
      name: "name",
      label: say(words.name),
      value: ({ name }) => name,
      show: ({ campaignId, name }) => <a href={hrefTo("campaigns", [campaignId])}>{name}</a>,
    },
    {
      name: "state",
      label: say(words.state),
      value: ({ state }) => state,
      show: ({ state }) => say(words.states[state]),
    },
    {
      name: "measure",
      label: say(words.measure),
      value: ({ measure }) => measure,
      show: ({ measure }) => say(words.measures[measure]),
    },
    {
      name: "channel",
      label: say(words.channel),
      value: ({ channel }) => channel,
      show: ({ channel }) => say(ofCustomer.channels[channel]),
    },
    {
      name: "members",
      label: say(words.members),
      numeric: true,
      value: membersOf,
      show: (campaign) => number(membersOf(campaign)),
    },
    {
      name: "endsOn",
      label: say(words.endsOn),
      numeric: true,
      value: ({ endsOn }) => endsOn,
      show: ({ endsOn }) => date(endsOn),
    },
  ];
  const create = (
    <Button kind="primary" href={hrefTo("campaigns", ["new"])}>
      {say(words.create)}
    </Button>
  );
  const some = answer.data !== null && answer.data.campaigns.length > 0;
  return (
    <Page title={say(words.title)} subtitle={say(words.intro)} actions={some && create}>
      <Card>
        {answer.state === "loading" && <Loading lines={4} />}
        {answer.state === "failed" && <Failed problem={answer.problem} retry={answer.reload} />}
        {answer.state === "ready" && !some && (
          <Empty title={say(words.none)} actions={create}>
            {say(words.noneNote)}
          </Empty>
        )}
        {answer.data !== null && some && (
          <DataTable caption={say(words.title)} quiet columns={columns} rows={answer.data.campaigns} />
        )}
      </Card>
    </Page>
  );
}

const membersOf = ({ arms }: Campaign) => arms?.reduce((sum, { members }) => sum + members, 0) ?? null;
