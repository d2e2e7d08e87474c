import type { ComponentType } from "preact";
import type { Words } from "../i18n/words.ts";
import type { IconName } from "../ui/Icon.tsx";

export interface PageEntry {
  /** First part of its address. */
  name: string;
  label: Words;
  icon: IconName;
  load: () => Promise<{ default: ComponentType }>;
}

/** The pages, in the order of the navigation; each is a chunk of its own. */
export const pages: readonly PageEntry[] = [
  {
    name: "overview",
    label: { en: "Overview", ar: "نظرة عامة" },
    icon: "overview",
    load: () => import("../pages/overview/OverviewPage.tsx"),
  },
  {
    name: "actions",
    label: { en: "To do", ar: "المهام" },
    icon: "actions",
    load: () => import("../pages/actions/ActionsPage.tsx"),
  },
  {
    name: "segments",
    label: { en: "Segments", ar: "الشرائح" },
    icon: "segments",
    load: () => import("../pages/segments/SegmentsPage.tsx"),
  },
  {
    name: "customer",
    label: { en: "Customer", ar: "العميل" },
    icon: "customer",
    load: () => import("../pages/customer/CustomerPage.tsx"),
  },
  {
    name: "campaigns",
    label: { en: "Campaigns", ar: "الحملات" },
    icon: "campaigns",
    load: () => import("../pages/campaigns/CampaignsPage.tsx"),
  },
  {
    name: "model",
    label: { en: "Model", ar: "النموذج" },
    icon: "model",
    load: () => import("../pages/model/ModelPage.tsx"),
  },
  {
    name: "cohorts",
    label: { en: "Cohorts", ar: "الأفواج" },
    icon: "cohorts",
    load: () => import("../pages/cohorts/CohortsPage.tsx"),
  },
  {
    name: "rules",
    label: { en: "Rules", ar: "القواعد" },
    icon: "rules",
    load: () => import("../pages/rules/RulesPage.tsx"),
  },
  {
    name: "import",
    label: { en: "Import", ar: "استيراد" },
    icon: "import",
    load: () => import("../pages/import/ImportPage.tsx"),
  },
];
