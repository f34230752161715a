import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';

/** What a member name that is being typed looks like: a quotation mark behind a bracket or a comma, and letters. */
const NAME = /[{,]\s*"\w*$/;

/** Offers the names that the model has, where one is being typed. */
export function completeNames(names: readonly string[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const before = context.state.sliceDoc(0, context.pos);
    if (!NAME.test(before)) return null;
    return { from: before.lastIndexOf('"') + 1, options: names.map((label) => ({ label, type: 'property' })) };
  };
}
