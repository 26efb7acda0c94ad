import { createPublicClient, http, webSocket } from 'viem'
import { RetryableError } from '../../schemas/errors.ts'
import { maskAddresses } from '../log.ts'
import type { Endpoint } from './endpoint.ts'

/** A JSON-RPC endpoint that is asked one question at a time, beside a reader. */
export type JsonRpc = {
  /** Answers in time or throws RetryableError. */
  readonly call: (method: string, parameters: unknown[]) => Promise<unknown>
  readonly close: () => void
}

/** `isNull` says which errors of the endpoint mean that there is nothing: the answer is then null. */
export function openJsonRpc(
  { url, headers }: Pick<Endpoint, 'url' | 'headers'>,
  timeout = 10_000,
  isNull: (error: Error) => boolean = () => false,
): JsonRpc {
  let client: ReturnType<typeof createPublicClient> | undefined

  const open = () =>
    createPublicClient({
      transport: /^wss?:/.test(url)
        ? webSocket(url, { retryCount: 0, timeout, reconnect: false, keepAlive: false })
        : http(url, { retryCount: 0, timeout, fetchOptions: { headers } }),
    })

  // A socket that broke stays broken, so the next question gets a new one.
  const close = () => {
    const gone = client
    client = undefined
    const socket = gone?.transport['getRpcClient'] as (() => Promise<{ close: () => void }>) | undefined
    socket?.()
      .then((rpc) => rpc.close())
      .catch(() => undefined)
  }

  async function call(method: string, parameters: unknown[]): Promise<unknown> {
    client ??= open()
    let timer: NodeJS.Timeout | undefined
    try {
      const request = client.request({ method, params: parameters } as never)
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer within ${timeout / 1000} s`)), timeout)
      })
      return await Promise.race([request, late])
    } catch (error) {
      if (error instanceof Error && isNull(error)) return null
      close()
      throw new RetryableError({
        what: `endpoint did not answer ${method}`,
        got: reasonOf(error),
        cause: error,
      })
    } finally {
      clearTimeout(timer)
    }
  }

  return { call, close }
}

/** The shortest true reason: a library's message repeats the address and the request. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return maskAddresses(String(error))
  const cause = error.cause instanceof Error ? error.cause : undefined
  const { shortMessage, details } = error as { shortMessage?: string; details?: string }
  const reason = [details, shortMessage, cause?.message, error.message].find(
    (text) => text !== undefined && text !== '',
  )
  return maskAddresses(reason ?? error.name)
}
