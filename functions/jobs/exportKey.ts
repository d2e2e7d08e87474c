/** Where exports lie among the blobs. */
export const exportPrefix = "exports/";

/** Key of an export's file. */
export function exportKey(exportId: string): string {
  return `${exportPrefix}${exportId}.csv`;
}
