declare module "sql.js" {
  type Value = string | number | null;
  export class Database {
    run(sql: string): void;
    prepare(sql: string): { run(values: Value[]): void };
    exec(sql: string): { columns: string[]; values: Value[][] }[];
  }
  export default function initSqlJs(): Promise<{ Database: typeof Database }>;
}
