/** What a browser keeps of a person's choices between visits. Secrets never go here. */
export type Choice = 'language' | 'theme' | 'region' | 'secretId' | 'code';

const PREFIX = 'brokerage.';

export function remembered(choice: Choice): string | null {
  try {
    return localStorage.getItem(PREFIX + choice);
  } catch {
    // A browser may forbid storage; then nothing is remembered.
    return null;
  }
}

export function remember(choice: Choice, value: string): void {
  try {
    localStorage.setItem(PREFIX + choice, value);
  } catch {
    // See above.
  }
}
