import type { OfferedOption, Place } from './places.ts';
import { quote } from './quoting.ts';

/** For zsh with compinit; to be evaluated, or kept as `_brokerage` in a folder of fpath. */
export function zshCompletion(places: readonly Place[]): string {
  return `#compdef brokerage
# Completion of brokerage for zsh: eval "$(brokerage completion zsh)"
_brokerage() {
  local at=brokerage i
  local -a offered
  for ((i = 2; i < CURRENT; i++)); do
    case "$at \${words[i]}" in
${places.flatMap(step).join('\n')}
    esac
  done
  case "$at \${words[CURRENT - 1]}" in
${places.flatMap(({ path, options }) => options.flatMap((option) => values(path, option))).join('\n')}
  esac
  case "$at" in
${places.map(words).join('\n')}
  esac
  _describe brokerage offered
}
if [[ "\${funcstack[1]}" == _brokerage ]]; then _brokerage "$@"; else compdef _brokerage brokerage; fi
`;
}

function step({ path, spellings }: Place): string[] {
  return spellings.length === 0 ? [] : [`      ${spellings.map(quote).join('|')}) at=${quote(path)} ;;`];
}

function values(path: string, { flags, value }: OfferedOption): string[] {
  if (value === null) return [];
  const pattern = flags.map((flag) => quote(`${path} ${flag}`)).join('|');
  if (value.isFile) return [`    ${pattern}) _files; return ;;`];
  if (value.choices.length === 0) return [`    ${pattern}) return 1 ;;`];
  return [`    ${pattern}) offered=(${value.choices.map(quote).join(' ')}); _describe value offered; return ;;`];
}

function words({ path, words: below, options }: Place): string {
  const ofOptions = options.flatMap(({ flags, description }) => flags.map((word) => ({ word, description })));
  const all = [...below, ...ofOptions].map(({ word, description }) => described(word, description));
  return `    ${quote(path)}) offered=(${all.join(' ')}) ;;`;
}

/** A word and what it is, with a colon between them. */
function described(word: string, description: string): string {
  const name = word.replaceAll(':', '\\:');
  return quote(description === '' ? name : `${name}:${description}`);
}
