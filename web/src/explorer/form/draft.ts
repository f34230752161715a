import { useCallback, useState } from 'react';
import { isObject, writeJson, type JsonObject } from '../json/json.ts';
import { readJson, type JsonProblem } from '../json/read-json.ts';

/** The parameters of a call while they are being written: what the form shows and what stands in the JSON view. */
export interface Draft {
  /** The last parameters that could be read: what the form shows. */
  readonly value: JsonObject;
  /** What stands in the JSON view, right or wrong. */
  readonly text: string;
  /** Why `text` cannot be read; null: it says the same as `value`. */
  readonly problem: JsonProblem | null;
}

export interface EditableDraft extends Draft {
  /** From the form. */
  readonly setValue: (value: JsonObject) => void;
  /** From the JSON view; a text that cannot be read changes nothing but the text. */
  readonly setText: (text: string) => void;
}

const NO_OBJECT = { en: 'parameters are an object: {…}', zh: '参数应为对象：{…}' };

export const draftOf = (value: JsonObject): Draft => ({ value, text: writeJson(value, 'pretty'), problem: null });

/** A text that cannot be read leaves the value as it was. Pure. */
export function draftFromText(text: string, last: JsonObject): Draft {
  const { value, problem } = readJson(text);
  if (problem !== undefined) return { value: last, text, problem };
  if (!isObject(value)) return { value: last, text, problem: { line: 1, column: 1, reason: NO_OBJECT } };
  return { value, text, problem: null };
}

/** What a permalink carries, laid out for people where it can be read. */
export function draftFromLink(text: string | null): Draft {
  if (text === null) return draftOf({});
  const draft = draftFromText(text, {});
  return draft.problem === null ? draftOf(draft.value) : draft;
}

export function useDraft(first: () => Draft): EditableDraft {
  const [draft, setDraft] = useState(first);
  const setValue = useCallback((value: JsonObject) => setDraft(draftOf(value)), []);
  const setText = useCallback((text: string) => setDraft((last) => draftFromText(text, last.value)), []);
  return { ...draft, setValue, setText };
}
