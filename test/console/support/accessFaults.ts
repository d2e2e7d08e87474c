import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe-core finds to keep people out of the page as it is: serious and critical faults, each with its element.
 *
 * @param rules ids of the rules to try; default all
 */
export async function accessFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  // By evaluation, not by an element: the policy of content lets no script in.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (only) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ["violations"],
        ...(only && { runOnly: { type: "rule", values: [...only] } }),
      }),
    rules,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`),
    );
}
