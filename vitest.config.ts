import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** Where the longest files are. */
const LONG = ['/test/crash/', '/test/browser/', '/test/console/', '/test/contracts/', '/test/turn/', '/test/model/'];

/** Begins the longest files first, so that none of them is left running alone at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((part) => moduleId.includes(part));
      return at === -1 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/run.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A machine that stalls for seconds must not stop a release; what passed at its second try is named in the output and is to be mended.
    retry: process.env['CI'] === 'true' ? 1 : 0,
    pool: 'forks',
    // Files wait more than they work: on a machine of two cores one worker would take twice as long.
    maxWorkers: 2,
    // The product keeps no state in its modules: importing it anew for each file took longer than many files' tests.
    isolate: false,
    sequence: { sequencer: LongFirst },
  },
});
