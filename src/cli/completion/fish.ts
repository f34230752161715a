import type { OfferedOption, Place } from './places.ts';
import { quoteForFish as quote } from './quoting.ts';

/** For fish 3 and later. */
export function fishCompletion(places: readonly Place[]): string {
  return `# Completion of brokerage for fish: brokerage completion fish | source
function __brokerage_at
    set -l at brokerage
    for word in (commandline -opc)
        switch "$at $word"
${places.flatMap(step).join('\n')}
        end
    end
    test "$at" = "$argv"
end
complete -c brokerage -e
complete -c brokerage -f
${places.flatMap(words).join('\n')}
`;
}

function step({ path, spellings }: Place): string[] {
  if (spellings.length === 0) return [];
  return [`            case ${spellings.map(quote).join(' ')}`, `                set at ${quote(path)}`];
}

function words({ path, words: below, options }: Place): string[] {
  const here = `complete -c brokerage -n ${quote(`__brokerage_at ${path}`)}`;
  return [
    ...below.map(({ word, description }) => `${here} -a ${quote(word)} -d ${quote(description)}`),
    ...options.map((option) => `${here}${flags(option)} -d ${quote(option.description)}${value(option)}`),
  ];
}

function flags({ flags: all }: OfferedOption): string {
  return all.map((flag) => (flag.startsWith('--') ? ` -l ${flag.slice(2)}` : ` -s ${flag.slice(1)}`)).join('');
}

function value({ value: given }: OfferedOption): string {
  if (given === null) return '';
  if (given.isFile) return ' -r -F';
  return given.choices.length === 0 ? ' -x' : ` -x -a ${quote(given.choices.join(' '))}`;
}
