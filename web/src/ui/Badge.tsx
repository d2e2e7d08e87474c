import type { ComponentChildren } from "preact";
import { segmentToken } from "./segmentToken.ts";
import "./Badge.css";

/** A segment's name in its colour; the name says it, the colour repeats it. */
export function Badge({ segment, children }: { segment: string; children: ComponentChildren }) {
  return (
    <span class="badge" data-segment={segmentToken(segment)}>
      {children}
    </span>
  );
}
