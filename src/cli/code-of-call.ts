import { SetupError } from '../lib/setup-error.ts';
import { LANGUAGES } from '../snippets/snippet.ts';
import { parametersIn, type CallCommandOptions } from './call.ts';
import { servedUrl } from './caller.ts';
import type { CliContext, ExitCode } from './context.ts';
import { printJson } from './terminal.ts';

export interface CodeOptions extends CallCommandOptions {
  /** The id of a language. */
  readonly language: string;
  readonly json: boolean;
}

/** Prints the program that makes a call to the server of this home; the call is not made. @throws SetupError where there is no such code. */
export async function codeOfCall(context: CliContext, options: CodeOptions): Promise<ExitCode> {
  const { action, region, json } = options;
  const parameters = parametersIn(options.parameters);
  const composition = await context.composition();
  const { product, version } = composition.actionToCall(action, options.product);
  const language = LANGUAGES.find((it) => it.id === options.language);
  const code = language?.write({ product, version, action, region, endpoint: servedUrl(context), parameters });
  if (language === undefined || code === undefined || code === null) {
    throw new SetupError(`${options.language} has no words for ${action}`, 'take another language');
  }
  if (json) printJson(context.terminal, { fileName: language.fileName, install: language.install, code });
  else context.terminal.out(code);
  return 0;
}
