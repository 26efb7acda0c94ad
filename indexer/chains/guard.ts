import type { Store } from '../store.ts'

/** The processor would end the process with a stack trace; we end it with a reason. */
export function guard(store: Store, fail: (error: unknown) => Promise<never>): Store {
  return {
    ...store,
    connect: () => store.connect().catch(fail),
    transact: (info, decode) => store.transact(info, decode).catch(fail),
    transactHot2: (info, decode) => store.transactHot2(info, decode).catch(fail),
  }
}
