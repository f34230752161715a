/**
 * Something outside this program keeps it from working: no Java, no network, a taken port, a full disk.
 * `message` is one line that says what is wrong and then what to do; the command line prints it alone, without a stack.
 */
export class SetupError extends Error {
  readonly problem: string;
  readonly remedy: string;

  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(`${oneLine(problem)}: ${oneLine(remedy)}`, options);
    this.name = 'SetupError';
    this.problem = oneLine(problem);
    this.remedy = oneLine(remedy);
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
