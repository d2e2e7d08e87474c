import { useRoute } from "../../app/useRoute.ts";
import { CampaignList } from "./CampaignList.tsx";
import { NewCampaign } from "./NewCampaign.tsx";
import { OneCampaign } from "./OneCampaign.tsx";

/** All campaigns; a new one at `/new`; one at its id. An id is no `new`: the service makes longer ones. */
export default function CampaignsPage() {
  const [place] = useRoute().parts;
  if (place === undefined) return <CampaignList />;
  return place === "new" ? <NewCampaign /> : <OneCampaign key={place} campaignId={place} />;
}
