/** Work that is done one after the other, in the order it was asked for. */
export function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work)
    last = mine.catch(() => {}) // who asked hears of it; the next in line does not
    return mine
  }
}
