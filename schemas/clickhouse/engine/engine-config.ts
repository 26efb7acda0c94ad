/**
 * ClickHouse's configuration for the embedded engine. Two things are decided here and nowhere else:
 *
 * - Defaults of every query, so that the embedded engine and a real server answer alike. chDB's own defaults differ
 *   (asynchronous inserts, unknown JSON fields skipped, 64-bit integers unquoted and so rounded by JavaScript).
 * - Rights. The engine's user has no right to sources outside the database (files, URLs, other servers), to functions,
 *   users, collections or SYSTEM: the engine itself refuses them, before and besides what `judge.ts` refuses.
 */
export const QUERY_DEFAULTS = {
  output_format_json_quote_64bit_integers: '1',
  output_format_json_quote_decimals: '1',
  async_insert: '0',
  input_format_skip_unknown_fields: '0',
  mutations_sync: '1',
  date_time_input_format: 'best_effort',
} as const

const GRANTS = [
  'SELECT, INSERT, ALTER, CREATE DATABASE, CREATE TABLE, CREATE VIEW, CREATE TEMPORARY TABLE, CREATE DICTIONARY',
  'DROP, UNDROP TABLE, TRUNCATE, OPTIMIZE, SHOW, KILL QUERY, dictGet',
].join(', ')

export function engineConfig(memoryBytes: number): string {
  const perQuery = Math.floor(memoryBytes * 0.6)
  const spillAt = Math.floor(memoryBytes * 0.25)
  const settings: Record<string, string> = {
    ...QUERY_DEFAULTS,
    max_memory_usage: String(perQuery),
    max_bytes_before_external_group_by: String(spillAt),
    max_bytes_before_external_sort: String(spillAt),
  }
  const profile = Object.entries(settings).map(([name, value]) => `<${name}>${value}</${name}>`)
  return `<clickhouse>
<max_server_memory_usage>${memoryBytes}</max_server_memory_usage>
<mark_cache_size>33554432</mark_cache_size>
<uncompressed_cache_size>0</uncompressed_cache_size>
<profiles><default>${profile.join('')}</default></profiles>
<quotas><default/></quotas>
<users><default><password/><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota>
<grants><query>GRANT ${GRANTS} ON *.*</query></grants></default></users>
</clickhouse>
`
}
