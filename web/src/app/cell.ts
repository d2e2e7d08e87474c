import { useEffect, useState } from "preact/hooks";

/** A value that tells those who watch it when it changes. */
export interface Cell<T> {
  get(): T;
  set(value: T): void;
  /** @returns what ends the watching */
  watch(changed: () => void): () => void;
}

export function createCell<T>(first: T): Cell<T> {
  let value = first;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const changed of [...watchers]) changed();
    },
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

/** The value of a cell; the component is drawn anew when it changes. */
export function useCell<T>(cell: Cell<T>): T {
  const [value, show] = useState(cell.get());
  useEffect(() => {
    show(() => cell.get());
    return cell.watch(() => show(() => cell.get()));
  }, [cell]);
  return value;
}
