export * from "./families/bgnbd.ts";
export * from "./families/families.ts";
export * from "./families/family.ts";
export * from "./families/gammagamma.ts";
export * from "./families/mbgnbd.ts";
export * from "./model.ts";
export * from "./summary.ts";
