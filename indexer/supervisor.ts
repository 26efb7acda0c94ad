import type { ClickHouseClient } from '@clickhouse/client'
import type { Connection } from '../schemas/clickhouse/client.ts'
import type { Catalog } from './catalog.ts'
import type { Chain } from './chains/definitions.ts'
import { endpointOf } from './chains/endpoint.ts'
import { routesOf } from './chains/routing.ts'
import type { Log } from './log.ts'
import type { ChainState } from './supervisor/chain-state.ts'
import { type ChainRunner, runChain } from './supervisor/run-chain.ts'
import type { Troubles } from './supervisor/troubles.ts'
import { writeStates } from './supervisor/write-states.ts'

export type Supervisor = {
  /** Ends all readers; what they have read is committed first. */
  readonly drain: () => Promise<void>
}

/** Runs a reader for every chain that a network is read from. What happens to one chain touches no other. */
export function startSupervisor(options: {
  client: ClickHouseClient
  connection: Connection
  catalog: Catalog
  extraFolders: readonly string[]
  env: NodeJS.ProcessEnv
  log: Log
  onTouched: (network: string, months: readonly string[]) => void
  /** For a progress bar; the log tells changes of state anyhow. */
  onState?: (chain: string, state: ChainState) => void
  /** Address at which a chain's final blocks are served, where something serves them. */
  gatewayOf: (chain: string) => string | undefined
  troubles: Troubles
}): Supervisor {
  const { client, connection, catalog, extraFolders, env, log, onTouched, onState, gatewayOf, troubles } =
    options
  const states = writeStates(client, log)
  const runners: ChainRunner[] = []

  const setState = (chain: string) => {
    let before: ChainState | undefined
    let told: ChainState | undefined
    troubles.listen(chain, () => told && show(told))
    const show = (reader: ChainState) => {
      told = reader
      const state = troubles.overlay(chain, reader)
      states.set(chain, state)
      onState?.(chain, state)
      if (before?.state !== state.state || before.detail !== state.detail)
        log.info(
          { chain, state: state.state, height: state.height, head: state.head },
          state.detail || state.state,
        )
      before = state
    }
    return show
  }

  for (const chain of catalog.chains) {
    if (routesOf(catalog.networks, chain.id).length === 0) continue
    const gateway = gatewayOf(chain.id)
    if (endpointOf(chain, env) === 'off' && gateway === undefined) {
      setState(chain.id)({
        state: 'stopped',
        since: Date.now(),
        detail: whyStopped(chain, env),
        height: -1,
        head: null,
        percent: null,
        etaSeconds: null,
      })
      continue
    }
    const runner = runChain({
      chain: chain.id,
      connection,
      extraFolders,
      env: { ...env, GATEWAY_URL: gateway },
      log,
      onState: setState(chain.id),
      onMessage: (message) => {
        if (message.type === 'alone') troubles.set(chain.id, undefined)
        if (message.type !== 'committed') return
        for (const { network, months } of message.touched) onTouched(network, months)
      },
    })
    runners.push(runner)
  }

  return {
    drain: async () => {
      await Promise.all(runners.map((runner) => runner.drain()))
      await states.stop()
    },
  }
}

function whyStopped({ id, rpcUrl }: Chain, env: NodeJS.ProcessEnv): string {
  if (env['REPLAY']) return 'not in the archive that is replayed'
  const name = `${id.toUpperCase().replaceAll('-', '_')}_RPC_URL`
  if (rpcUrl === undefined && !env[name]) return `no endpoint is named in ${name}`
  return 'turned off by its endpoint setting'
}
