type Point =
  | 'before-data'
  | 'after-data'
  | 'before-cursor'
  | 'after-cursor'
  | 'rollback-before'
  | 'rollback-after-cursor'
  | 'rollback-half-deleted'
  | 'rollback-after-delete'
  | 'connect-after-delete'

const reached = new Map<string, number>()

/**
 * Lets a test end this process at a chosen point, as a power cut would: DEPINDEX_KILL_AT=after-data:3 is the third time
 * that it gets there. Does nothing outside tests.
 */
export function reach(point: Point): void {
  if (process.env['NODE_ENV'] !== 'test') return
  const [wanted, nth = '1'] = (process.env['DEPINDEX_KILL_AT'] ?? '').split(':')
  if (wanted !== point) return
  const count = (reached.get(point) ?? 0) + 1
  reached.set(point, count)
  if (count === Number(nth)) process.kill(process.pid, 'SIGKILL')
}
