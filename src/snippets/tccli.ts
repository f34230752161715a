import { jsonLine, jsonText } from './json-text.ts';
import { plainShellWord, shellWord } from './shell-word.ts';
import type { CallToWrite, Language } from './snippet.ts';

export const TCCLI: Language = {
  id: 'tccli',
  label: 'tccli',
  highlight: 'bash',
  install: 'pip install tccli',
  fileName: 'call.sh',
  checked: 'run',
  write,
};

/** It takes the key pair from the environment by itself, and the region from its configuration where the call names none. */
function write(call: CallToWrite): string {
  const { product, action, region, endpoint } = call;
  const words = [
    `tccli ${product} ${action}`,
    `--endpoint ${plainShellWord(endpoint)}`,
    ...(region === '' ? [] : [`--region ${plainShellWord(region)}`]),
  ];
  // Left out is what null says, and no argument can say.
  const parameters = Object.entries(call.parameters).filter(([, value]) => value !== undefined && value !== null);
  if (parameters.every(([, value]) => isArgument(value))) {
    return `${[...words, ...parameters.map(([name, value]) => option(name, value))].join(' \\\n  ')}\n`;
  }
  return `${[...words, "--cli-input-json file:///dev/stdin <<'JSON'"].join(' \\\n  ')}
${jsonText(call.parameters)}
JSON
`;
}

/** A NUL is in no argument of a program, nor is half a surrogate pair; inside lists and objects JSON escapes them. */
function isArgument(value: unknown): boolean {
  return typeof value !== 'string' || (!value.includes('\0') && value.isWellFormed());
}

function option(name: string, value: unknown): string {
  if (typeof value === 'string') {
    // What begins with a dash would be taken for an option of its own.
    return value.startsWith('-') ? `--${name}=${shellWord(value)}` : `--${name} ${plainShellWord(value)}`;
  }
  if (typeof value === 'object') return `--${name} ${shellWord(jsonLine(value))}`;
  return `--${name} ${jsonLine(value)}`;
}
