/** Every two that can be made together: mistakes about the same thing cannot. Pure. */
export function* pairsOf<Mistake extends { readonly about: string }>(
  mistakes: readonly Mistake[],
): Generator<readonly [Mistake, Mistake]> {
  for (const [index, first] of mistakes.entries())
    for (const second of mistakes.slice(index + 1)) if (second.about !== first.about) yield [first, second];
}
