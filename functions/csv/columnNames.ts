import { CsvError } from "./csvError.ts";

/** Names a header may give each role, the likelier first; compared without case, spaces, underscores, hyphens. */
const names = {
  customerId:
    "customer_id customer customer_no customer_number customer_code client_id client user_id buyer_id member_id cust_id cust معرف_العميل رقم_العميل كود_العميل العميل معرف_الزبون رقم_الزبون الزبون",
  orderedAt:
    "ordered_at order_date date order_time order_datetime created_at purchase_date purchased_at transaction_date invoice_date invoiced_at timestamp datetime paid_at processed_at تاريخ_الطلب تاريخ_الشراء تاريخ_الفاتورة التاريخ تاريخ",
  amount:
    "amount total order_total total_amount total_price grand_total revenue value order_value net_amount sales spend المبلغ مبلغ_الطلب إجمالي_الطلب اجمالي_الطلب الإجمالي الاجمالي إجمالي المجموع القيمة قيمة_الطلب",
  orderId:
    "order_id order order_no order_number invoice invoice_id invoice_no invoice_number transaction_id receipt_id رقم_الطلب معرف_الطلب الطلب رقم_الفاتورة الفاتورة",
  type: "type order_type transaction_type نوع_الطلب نوع_العملية النوع",
  refundOf: "refund_of refunds_order original_order original_order_id مرتجع_من استرجاع_الطلب الطلب_الأصلي",
  revision: "revision version updated_at المراجعة رقم_التعديل",
  channel: "channel sales_channel source القناة قناة_البيع المصدر",
  currency: "currency currency_code العملة",
  cost: "cost order_cost cost_to_serve التكلفة تكلفة_الطلب",
} as const;

export type ColumnRole = keyof typeof names;
export const columnRoles = Object.keys(names) as ColumnRole[];

/** Position of each role's column in the header. */
export type Columns = Partial<Record<ColumnRole, number>>;

/** A header's name as it is compared. */
export function plain(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-.\ufeff\u0640\u064b-\u0652]/g, "");
}

/** Roles whose names a header contains; tells the right separator from the wrong ones. */
export function recognised(header: readonly string[]): number {
  const found = header.map(plain);
  return columnRoles.filter((role) => names[role].split(" ").some((name) => found.includes(plain(name))))
    .length;
}

/** Where a header has the customer's id, also under the name `id`, which a file of customers may give it; -1 where not. */
export function customerColumn(header: readonly string[]): number {
  const found = header.map(plain);
  const name = [...names.customerId.split(" "), "id"].find((one) => found.includes(plain(one)));
  return name === undefined ? -1 : found.indexOf(plain(name));
}

/**
 * Finds each role's column by its name, or by the name the caller maps it to.
 *
 * @throws {CsvError} naming every column that is missing or there twice, what was found, and the option to map
 */
export function findColumns(
  file: string,
  header: readonly string[],
  mapping: Partial<Record<ColumnRole, string | null>> = {},
): Columns {
  const problems: string[] = [];
  const columns = columnsByName(header, mapping, (role, name) =>
    problems.push(`there is no column ${name}, to which ${role} is mapped`),
  );
  const found = header.map(plain);
  for (const index of new Set(Object.values(columns))) {
    const alike = found.filter((name) => name === found[index]).length;
    if (alike > 1) problems.push(`${alike} columns are called ${header[index]}: rename all but one`);
  }
  for (const role of ["customerId", "orderedAt"] as const) {
    if (columns[role] !== undefined || mapping[role]) continue;
    const examples = names[role].split(" ").slice(0, 3).join(", ");
    problems.push(`no column for ${role} (such as ${examples})`);
  }
  if (problems.length === 0) return columns;
  const message = `${problems.join("; ")}. Columns found: ${header.map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)).join(", ")}. Name the right ones with --map role=column, for example --map customerId=Kunde`;
  throw new CsvError(file, [{ line: 1, message, asks: "columns" }]);
}

/**
 * Each role's column as far as a header tells: by its name, or by the name it is mapped to.
 *
 * @param missing told of each mapping to a column that is not there
 */
export function columnsByName(
  header: readonly string[],
  mapping: Partial<Record<ColumnRole, string | null>> = {},
  missing: (role: ColumnRole, name: string) => void = () => {},
): Columns {
  const found = header.map(plain);
  const columns: Columns = {};
  const taken = new Set<number>();
  for (const role of columnRoles) {
    const mapped = mapping[role];
    if (mapped === undefined || mapped === null || mapped === "") continue;
    const index = found.indexOf(plain(mapped));
    if (index < 0) missing(role, mapped);
    else {
      columns[role] = index;
      taken.add(index);
    }
  }
  for (const role of columnRoles) {
    if (mapping[role] !== undefined) continue;
    const name = names[role].split(" ").find((one) => {
      const index = found.indexOf(plain(one));
      return index >= 0 && !taken.has(index);
    });
    if (name !== undefined) columns[role] = found.indexOf(plain(name));
  }
  return columns;
}
