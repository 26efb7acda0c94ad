import type { Block, Mined } from './calls.ts'
import { networksOf, type Payment, type PaymentOptions } from './payment.ts'
import type { ChainId } from './places.ts'
import { createRandom } from './random.ts'
import { type SolanaDevnet, solanaNetworks } from './solana/devnet.ts'

type LiveOptions = {
  readonly chains: readonly ChainId[]
  readonly solana: SolanaDevnet | undefined
  readonly intervalMs: number
  readonly seed: string
  readonly play: (chain: ChainId, block: Partial<Block>) => Promise<Mined>
  readonly pay: (options: PaymentOptions) => Promise<Payment>
  readonly log: (line: string) => void
}

/** Keeps the chains going: a block on each at every interval, one in five with a payment. */
export function startLive({ chains, solana, intervalMs, seed, play, pay, log }: LiveOptions): {
  stop(): Promise<void>
} {
  const random = createRandom(`${seed}/live`)
  let stopped = false
  let wake = () => {}
  const step = async (chain: ChainId) => {
    if (!random.chance(0.2)) return void (await play(chain, {}))
    const amount = `${random.int(0, 40)}.${random.int(1, 10_000)}`
    const { network, token, block } = await pay({ network: random.pick(networksOf[chain]), amount })
    log(`${network}: ${amount} ${token} in block ${block}`)
  }
  const onSolana = createRandom(`${seed}/live/solana`)
  const stepSolana = (local: SolanaDevnet) => {
    if (!onSolana.chance(0.2)) return void local.play()
    const network = onSolana.pick(solanaNetworks)
    // Data Credits are whole.
    const amount =
      network === 'helium'
        ? `${onSolana.int(100_000, 90_000_000)}`
        : `${onSolana.int(0, 40)}.${onSolana.int(1, 10_000)}`
    const { token, slot } = local.pay({ network, amount })
    log(`${network}: ${amount} ${token} in slot ${slot}`)
  }
  const loop = async () => {
    while (!stopped) {
      await Promise.all(chains.map(step))
      if (solana !== undefined) stepSolana(solana)
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, intervalMs)
      })
    }
  }
  const running = loop()
  // Whoever stops hears of a failure; until then it must not end the process as an unhandled one.
  running.catch((error) => log(`live blocks ended: ${error}`))
  return {
    stop() {
      stopped = true
      wake()
      return running
    },
  }
}
