import { useRoute } from "../../app/useRoute.ts";
import { useWords } from "../../i18n/useWords.ts";
import { Page } from "../../ui/Page.tsx";
import { CustomerSearch } from "./CustomerSearch.tsx";
import { MostAtRisk } from "./MostAtRisk.tsx";
import { Profile } from "./Profile.tsx";
import { words } from "./words.ts";
import "./customer.css";

/** One customer: `#/customer/c-1001`; without an id, whom to look at first. */
export default function CustomerPage() {
  const { say } = useWords();
  const { parts } = useRoute();
  const customerId = parts[0] ?? null;
  return (
    <Page
      title={say(words.title)}
      subtitle={customerId === null ? say(words.subtitle) : <bdi class="customer-id">{customerId}</bdi>}
      actions={<CustomerSearch customerId={customerId} />}
    >
      {customerId === null ? <MostAtRisk /> : <Profile key={customerId} customerId={customerId} />}
    </Page>
  );
}
