/** The processor's own metrics server listens on every interface and cannot be turned off. Its port is handed to Node's
 * `server.listen` as it is, so an address in its place keeps it on loopback, at a port that is free. */
export const loopback = { host: '127.0.0.1', port: 0 } as unknown as number
