import type { BgParams } from "./simulateCustomer.ts";

/** How the customers won through one channel behave. Time in days, money in major units. */
export interface DemoChannel {
  name: string;
  /** Share of new customers. */
  share: number;
  /** MBG/NBD: pace of purchases and drop-out, both different from customer to customer. */
  behaviour: BgParams;
  /** Median order value of the typical customer. */
  orderValue: number;
  /** Share of purchases sent back in whole, and in part. */
  refunded: { full: number; part: number };
}

/** Search brings many one-time buyers, social the impulsive and unfaithful, referral few but loyal ones. */
export const demoChannels: readonly DemoChannel[] = [
  {
    name: "search",
    share: 0.48,
    behaviour: { r: 0.9, alpha: 62, a: 0.85, b: 2.6 },
    orderValue: 160,
    refunded: { full: 0.035, part: 0.02 },
  },
  {
    name: "social",
    share: 0.34,
    behaviour: { r: 0.8, alpha: 55, a: 1.1, b: 2.1 },
    orderValue: 115,
    refunded: { full: 0.06, part: 0.03 },
  },
  {
    name: "referral",
    share: 0.18,
    behaviour: { r: 1.4, alpha: 60, a: 0.55, b: 4.2 },
    orderValue: 210,
    refunded: { full: 0.02, part: 0.015 },
  },
];
