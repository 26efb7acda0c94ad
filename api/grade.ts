import type { Grade } from '../schemas/generated/resolvers.ts'

const grades: readonly Grade[] = ['A', 'B', 'C', 'D']

/** The grade that the database gave, not above B where a network's method is inferred; null where there is none. */
export function toGrade(grade: string, inferred: string): Grade | null {
  const given = grades.find((one) => one === grade)
  return given === 'A' && inferred !== '' ? 'B' : (given ?? null)
}
