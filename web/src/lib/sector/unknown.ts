/** Why a figure has no value, in words: what is empty always says why. */
export function unknownOf(figure: { readonly reason: string } | undefined): string {
  return figure?.reason || 'nothing is known of it in this period'
}
