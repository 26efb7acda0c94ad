import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A place on loopback in front of a server that can be closed and opened: what an outage looks like from outside. */
export async function openGate(target: string) {
  const { hostname, port: targetPort } = new URL(target)
  const sockets = new Set<Socket>()
  let server: Server
  let port = 0

  const open = async () => {
    server = createServer((client) => {
      const upstream = connect(Number(targetPort), hostname)
      for (const [socket, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        sockets.add(socket)
        socket.on('error', () => undefined)
        socket.on('close', () => {
          sockets.delete(socket)
          other.destroy()
        })
        socket.pipe(other)
      }
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  await open()
  return { url: `http://127.0.0.1:${port}`, open, close }
}
