import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** They kill processes of a stack of their own, and take a minute or more. */
const longFiles = ['storm', 'faults', 'import-faults']

/**
 * Long files begin early, so that none of them runs on alone in the end, and apart from each other,
 * so that no two of them meet on two cores.
 */
export class SpreadLongFiles extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification) =>
      longFiles.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
    const long = sorted.filter((file) => rank(file) >= 0).sort((a, b) => rank(a) - rank(b))
    const others = sorted.filter((file) => rank(file) < 0)
    const share = Math.ceil(others.length / (longFiles.length + 1))
    return [
      ...long.flatMap((file, at) => [file, ...others.slice(at * share, (at + 1) * share)]),
      ...others.slice(long.length * share),
    ]
  }
}
