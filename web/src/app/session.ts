import { createCell } from "./cell.ts";
import { navigate } from "./useRoute.ts";

const place = "safir.key";

/** The key that signs requests; null when nobody is signed in. It lives as long as the tab does. */
export const session = createCell<string | null>(sessionStorage.getItem(place));

export function signIn(key: string): void {
  sessionStorage.setItem(place, key);
  session.set(key);
}

export function signOut(): void {
  sessionStorage.removeItem(place);
  session.set(null);
}

/**
 * Takes a key out of the address (`/#key=saf_…`, as the local service prints it) into the session, so that it stays
 * neither in the address bar nor in the history. A fragment never reaches a server.
 */
export function takeKeyFromAddress(): void {
  const sent = /^#key=([\w-]+)(?:&to=(.*))?$/.exec(location.hash);
  if (sent === null) return;
  navigate(`#${sent[2] ? decodeURIComponent(sent[2]) : "/"}`, { replace: true });
  signIn(sent[1]);
}
