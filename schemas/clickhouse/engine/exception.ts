/**
 * ClickHouse's error contract over HTTP: a code, its name, and the status that a server answers with.
 * `@clickhouse/client` turns the text into `ClickHouseError{code,type}`, so the text has ClickHouse's exact shape.
 */
export class ClickHouseException extends Error {
  override readonly name = 'ClickHouseException'
  readonly code: number
  readonly type: string

  constructor(code: number, type: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.type = type
  }

  get text(): string {
    return `Code: ${this.code}. DB::Exception: ${this.message} (${this.type})`
  }

  get status(): number {
    return STATUS_BY_CODE.get(this.code) ?? 500
  }
}

const CODES = {
  BAD_ARGUMENTS: 36,
  CANNOT_PARSE_TEXT: 6,
  CANNOT_DECOMPRESS: 271,
  NOT_IMPLEMENTED: 48,
  SYNTAX_ERROR: 62,
  UNKNOWN_SETTING: 115,
  READONLY: 164,
  QUERY_IS_TOO_LARGE: 186,
  TOO_MANY_SIMULTANEOUS_QUERIES: 202,
  SOCKET_TIMEOUT: 209,
  QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING: 216,
  ABORTED: 236,
  MEMORY_LIMIT_EXCEEDED: 241,
  NOT_ENOUGH_SPACE: 243,
  HTTP_NOT_FOUND: 36,
  QUERY_WAS_CANCELLED: 394,
  ACCESS_DENIED: 497,
  AUTHENTICATION_FAILED: 516,
  UNKNOWN_EXCEPTION: 1002,
} as const

export function exception(type: keyof typeof CODES, message: string, cause?: unknown): ClickHouseException {
  return new ClickHouseException(CODES[type], type, message, cause)
}

const SHAPE =
  /^Code: (\d+)\. DB::Exception: ([\s\S]*?)\s*\(([A-Z][A-Z0-9_]{2,})\)(?: \(version [^)]*\))?\.?\s*$/

/** Reads the engine's error text. Errors that passed two layers inside the engine repeat the frame: once is enough. */
export function fromEngine(error: unknown): ClickHouseException {
  if (error instanceof ClickHouseException) return error
  const message = error instanceof Error ? error.message : String(error)
  if (/ENOSPC|No space left on device/.test(message)) {
    return exception('NOT_ENOUGH_SPACE', `No space left on the data directory's disk: ${message}.`, error)
  }
  let [code, text, type] = [exception('UNKNOWN_EXCEPTION', '').code as number, message, 'UNKNOWN_EXCEPTION']
  for (let found = SHAPE.exec(message); found; found = SHAPE.exec(text)) {
    ;[code, text, type] = [Number(found[1]), found[2] as string, found[3] as string]
  }
  return new ClickHouseException(code, type, text, error)
}

// As in ClickHouse's exceptionCodeToHTTPStatus; 202 and 241 answer 500 there too.
const STATUS_BY_CODE = new Map<number, number>([
  [194, 401],
  ...[192, 193, 516, 512, 497].map((code) => [code, 403] as const),
  ...[
    36, 427, 6, 25, 26, 38, 41, 72, 441, 675, 676, 27, 376, 15, 44, 61, 77, 8, 167, 168, 280, 62, 117, 53,
    321,
  ].map((code) => [code, 400] as const),
  ...[60, 46, 47, 50, 56, 81, 115, 222, 63, 73, 336, 78, 511].map((code) => [code, 404] as const),
  [186, 413],
  [48, 501],
  [209, 503],
  [76, 503],
  [381, 411],
  [159, 408],
  [439, 503],
])
