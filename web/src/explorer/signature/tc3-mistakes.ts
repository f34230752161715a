import type { Tc3Signing } from './tc3-signing.ts';
import { bodyMistakes } from './mistakes/body-mistakes.ts';
import { keyMistakes, scopeMistakes, timeMistakes } from './mistakes/credential-mistakes.ts';
import { FORM_MISTAKES, targetMistakes } from './mistakes/form-mistakes.ts';
import { contentTypeMistakes, headerMistakes, hostMistakes } from './mistakes/header-mistakes.ts';
import type { MistakeContext, Tc3Mistake } from './mistakes/tc3-mistake.ts';

/** Every mistake that is tried, the most frequent first. */
export async function tc3Mistakes(right: Tc3Signing, context: MistakeContext): Promise<Tc3Mistake[]> {
  return [
    ...hostMistakes(right),
    ...contentTypeMistakes(right),
    ...(await bodyMistakes(right, context.request)),
    ...timeMistakes(right),
    ...scopeMistakes(right),
    ...keyMistakes(context),
    ...headerMistakes(right, context.request),
    ...targetMistakes(right, context.request),
    ...FORM_MISTAKES,
  ];
}
