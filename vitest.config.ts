import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'
import { LastLine } from './scripts/last-line.ts'

const conditions = ['@plumb/source', ...defaultServerConditions]
const source = { resolve: { conditions }, ssr: { resolve: { conditions } } }

export default defineConfig({
  test: {
    reporters: ['default', new LastLine()],
    projects: [
      { ...source, test: { name: 'unit', include: ['packages/*/src/**/*.test.ts'], testTimeout: 60_000 } },
      {
        ...source,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          globalSetup: 'test/build.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
