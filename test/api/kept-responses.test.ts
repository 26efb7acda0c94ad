import { gunzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { rememberCommits } from '../../api/commits.ts'
import { keepResponses } from '../../api/kept-responses.ts'

const address = 'http://localhost/graphql'

function open(oldest = 60) {
  const commits = rememberCommits()
  commits.add(1n, ['helium'])
  const made: Request[] = []
  const respond = keepResponses({ commits, oldest })
  const make = async (request: Request) => {
    made.push(request)
    const { query } = (await request.json()) as { query: string }
    if (query === 'wrong') return Response.json({ errors: [{ message: 'no such field' }], data: null })
    if (query === 'refused') return Response.json({ message: 'no' }, { status: 400 })
    return Response.json({ data: { query, made: made.length, long: 'x'.repeat(5000) } })
  }
  const ask = (query: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
    respond(
      new Request(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
        ...(signal && { signal }),
      }),
      make,
    )
  return { commits, made, respond, ask }
}

test('the same question is answered from memory until a commit, another one is not', async () => {
  const { commits, made, ask } = open()
  const first = await (await ask('a')).text()
  expect(await (await ask('a')).text()).toBe(first)
  expect(made).toHaveLength(1)
  expect(await (await ask('b')).text()).not.toBe(first)
  commits.add(2n, ['helium'])
  expect(await (await ask('a')).json()).toMatchObject({ data: { query: 'a', made: 3 } })
})

test('what may be no second old is made each time, and so is everything before the first commit', async () => {
  const { made, ask } = open(0)
  await ask('a')
  await ask('a')
  expect(made).toHaveLength(2)
  const respond = keepResponses({ commits: rememberCommits(), oldest: 60 })
  let times = 0
  for (let round = 0; round < 2; round++)
    await respond(new Request(`${address}?query=a`), async () => Response.json({ data: ++times }))
  expect(times).toBe(2)
})

test('many who ask at once share one answer', async () => {
  const { made, ask } = open()
  const texts = await Promise.all(Array.from({ length: 20 }, async () => (await ask('a')).text()))
  expect(new Set(texts).size).toBe(1)
  expect(made).toHaveLength(1)
})

test('errors are told and not kept', async () => {
  const { made, ask } = open()
  for (let round = 1; round <= 2; round++) {
    const answers = await Promise.all([ask('wrong'), ask('wrong'), ask('refused'), ask('refused')])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 400])
    for (const answer of answers) expect(await answer.text()).toMatch(/no/)
    expect(made).toHaveLength(2 * round)
  }
})

test('an answer that did not change is not sent again', async () => {
  const { commits, ask } = open()
  const etag = (await ask('a')).headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]{43}"$/)
  const again = await ask('a', { 'if-none-match': etag })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
  commits.add(2n, ['helium'])
  expect((await ask('a', { 'if-none-match': etag })).status).toBe(200)
})

test('whoever takes gzip gets the same in less', async () => {
  const { ask } = open()
  const plain = new Uint8Array(await (await ask('a')).arrayBuffer())
  const zipped = await ask('a', { 'accept-encoding': 'gzip, br' })
  expect(zipped.headers.get('content-encoding')).toBe('gzip')
  const bytes = new Uint8Array(await zipped.arrayBuffer())
  expect(bytes.length).toBeLessThan(plain.length / 10)
  expect(new Uint8Array(gunzipSync(bytes))).toEqual(plain)
})

test('an answer is made as long as one waits for it, and ended when all went away', async () => {
  const respond = keepResponses({ commits: rememberCommits(), oldest: 60 })
  let signal: AbortSignal | undefined
  let answer: (response: Response) => void = () => {}
  const make = (request: Request) => {
    signal = request.signal
    return new Promise<Response>((resolve) => {
      answer = resolve
    })
  }
  const leaving = [new AbortController(), new AbortController()]
  const asked = leaving.map(({ signal }) => respond(new Request(`${address}?query=a`, { signal }), make))
  await expect.poll(() => signal).toBeDefined()
  leaving[0]?.abort()
  expect(signal?.aborted).toBe(false)
  leaving[1]?.abort()
  expect(signal?.aborted).toBe(true)
  // Who asks now is not told what was given up.
  const given = answer
  const late = respond(new Request(`${address}?query=a`), make)
  await expect.poll(() => answer).not.toBe(given)
  answer(Response.json({ data: 'made' }))
  expect(await (await late).json()).toEqual({ data: 'made' })
  given(Response.json({ data: 'given up' }))
  await Promise.all(asked)
})

test('streams and the page of the editor go through', async () => {
  const { respond } = open()
  let times = 0
  for (const accept of ['text/event-stream', 'text/html'])
    for (let round = 0; round < 2; round++)
      await respond(new Request(address, { headers: { accept } }), async () =>
        Response.json({ data: ++times }),
      )
  expect(times).toBe(4)
})

test('who comes when an answer is a little too old gets it at once, the next one a newer, and who comes late waits', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(1000)
  const { made, ask } = open(60)
  const first = await (await ask('a')).text()
  now.mockReturnValue(1000 + 61_000)
  expect(await (await ask('a')).text()).toBe(first)
  await expect.poll(async () => (await ask('a')).text()).not.toBe(first)
  expect(made).toHaveLength(2)
  now.mockReturnValue(1000 + 61_000 + 120_000)
  expect(await (await ask('a')).json()).toMatchObject({ data: { made: 3 } })
  now.mockRestore()
})
