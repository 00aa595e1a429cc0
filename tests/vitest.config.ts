import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const globalSetup = [fileURLToPath(new URL('./fixtures/global-setup.ts', import.meta.url))]

/**
 * `e2e` needs a built web and a browser; `npm test` builds first and runs both side by side. `campaign` is the long run
 * of some of the unit tests, by tests/campaign.js.
 *
 * The random questions of `npm test` come from one seed, so that a change is judged by itself and not by the draw; the
 * campaigns draw new ones each time. `SEED` sets another.
 *
 * Files of a worker share their modules (no `isolate`): what a thousand modules cost to load is paid once.
 */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          globalSetup,
          setupFiles: [fileURLToPath(new URL('./fixtures/seeded.ts', import.meta.url))],
          env: { SEED: process.env['SEED'] ?? '112' },
          pool: 'forks',
          maxWorkers: 2,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000
        }
      },
      {
        root,
        test: {
          name: 'campaign',
          include: [
            'tests/etl/{order.property,crash,crash-steps,disk,hostile}.test.ts',
            'tests/api/publishes.test.ts',
            'tests/oracle/oracle.test.ts'
          ],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 12 * 3_600_000,
          hookTimeout: 1_800_000
        }
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup,
          pool: 'forks',
          fileParallelism: false,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000
        }
      }
    ]
  }
})
