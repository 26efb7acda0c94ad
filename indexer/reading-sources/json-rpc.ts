import { z } from 'zod'
import { RetryableError } from '../../schemas/errors.ts'
import type { Answer, Ask } from '../../schemas/reading.ts'
import { readShape } from './read-shape.ts'

const envelope = z.union([
  z.object({ error: z.object({ message: z.string() }) }),
  z.object({ result: z.unknown() }),
])

/** One JSON-RPC call whose result has a shape. Throws RetryableError for an error and for any other shape. */
export async function call<Shape extends z.ZodType>(
  ask: Ask,
  method: string,
  params: readonly unknown[] | Readonly<Record<string, unknown>>,
  shape: Shape,
): Promise<{ readonly result: z.infer<Shape>; readonly answer: Answer }> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const answer = await ask({ path: '', body })
  const reply = readShape(answer, envelope, method)
  if ('error' in reply)
    throw new RetryableError({ what: `${method} refused`, got: reply.error.message, expected: 'a result' })
  return { result: readShape({ ...answer, json: reply.result }, shape, method), answer }
}
