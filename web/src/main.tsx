import { render } from "preact";
import "./ui/theme.css";
import "./ui/base.css";
import { App } from "./app/App.tsx";
import { applyView } from "./app/applyView.ts";
import { takeKeyFromAddress } from "./app/session.ts";

takeKeyFromAddress();
addEventListener("hashchange", takeKeyFromAddress);
applyView();
render(<App />, document.getElementById("app")!);
