import { useEffect, useState } from "preact/hooks";
import { hrefTo } from "../../app/route.ts";
import { navigate } from "../../app/useRoute.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { words } from "./words.ts";

/** Goes to the page of the customer whose id is entered. */
export function CustomerSearch({ customerId }: { customerId: string | null }) {
  const { say } = useWords();
  const [id, setId] = useState(customerId ?? "");
  useEffect(() => setId(customerId ?? ""), [customerId]);
  const wanted = id.trim();
  return (
    <search>
      <form
        class="customer-search"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== "") navigate(hrefTo("customer", [wanted]));
        }}
      >
        <Field
          label={say(words.search)}
          value={id}
          onValue={setId}
          type="search"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          placeholder="c-1001"
        />
        <Button type="submit" kind="primary" icon="search" disabled={wanted === ""}>
          {say(words.show)}
        </Button>
      </form>
    </search>
  );
}
