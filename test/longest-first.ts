import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, longest first: begun last, it would run on alone when all others are done. */
const long = [
  'reader/crash',
  'supervisor/supervisor',
  'start/ending',
  'reader/reorg',
  'archive/same-rows',
  'solana/crash',
  'browser/devnet',
  'pipeline/devnet',
  'readings/akash',
  'solana/readers',
  'reader/null-rounds',
  'verify/verify',
  'verify/same-hash',
  'reader/rewind',
  'solana/same-rows',
  'extend/windmills',
]

/** The order of the files of tests; a file that is not named runs after those that are. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = long.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
      return index === -1 ? long.length : index
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}
