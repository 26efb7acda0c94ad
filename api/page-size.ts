import { badRequest } from './bad-request.ts'

/** Rows of a page or list. Throws a request error for a size that is none; `hint` says where more rows are. */
export function parsePageSize(
  first: number,
  { least = 1, most, hint = '' }: { readonly least?: number; readonly most: number; readonly hint?: string },
): number {
  if (Number.isInteger(first) && first >= least && first <= most) return first
  throw badRequest('BAD_PAGE', 'first', {
    what: 'The page has no such size',
    got: first,
    expected: `${least} to ${most}${hint === '' ? '' : `; ${hint}`}`,
  })
}

/** What to do where one page is not enough, and the file with all rows. */
export const moreIn = (file: string) => `use "after" for the next page, or ${file} for all`
