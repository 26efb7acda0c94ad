import { ConfigError } from '../schemas/errors.ts'

/** PORT, 4000 where it is not set. Throws ConfigError for what is no port. */
export function portFromEnvironment(text: string | undefined): number {
  const port = Number(text ?? '4000')
  if (text === '' || !Number.isInteger(port) || port < 0 || port > 65535)
    throw new ConfigError({
      what: 'api not started',
      got: text,
      expected: 'a port from 0 to 65535',
      where: 'PORT',
    })
  return port
}
