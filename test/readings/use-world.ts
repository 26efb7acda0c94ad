import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Served } from './serve.ts'
import { type ReadingWorld, startReadingWorld } from './world.ts'

/** One world for the tests of a file. What a test read, and whom it asked, is gone after it. */
export function useReadingWorld() {
  const world = {} as ReadingWorld
  const endpoints: Served[] = []

  beforeAll(async () => {
    Object.assign(world, await startReadingWorld())
  })

  afterEach(async () => {
    await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.stop()))
    await world.forget()
  })

  afterAll(() => world.stop?.())

  return {
    /** There from the first test on. */
    world,
    /** Ends an endpoint with the test that asks it. */
    forThisTest: <One extends Served>(endpoint: One): One => {
      endpoints.push(endpoint)
      return endpoint
    },
  }
}
