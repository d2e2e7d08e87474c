/**
 * Makes a function that does work while nobody else of this process works on any of the same ids; others wait.
 * All ids are taken at once, so no two can wait for each other.
 *
 * @example const hold = idLocks(); await hold(["o1"], async () => "done"); // => "done"
 */
export function idLocks(): <T>(ids: readonly string[], work: () => Promise<T>) => Promise<T> {
  const held = new Map<string, Promise<unknown>>();
  return async (ids, work) => {
    for (
      let busy = ids.find((id) => held.has(id));
      busy !== undefined;
      busy = ids.find((id) => held.has(id))
    ) {
      await held.get(busy);
    }
    const result = work();
    const ended = result.then(
      () => {},
      () => {},
    );
    for (const id of ids) held.set(id, ended);
    try {
      return await result;
    } finally {
      for (const id of ids) held.delete(id);
    }
  };
}
