import { useFormat, useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Stat } from "../../ui/Stat.tsx";
import { type DeskState, pauseSending, sendOrders, stopSending } from "./desk.ts";
import type { Reading } from "./messages.ts";
import { words } from "./words.ts";

/** Sends what was read: begun, paused, gone on with and left at any piece; and what became of it. */
export function SendCard({ state, reading }: { state: DeskState; reading: Reading }) {
  const { say, count } = useWords();
  const { number, percent } = useFormat();
  const { sending, progress, problem } = state;
  if (sending === "not yet" || progress === null) {
    if (reading.orders === 0) {
      return (
        <Card>
          <Empty title={say(words.nothingToSend)}>{say(words.nothingToSendAdvice)}</Empty>
        </Card>
      );
    }
    return (
      <div class="row import-send">
        <Button kind="primary" icon="up" onClick={() => void sendOrders()}>
          {count(words.send, reading.orders)}
        </Button>
        <span class="muted small">{say(words.sendNote)}</span>
      </div>
    );
  }
  const { done, total, accepted, duplicates, rejected } = progress;
  const titles = {
    "under way": words.sending,
    pausing: words.sending,
    paused: words.paused,
    over: done === total ? words.over : words.stopped,
  };
  return (
    <Card
      title={say(titles[sending])}
      subtitle={say(words.sent, { done: number(done), total: number(total) })}
    >
      <progress class="import-progress" max={total} value={done} aria-label={say(titles[sending])}>
        {percent(done / total)}
      </progress>
      <div class="cards" role={sending === "over" ? "status" : undefined} style={{ "--card-min": "9rem" }}>
        <Stat label={say(words.accepted)} value={number(accepted)} />
        <Stat label={say(words.duplicates)} value={number(duplicates)} />
        <Stat label={say(words.rejected)} value={number(rejected.length + reading.report.rejected.length)} />
      </div>
      {problem && <Failed problem={problem} />}
      <div class="row import-news">
        {(sending === "under way" || sending === "pausing") && (
          <Button busy={sending === "pausing"} onClick={pauseSending}>
            {say(words.pause)}
          </Button>
        )}
        {sending === "paused" && (
          <Button kind="primary" onClick={() => void sendOrders()}>
            {say(words.goOn)}
          </Button>
        )}
        {sending === "paused" && <Button onClick={stopSending}>{say(words.stop)}</Button>}
      </div>
    </Card>
  );
}
