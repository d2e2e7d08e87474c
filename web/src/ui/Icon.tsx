import "./Icon.css";

/** Outlines in a box of 20 by 20. */
const outlines = {
  overview: "M3 16V9m5 7V4m5 12v-5m5 5V7",
  segments: "M10 2.500v7.500h7.500A7.5 7.5 0 1 1 10 2.500Zm3.5-.500A7.5 7.5 0 0 1 18 6.500h-4.500Z",
  customer: "M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 7c.6-3.2 3.3-5 6.5-5s5.9 1.8 6.5 5",
  model: "M2.5 16c4 0 4.5-11 7.5-11s3.5 11 7.5 11M2.5 17.500h15",
  cohorts: "M3 3h4v4H3Zm0 5h4v4H3Zm0 5h4v4H3Zm5-10h4v4H8Zm0 5h4v4H8Zm5-5h4v4h-4Z",
  rules: "M3 5h6m4 0h4M3 10h2m4 0h8M3 15h8m4 0h2M11 3v4M7 8v4m6 1v4",
  import: "M10 3v9m-3.5-3.500L10 12l3.5-3.500M3 13v3.500h14V13",
  download: "M10 3v9m-3.5-3.500L10 12l3.5-3.500M4 16.500h12",
  actions: "M3.5 5l1.5 1.5 2.5-3M3.5 11l1.5 1.5 2.5-3M10.5 5.5h6.5m-6.5 6h6.5M3.5 16.5h13.5",
  campaigns: "M3 8v4l9 4V4Zm0 0H2.500v4H3m9-6c2 .5 3 2 3 4s-1 3.5-3 4M5 13l1 4h2l-.5-3",
  referrals:
    "M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm8 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM6 8v3c0 2 1 3.5 3 3.500h2.5",
  table: "M3 4h14v12H3Zm0 4h14M3 12h14M8 4v12",
  chart: "M3 3v14h14M6 12l3-4 3 2 4-5",
  close: "M5 5l10 10M15 5L5 15",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.5-1.500L17 17",
  hint: "M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 9v5m0-8v.5",
  warning: "M10 3l8 14H2Zm0 5v4m0 2v.5",
  done: "M4 10.500l4 4 8-9",
  signOut: "M12 4H4v12h8M8 10h9m-3-3l3 3-3 3",
  language:
    "M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM2.5 10h15M10 2.500c5 5 5 10 0 15-5-5-5-10 0-15Z",
  up: "M10 16V4m-4 4l4-4 4 4",
  down: "M10 4v12m-4-4l4 4 4-4",
  forward: "M7 4l6 6-6 6",
} as const;

export type IconName = keyof typeof outlines;

/** Only ever beside words: it is not read aloud. */
export function Icon({ name }: { name: IconName }) {
  const mirrored = name === "forward" || name === "signOut";
  return (
    <svg class={mirrored ? "icon mirrored" : "icon"} viewBox="0 0 20 20" aria-hidden="true">
      <path d={outlines[name]} />
    </svg>
  );
}
