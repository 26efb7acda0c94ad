import { FIXED_SETTINGS } from './closed.ts'

const GRANTS = [
  'SELECT, INSERT, ALTER, CREATE DATABASE, CREATE TABLE, CREATE VIEW, CREATE TEMPORARY TABLE, CREATE DICTIONARY',
  'DROP, UNDROP TABLE, TRUNCATE, OPTIMIZE, CHECK, SHOW, KILL QUERY, dictGet',
].join(', ')

export function maxQueryMemory(memoryBytes: number): number {
  return Math.floor(memoryBytes * 0.6)
}

/**
 * Merges: two threads and small blocks. ClickHouse plans for sixteen, each with blocks of eight thousand rows of every part;
 * on the machines that we are started on they only take memory from one another.
 */
export function serverConfig(memoryBytes: number, usersFile: string): string {
  const path = usersFile.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<clickhouse>
<max_server_memory_usage>${memoryBytes}</max_server_memory_usage>
<mark_cache_size>33554432</mark_cache_size>
<uncompressed_cache_size>0</uncompressed_cache_size>
<background_pool_size>2</background_pool_size>
<merge_tree>
<merge_max_block_size>2048</merge_max_block_size>
<number_of_free_entries_in_pool_to_execute_mutation>1</number_of_free_entries_in_pool_to_execute_mutation>
<number_of_free_entries_in_pool_to_lower_max_size_of_merge>1</number_of_free_entries_in_pool_to_lower_max_size_of_merge>
<number_of_free_entries_in_pool_to_execute_optimize_entire_partition>1</number_of_free_entries_in_pool_to_execute_optimize_entire_partition>
</merge_tree>
<users_config>${path}</users_config>
</clickhouse>
`
}

/**
 * A file of its own: chDB ignores users, profiles and constraints that stand in the main one, and gives all rights.
 *
 * - Defaults of every query, so that the embedded engine and a real server answer alike. chDB's own differ: asynchronous
 *   inserts, unknown JSON fields skipped, 64-bit integers unquoted and so rounded by JavaScript.
 * - Rights. The engine's user has none to sources outside the database (files, URLs, other servers), nor to functions,
 *   users, collections or SYSTEM: the engine itself refuses them, besides what `judge.ts` refuses.
 */
export function usersConfig(memoryBytes: number): string {
  const spillAt = Math.floor(memoryBytes * 0.25)
  const defaults: Readonly<Record<string, string | number>> = {
    output_format_json_quote_64bit_integers: 1,
    output_format_json_quote_decimals: 1,
    async_insert: 0,
    input_format_skip_unknown_fields: 0,
    mutations_sync: 1,
    date_time_input_format: 'best_effort',
    implicit_select: 0,
    allow_introspection_functions: 0,
    max_memory_usage: maxQueryMemory(memoryBytes),
    max_bytes_before_external_group_by: spillAt,
    max_bytes_before_external_sort: spillAt,
  }
  const profile = Object.entries(defaults).map(([name, value]) => `<${name}>${value}</${name}>`)
  const constraints = FIXED_SETTINGS.map((name) => `<${name}><const/></${name}>`)
  return `<clickhouse>
<profiles><default>${profile.join('')}<constraints>${constraints.join('')}</constraints></default></profiles>
<quotas><default/></quotas>
<users><default><password/><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota>
<grants><query>GRANT ${GRANTS} ON *.*</query></grants></default></users>
</clickhouse>
`
}
