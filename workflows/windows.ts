/** Does something with each, in their order, so many at once. */
export async function inWindow<Item>(
  items: Item[],
  width: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const left = items.values()
  const lane = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: width }, lane))
}
