import { pages } from "../../app/pages.ts";
import { hrefTo } from "../../app/route.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { words } from "./words.ts";

/** Before there is anything to show: what comes first. */
export function Nothing({ customers }: { customers: number }) {
  const { say } = useWords();
  const importing = pages.find(({ name }) => name === "import");
  return (
    <Card>
      {customers > 0 ? (
        <Empty title={say(words.noNight)}>{say(words.noNightAdvice)}</Empty>
      ) : (
        <Empty
          title={say(words.noOrders)}
          actions={
            importing && (
              <Button kind="primary" icon="import" href={hrefTo(importing.name)}>
                {say(importing.label)}
              </Button>
            )
          }
        >
          {say(words.noOrdersAdvice)}
        </Empty>
      )}
    </Card>
  );
}
