import { exception } from './exception.ts'

const OPEN = new Set([
  // How a statement is run, with which one that reads in order stays in order.
  ...['join_algorithm', 'query_plan_join_swap_table', 'query_plan_optimize_join_order_limit'],
  ...['enable_http_compression', 'join_use_nulls', 'final', 'extremes', 'log_comment', 'readonly'],
  ...['result_overflow_mode', 'read_overflow_mode', 'timeout_overflow_mode', 'date_time_output_format'],
  ...[
    'send_progress_in_http_headers',
    'http_headers_progress_interval_ms',
    'cancel_http_readonly_queries_on_client_close',
  ],
])
const LIMITS = new Set([
  ...['max_execution_time', 'max_rows_to_read', 'max_bytes_to_read', 'max_result_rows', 'max_result_bytes'],
  ...[
    'max_threads',
    'max_memory_usage',
    'max_block_size',
    'max_rows_to_group_by',
    'max_estimated_execution_time',
  ],
])

/** A reader chooses the look of the answer and makes limits tighter; nothing else. */
export function readerSetting(name: string, value: string, maxMemory: number): void {
  if (OPEN.has(name) || name.startsWith('output_format_') || name.startsWith('format_csv_')) return
  if (!LIMITS.has(name)) {
    throw exception('READONLY', `Cannot modify '${name}' setting in readonly mode.`)
  }
  const limit = Number(value)
  if (!Number.isFinite(limit) || limit <= 0 || (name === 'max_memory_usage' && limit > maxMemory)) {
    throw exception('READONLY', `A reader may only tighten '${name}'; got ${value.slice(0, 40)}.`)
  }
}
