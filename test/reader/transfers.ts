import { erc20Transfer } from '../../indexer/decoders/evm/erc20-transfer.ts'
import { defineNetwork } from '../../schemas/network.ts'
import { account, places } from '../devnet/places.ts'

/** A network that joins later: what two accounts send of a token that is on the chain from its beginning. */
export function transfersNetwork({ senders, exclude }: { senders: string[]; exclude: string[] }) {
  return defineNetwork({
    id: 'transfers',
    name: 'Transfers',
    category: 'data',
    description: 'A network for tests.',
    colour: { light: '#000000', dark: '#ffffff' },
    links: { website: 'https://example.org' },
    tokens: {
      USDFC: { name: 'USDFC', decimals: 18, addresses: { filecoin: places.usdfc }, price: null },
    },
    sources: [
      {
        id: 'usdfc',
        chain: 'filecoin',
        address: places.usdfc,
        firstBlock: 5_421_350,
        since: '2026-01-31',
        decoder: erc20Transfer({ rules: [{ fact: 'payment', class: '', from: senders.map(account) }] }),
        facts: ['payment'],
        what: 'Transfers.',
        source: 'https://example.org',
      },
    ],
    revenue: null,
    splits: [],
    exclusions: exclude.map((name) => ({
      payer: account(name),
      why: 'excluded in a test',
      source: 'https://example.org',
    })),
    methodology: { fees: 'x', supply_side_revenue: 'x', revenue: 'x', burned: 'x', emitted: 'x' },
    notCounted: [],
    methodVersion: 1,
  })
}
