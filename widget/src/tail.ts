/** Return the longest end of a list whose every item passes (older phones lack `findLast`). */
export function tail<T>(items: readonly T[], passes: (item: T) => boolean): T[] {
  let start = items.length;
  for (let item = items[start - 1]; item !== undefined && passes(item); item = items[start - 1]) {
    start -= 1;
  }
  return items.slice(start);
}
