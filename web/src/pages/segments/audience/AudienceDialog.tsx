import { useEffect, useRef, useState } from "preact/hooks";
import type { AudienceDestination } from "../../../../../functions/contract/schemas/audiences.ts";
import { CsvError } from "../../../../../functions/csv/csvError.ts";
import { asciiDigits } from "../../../../../model/time/asciiDigits.ts";
import { send } from "../../../api/client.ts";
import { ApiProblem } from "../../../api/problem.ts";
import { useFormat, useWords } from "../../../i18n/useWords.ts";
import type { Words } from "../../../i18n/words.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Failed } from "../../../ui/Failed.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { saveFile } from "../../../ui/saveFile.ts";
import { problemWords } from "../../import/problemWords.ts";
import type { ListView } from "../listView.ts";
import type { ContactsFile } from "./contacts.ts";
import { LeftOutTable } from "./LeftOutTable.tsx";
import { type Audience, type MadeAudience, makeAudience } from "./makeAudience.ts";
import { missingColumn } from "./missingColumn.ts";
import { destinationWords, fieldWords, words } from "./words.ts";

interface AudienceDialogProps {
  open: boolean;
  onClose(): void;
  segment: string;
  view: ListView;
}

/** A file of the list's customers for another system; their contacts go with the request and are kept nowhere. */
export function AudienceDialog({ open, onClose, segment, view }: AudienceDialogProps) {
  const { say, count } = useWords();
  const { number } = useFormat();
  const [destination, setDestination] = useState<AudienceDestination>("klaviyo");
  const [code, setCode] = useState("");
  const [contacts, setContacts] = useState<ContactsFile | null>(null);
  const [fault, setFault] = useState<Words | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const [made, setMade] = useState<MadeAudience | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (open) return;
    // What was read of people is forgotten with the dialog.
    setContacts(null);
    setFault(null);
    setProblem(null);
    setMade(null);
  }, [open]);
  const callingCode = asciiDigits(code).trim();
  const codeIsWrong = callingCode !== "" && !/^[1-9]\d{0,2}$/.test(callingCode);

  async function take(file: File | undefined): Promise<void> {
    setContacts(null);
    setFault(null);
    setMade(null);
    if (file === undefined) return;
    try {
      const { readContacts } = await import("./contacts.ts");
      setContacts(await readContacts(file));
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      setFault(faultWords(error.problems[0]!.message));
    }
  }

  async function make({ contacts: all, repeated }: ContactsFile): Promise<void> {
    setProblem(null);
    setMade(null);
    setDone(0);
    try {
      const { filters } = view;
      const request = { destination, segment, filters, ...(callingCode !== "" && { callingCode }) };
      const found = await makeAudience(request, all, post, setDone);
      found.leftOut.repeated += repeated;
      setMade(found);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setDone(null);
    }
  }

  const columns =
    contacts === null ? [] : (Object.keys(contacts.columns) as (keyof typeof contacts.columns)[]);
  return (
    <Dialog
      title={say(words.title)}
      open={open}
      onClose={onClose}
      actions={
        made !== null && made.rows > 0 ? (
          <Button kind="primary" icon="download" onClick={() => saveFile(made.fileName, made.file)}>
            {say(words.download)}
          </Button>
        ) : (
          <Button
            kind="primary"
            busy={done !== null}
            disabled={contacts === null || codeIsWrong}
            onClick={() => contacts !== null && void make(contacts)}
          >
            {say(words.make)}
          </Button>
        )
      }
    >
      <p>{say(destination === "csv" ? words.leadCsv : words.lead)}</p>
      <Select
        label={say(words.destination)}
        value={destination}
        options={(Object.keys(destinationWords) as AudienceDestination[]).map((value) => ({
          value,
          label: say(destinationWords[value]),
        }))}
        onValue={(value) => {
          setDestination(value);
          setMade(null);
        }}
      />
      <Field
        label={say(words.callingCode)}
        value={code}
        inputMode="numeric"
        placeholder="966"
        error={codeIsWrong ? say(words.callingCodeWrong) : null}
        onValue={(value) => {
          setCode(value);
          setMade(null);
        }}
      />
      <div class="row">
        <Button icon="import" onClick={() => input.current?.click()}>
          {say(words.chooseContacts)}
        </Button>
        <input
          ref={input}
          class="unseen"
          type="file"
          tabIndex={-1}
          aria-label={say(words.contacts)}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
        <span role="status">
          {contacts !== null &&
            count(words.read, contacts.contacts.length, {
              columns: columns.map((name) => say(fieldWords[name])).join(" · "),
            })}
        </span>
      </div>
      <p class="muted small">{say(words.contactsNote)}</p>
      {fault && (
        <p class="field-error" role="alert">
          {say(fault)}
        </p>
      )}
      {done !== null && contacts !== null && (
        <progress
          class="audience-progress"
          max={contacts.contacts.length}
          value={done}
          aria-label={say(words.making)}
        />
      )}
      <div role="status">
        {made && (
          <div class="stack">
            <p>
              <b>{count(words.made, made.rows)}</b>
            </p>
            <LeftOutTable made={made} number={number} />
          </div>
        )}
      </div>
      {problem && <Failed problem={problem} />}
    </Dialog>
  );
}

/** One piece; contacts the service refuses are named, everything else it refuses is thrown. */
async function post(body: unknown) {
  try {
    return await send<Audience>("POST", "/v1/audiences", body);
  } catch (error) {
    const problems =
      error instanceof ApiProblem && error.status === 400 ? (error.problem.problems ?? []) : [];
    if (problems.length > 0 && problems.every(({ field }) => /^contacts\[\d+\]/.test(field))) return problems;
    throw error;
  }
}

function faultWords(message: string): Words {
  if (message === missingColumn.customer) return words.noCustomerColumn;
  if (message === missingColumn.contact) return words.noContactColumn;
  if (message === "has a header but no contacts below it") return words.empty;
  return problemWords(message);
}
