import { useCell } from "./cell.ts";
import { Frame } from "./Frame.tsx";
import { session } from "./session.ts";
import { SignIn } from "./SignIn.tsx";

/** The console: a page in its frame for those who are signed in, the sign-in for others. */
export function App() {
  return useCell(session) === null ? <SignIn /> : <Frame />;
}
