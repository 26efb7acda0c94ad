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

let steps: { point: string; left: number }[] | undefined

/**
 * Lets a test end this process at a chosen point, as a power cut would: DEPINDEX_KILL_AT=after-data:3 is the third time
 * that it gets there, rollback-before>after-data the first time after a rollback. Does nothing outside tests.
 */
export function reach(point: Point): void {
  if (process.env['NODE_ENV'] !== 'test') return
  steps ??= parse(process.env['DEPINDEX_KILL_AT'] ?? '')
  const [next] = steps
  if (next?.point !== point) return
  next.left -= 1
  if (next.left > 0) return
  steps.shift()
  if (steps.length === 0) process.kill(process.pid, 'SIGKILL')
}

function parse(text: string): { point: string; left: number }[] {
  return text
    .split('>')
    .filter((step) => step !== '')
    .map((step) => {
      const [point = '', times = '1'] = step.split(':')
      return { point, left: Number(times) }
    })
}
