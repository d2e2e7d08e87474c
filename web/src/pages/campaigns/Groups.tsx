import { useState } from "preact/hooks";
import { request } from "../../api/client.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { saveFile } from "../../ui/saveFile.ts";
import { armName } from "./armName.ts";
import { memberCsv } from "./memberCsv.ts";
import { words } from "./words.ts";

interface GroupsProps {
  path: string;
  campaignId: string;
  arms: readonly { name: string; members: number }[];
}

/** The groups, each with its list to send to or to spare. */
export function Groups({ path, campaignId, arms }: GroupsProps) {
  const { say } = useWords();
  const { number } = useFormat();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function download(arm: string): Promise<void> {
    setBusy(arm);
    setProblem(null);
    try {
      saveFile(`${campaignId}-${arm}.csv`, await memberCsv(path, arm, request));
    } catch (error) {
      setProblem(error as ApiProblem);
    }
    setBusy(null);
  }
  return (
    <Card title={say(words.groups)}>
      <DataTable
        caption={say(words.groups)}
        quiet
        rows={arms}
        columns={[
          {
            name: "group",
            label: say(words.group),
            value: ({ name }) => name,
            show: ({ name }) => say(armName(name)),
          },
          {
            name: "members",
            label: say(words.members),
            numeric: true,
            value: ({ members }) => members,
            show: ({ members }) => number(members),
          },
          {
            name: "list",
            label: say(words.memberList),
            value: () => null,
            show: ({ name }) => (
              <Button
                kind="quiet"
                icon="download"
                busy={busy === name}
                label={say(words.memberListOf, { group: say(armName(name)) })}
                onClick={() => download(name)}
              >
                CSV
              </Button>
            ),
          },
        ]}
      />
      {problem && <Failed problem={problem} />}
    </Card>
  );
}
