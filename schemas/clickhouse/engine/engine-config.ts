/**
 * Defaults of every query, so that the embedded engine and a real server answer alike. chDB's own differ: asynchronous
 * inserts, unknown JSON fields skipped, 64-bit integers unquoted and so rounded by JavaScript. They are said on each
 * connection and not in a profile, because chDB's connections override some of a profile's settings.
 */
export function queryDefaults(memoryBytes: number): ReadonlyMap<string, string> {
  return new Map([
    ['output_format_json_quote_64bit_integers', '1'],
    ['output_format_json_quote_decimals', '1'],
    ['async_insert', '0'],
    ['input_format_skip_unknown_fields', '0'],
    ['mutations_sync', '1'],
    ['date_time_input_format', 'best_effort'],
    ['allow_introspection_functions', '0'],
    ['implicit_select', '0'],
    ['max_memory_usage', String(Math.floor(memoryBytes * 0.6))],
    ['max_bytes_before_external_group_by', String(Math.floor(memoryBytes * 0.25))],
    ['max_bytes_before_external_sort', String(Math.floor(memoryBytes * 0.25))],
  ])
}

const GRANTS = [
  'SELECT, INSERT, ALTER, CREATE DATABASE, CREATE TABLE, CREATE VIEW, CREATE TEMPORARY TABLE, CREATE DICTIONARY',
  'DROP, UNDROP TABLE, TRUNCATE, OPTIMIZE, SHOW, KILL QUERY, dictGet',
].join(', ')

/**
 * ClickHouse's configuration. The engine's user has no right to sources outside the database (files, URLs, other servers),
 * nor to functions, users, collections or SYSTEM: the engine itself refuses them, besides what `judge.ts` refuses.
 */
export function engineConfig(memoryBytes: number): string {
  return `<clickhouse>
<max_server_memory_usage>${memoryBytes}</max_server_memory_usage>
<mark_cache_size>33554432</mark_cache_size>
<uncompressed_cache_size>0</uncompressed_cache_size>
<profiles><default/></profiles>
<quotas><default/></quotas>
<users><default><password/><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota>
<grants><query>GRANT ${GRANTS} ON *.*</query></grants></default></users>
</clickhouse>
`
}
