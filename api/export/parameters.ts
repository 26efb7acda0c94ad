import { badRequest } from '../bad-request.ts'

/**
 * Reads the parameters of an export's address. A name that the export does not know is refused: a typing error must not
 * silently answer with everything. Values may be repeated or separated by commas.
 */
export function readParameters<Name extends string>(url: URL, names: readonly Name[]) {
  for (const name of url.searchParams.keys())
    if (!names.some((known) => known === name))
      throw badRequest('BAD_ARGUMENT', name, {
        what: 'There is no such parameter',
        got: name,
        expected: names.join(', '),
      })
  const list = (name: Name): readonly string[] =>
    url.searchParams
      .getAll(name)
      .flatMap((value) => value.split(','))
      .map((value) => value.trim())
      .filter((value) => value !== '')
  const one = (name: Name, otherwise = ''): string => {
    const values = list(name)
    if (values.length > 1)
      throw badRequest('BAD_ARGUMENT', name, {
        what: 'The parameter is given more than once',
        got: values.join(', '),
        expected: 'one value',
      })
    return values[0] ?? otherwise
  }
  return { list, one }
}

/** Whether what a file is is asked for, and not the file; the address without that word is the file's. */
export function wantsManifest(url: URL): { readonly manifest: boolean; readonly url: URL } {
  const wanted = url.searchParams.get('manifest') ?? ''
  if (!['', '0', '1'].includes(wanted))
    throw badRequest('BAD_ARGUMENT', 'manifest', { what: 'Not understood', got: wanted, expected: '1 or 0' })
  const file = new URL(url)
  file.searchParams.delete('manifest')
  return { manifest: wanted === '1', url: file }
}
