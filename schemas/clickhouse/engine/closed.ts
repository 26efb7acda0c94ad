/**
 * What is open to whatever arrives by HTTP. Table functions and engines: the engine's own list at start, minus these.
 * So a source that a later ClickHouse brings is closed until somebody has looked at it.
 */
export const OPEN_TABLE_FUNCTIONS = new Set(
  [
    'numbers numbers_mt zeros zeros_mt generate_series generateSeries generateRandom',
    'values null view merge format dictionary',
  ].flatMap((line) => line.toLowerCase().split(' ')),
)

export const OPEN_ENGINES = new Set(
  [
    'MergeTree ReplacingMergeTree SummingMergeTree AggregatingMergeTree CollapsingMergeTree',
    'VersionedCollapsingMergeTree CoalescingMergeTree Memory View MaterializedView Null Join Set Dictionary',
    'Log TinyLog StripeLog Buffer Atomic',
  ].flatMap((line) => line.toLowerCase().split(' ')),
)

/** Ordinary functions that read files or call out. */
export const CLOSED_FUNCTIONS = [
  ...[
    'file',
    'catboostEvaluate',
    'executable',
    'aiClassify',
    'aiExtract',
    'aiGenerate',
    'aiTranslate',
    'aiEmbed',
  ],
  ...['addressToLine', 'addressToLineWithInlines', 'addressToSymbol', 'demangle', 'disk'],
].map((name) => name.toLowerCase())

/**
 * Settings that name files or addresses, or that change the language (a statement in another dialect would not be the
 * one that was judged). The engine's profile holds them fixed as well.
 */
export const FIXED_SETTINGS = [
  ...['format_schema', 'format_schema_source', 'format_schema_message_name', 'output_format_schema'],
  ...['format_template_resultset', 'format_template_row', 'input_format_record_errors_file_path'],
  ...[
    'format_avro_schema_registry_url',
    'rename_files_after_processing',
    'into_outfile_create_parent_directories',
  ],
  ...['dialect', 'implicit_select', 'allow_introspection_functions'],
]

export const CLOSED_SETTINGS: ReadonlySet<string> = new Set([
  ...FIXED_SETTINGS,
  // Of tables: where their files lie.
  ...['disk', 'storage_policy', 'named_collection'],
])

/** Databases that the engine needs as they are. `default` would also lose its tables at the next start. */
export const KEPT_DATABASES = new Set(['default', 'system', 'information_schema'])
