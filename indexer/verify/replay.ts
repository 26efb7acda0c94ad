import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Connection } from '../../schemas/clickhouse/client.ts'
import { commandOf } from '../../schemas/compiled.ts'
import { DataError } from '../../schemas/errors.ts'
import type { Chain } from '../chains/definitions.ts'
import { startGateway } from '../sources/gateway.ts'
import { openSources } from '../sources/open-sources.ts'
import type { FromChild, ToChild } from '../supervisor/messages.ts'

/**
 * Decodes recorded blocks into a database by the reader that the product runs, in a process of its own, and resolves with the
 * last block once that is committed. Throws DataError with the reason where the reader gives up.
 */
export async function replay(
  chain: Chain,
  archive: string,
  { url, username, password, database }: Connection,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const settings = { ...env, REPLAY: archive }
  const sources = await openSources([chain], settings)
  const last = await sources.get(chain.id)?.height()
  const gateway = await startGateway(sources, () => undefined)
  const { flags, path } = commandOf(new URL('../chain-process.ts', import.meta.url))
  const reader = spawn(process.execPath, [...flags, path, chain.id], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {
      ...settings,
      GATEWAY_URL: gateway.urlOf(chain.id),
      CLICKHOUSE_URL: url,
      CLICKHOUSE_USER: username,
      CLICKHOUSE_PASSWORD: password,
      CLICKHOUSE_DATABASE: database,
      // An archive begins where it was recorded from.
      [`${chain.id.toUpperCase().replaceAll('-', '_')}_FIRST_BLOCK`]: '',
    },
  })
  const exited = once(reader, 'exit')
  let trouble: string | undefined
  reader.on('message', (message: FromChild) => {
    if (message.type === 'ended' || message.type === 'unreachable') trouble = message.detail
    if (message.type === 'committed' && message.block === last)
      reader.send({ type: 'drain' } satisfies ToChild)
  })
  const [code] = await exited
  await gateway.close()
  if (code !== 0)
    throw new DataError({
      what: 'recorded blocks were not decoded',
      got: trouble ?? `code ${code}`,
      where: archive,
    })
}
