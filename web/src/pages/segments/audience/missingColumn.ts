/** What is said of a header without what a file of contacts needs. */
export const missingColumn = {
  customer: "no column for the customer (such as customer_id, id)",
  contact: "no column for an e-mail address or a phone (such as email, phone)",
};
