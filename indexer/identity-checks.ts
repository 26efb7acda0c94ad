import { type Question, readQuestion } from '../schemas/clickhouse/question.ts'

const read = (name: string): Question =>
  readQuestion(new URL(`../schemas/clickhouse/figures/${name}.sql`, import.meta.url))

const writeBreaks = read('write_breaks')
const checkIdentities = read('check_identities')
const checkRecounts = read('check_recounts')
const checkSupply = read('check_supply')

/** What movements must be by themselves. */
export const movementChecks = {
  question: breaksOf([read('check_movements')]),
  parameters: { of_movements: '1' },
}

/** The identities that a network can break: planning those that it cannot would take longer than the check. */
export function figureChecks(of?: { readonly recounts: number; readonly supply: number }) {
  const others = [...(of?.recounts === 1 ? [checkRecounts] : []), ...(of?.supply === 1 ? [checkSupply] : [])]
  return { question: breaksOf([checkIdentities, ...others]), parameters: { of_movements: '0' } }
}

/** The statement that compares these sides; it has the name of the first. */
function breaksOf(sides: readonly [Question, ...Question[]]): Question {
  const text = sides.map((one) => one.text).join('UNION ALL\n')
  return { name: sides[0].name, text: writeBreaks.text.replace(/^ *-- sides$/m, () => text) }
}
