import type { OfferedOption, Place } from './places.ts';
import { allFlags, quote } from './quoting.ts';

/** For bash 3.2 and later, with or without the package bash-completion. */
export function bashCompletion(places: readonly Place[]): string {
  return `# Completion of brokerage for bash: eval "$(brokerage completion bash)"
_brokerage() {
  local IFS=$' \\t\\n' at=brokerage word="\${COMP_WORDS[COMP_CWORD]}" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in
${places.flatMap(step).join('\n')}
    esac
  done
  COMPREPLY=()
  case "$at \${COMP_WORDS[COMP_CWORD - 1]}" in
${places.flatMap(({ path, options }) => options.flatMap((option) => values(path, option))).join('\n')}
  esac
  case "$at" in
${places.map(words).join('\n')}
  esac
}
complete -F _brokerage brokerage
`;
}

function step({ path, spellings }: Place): string[] {
  return spellings.length === 0 ? [] : [`      ${spellings.map(quote).join(' | ')}) at=${quote(path)} ;;`];
}

function values(path: string, { flags, value }: OfferedOption): string[] {
  if (value === null) return [];
  const pattern = flags.map((flag) => quote(`${path} ${flag}`)).join(' | ');
  if (!value.isFile) return [`    ${pattern}) ${offer(value.choices)}; return ;;`];
  // One name a line, and escaped as a file's name where this bash can.
  const files = `IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$word")); compopt -o filenames 2> /dev/null`;
  return [`    ${pattern}) ${files}; return ;;`];
}

function words(place: Place): string {
  const all = [...place.words.map(({ word }) => word), ...allFlags(place)];
  return `    ${quote(place.path)}) ${offer(all)} ;;`;
}

function offer(choices: readonly string[]): string {
  return `COMPREPLY=($(compgen -W ${quote(choices.join(' '))} -- "$word"))`;
}
