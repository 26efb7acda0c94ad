import type { Secrets } from './authenticate.ts'
import type { Limits } from './embedded.ts'

/** What parent and engine say to each other over IPC. The secrets travel here: not by argument, not by environment. */
export type StartMessage = {
  readonly dataDir: string
  readonly secrets: Secrets
  readonly limits: Limits
  readonly port: number
}

export type EngineMessage =
  | { readonly type: 'ready'; readonly port: number }
  | { readonly type: 'failed'; readonly name: string; readonly message: string; readonly failure?: unknown }
