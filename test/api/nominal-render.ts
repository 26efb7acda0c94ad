import type { ClickHouseClient } from '@clickhouse/client'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { writeDefinitions } from '../../indexer/definitions.ts'

export const whatIsPaid = 'A fifth is said to be paid.'

/** Our networks, as if the price of Render's jobs were nominal: it is the one with published fees in USD. */
export async function writeNominalRender(client: ClickHouseClient): Promise<void> {
  const { networks, ...catalog } = await loadCatalog(networkFolders({}))
  await writeDefinitions(client, {
    ...catalog,
    networks: networks.map((network) =>
      network.id === 'render'
        ? { ...network, methodology: { ...network.methodology, nominal: whatIsPaid } }
        : network,
    ),
  })
}
