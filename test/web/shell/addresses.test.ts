import { describe, expect, it } from "vitest";
import { hrefTo, readRoute } from "../../../web/src/app/route.ts";
import { problemWords } from "../../../web/src/ui/problemWords.ts";
import { ApiProblem } from "../../../web/src/api/problem.ts";
import { tableCsv } from "../../../web/src/ui/tableCsv.ts";

describe("addresses in the console", () => {
  it("lead back to the place they were made for, whatever its names hold", () => {
    for (const part of ["at_risk", "a/b?c#d&e=%", "عميل ١", "50%"]) {
      const { page, parts, query } = readRoute(
        hrefTo("customer", [part], { q: "a&b=ت", none: null, low: 0 }),
      );
      expect([page, parts]).toEqual(["customer", [part]]);
      expect([...query]).toEqual([
        ["q", "a&b=ت"],
        ["low", "0"],
      ]);
    }
  });

  it("are read however they were mangled", () => {
    expect(readRoute("")).toMatchObject({ page: "", parts: [] });
    expect(readRoute("#/")).toMatchObject({ page: "", parts: [] });
    expect(readRoute("#segments//at_risk/")).toMatchObject({ page: "segments", parts: ["at_risk"] });
    expect(readRoute("#/customer/%E0%A4%A").parts).toEqual(["%E0%A4%A"]);
    expect(readRoute("#/a?b=c?d").query.get("b")).toBe("c?d");
  });
});

describe("problems", () => {
  const problem = (type: string, status: number, more = {}) =>
    new ApiProblem({ type, title: "", status, detail: "", ...more });

  it("are said in both languages, by their kind, else by their status", () => {
    const scope = problem("urn:safir:problem:scope-missing", 403, { scope: "segments:read" });
    expect(scope.scope).toBe("segments:read");
    for (const language of ["en", "ar"] as const) {
      expect(problemWords(scope).advice[language]).toContain("{scope}");
      const titles = [scope, problem("about:blank", 502), problem("x", 404), problem("y", 400)].map(
        (one) => problemWords(one).title[language],
      );
      expect(new Set(titles).size).toBe(4);
    }
  });
});

describe("a table as CSV", () => {
  const column = (name: string) => ({
    name,
    label: name,
    value: (row: Record<string, string | number | null>) => row[name],
  });

  it("quotes what must be, leaves nothing for null, and lets no spreadsheet run a cell", () => {
    const rows = [
      { id: '=HYPERLINK("x")', text: 'a "b", c', n: -1.5 },
      { id: "+1", text: "سطر\nآخر", n: null },
    ];
    expect(tableCsv([column("id"), column("text"), column("n")], rows)).toBe(
      `\uFEFFid,text,n\r\n"'=HYPERLINK(""x"")","a ""b"", c",-1.5\r\n'+1,"سطر\nآخر",\r\n`,
    );
  });
});
