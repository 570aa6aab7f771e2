/**
 * One write for all that comes while the last one is under way: each caller waits for the write
 * that holds its item.
 */
export function gathered<Item>(write: (items: Item[]) => Promise<unknown>) {
  let waiting: Item[] = []
  let next: Promise<unknown> | undefined
  let last: Promise<unknown> = Promise.resolve()

  function writeAll(): Promise<unknown> {
    const items = waiting
    waiting = []
    next = undefined
    return write(items)
  }

  return async (item: Item): Promise<void> => {
    waiting.push(item)
    if (!next) {
      next = last.then(writeAll)
      last = next.catch(() => {}) // who asked hears of it; the next in line does not
    }
    await next
  }
}
