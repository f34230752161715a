import { autocompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef, type ReactNode } from 'react';
import { completeNames } from './member-names.ts';

interface JsonEditorProps {
  readonly label: string;
  /** The id of the words that say what is wrong. */
  readonly describedBy: string;
  readonly text: string;
  /** Names to offer for members. */
  readonly names: readonly string[];
  readonly onChange: (text: string) => void;
  /** From 1; null: nothing is wrong. */
  readonly wrongLine: number | null;
}

/** An editor for JSON. Tab leaves it, as every other field, so that the keyboard is not caught. Loaded only when it is shown. */
export function JsonEditor({ label, describedBy, text, names, onChange, wrongLine }: JsonEditorProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<{ view: EditorView; mark: Compartment } | null>(null);
  const told = useRef(onChange);
  useEffect(() => {
    told.current = onChange;
  }, [onChange]);

  // Made once: what changes later is dispatched to it.
  const first = useRef({ text, label, describedBy, names });
  useEffect(() => {
    if (place.current === null) return undefined;
    const mark = new Compartment();
    const view = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first.current.text,
        extensions: [
          ...extensions(first.current),
          mark.of([]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) told.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    editor.current = { view, mark };
    return () => {
      editor.current = null;
      view.destroy();
    };
  }, []);

  useEffect(() => {
    const view = editor.current?.view;
    if (view === undefined || view.state.doc.toString() === text) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    if (editor.current === null) return;
    const { view, mark } = editor.current;
    view.dispatch({ effects: mark.reconfigure(wrongLine === null ? [] : marked(view, wrongLine)) });
  }, [wrongLine, text]);

  return <div className="json-editor" ref={place} />;
}

function marked(view: EditorView, line: number): Extension {
  const { from } = view.state.doc.line(Math.min(line, view.state.doc.lines));
  return EditorView.decorations.of(Decoration.set([Decoration.line({ class: 'wrong-line' }).range(from)]));
}

function extensions({
  label,
  describedBy,
  names,
}: Pick<JsonEditorProps, 'label' | 'describedBy' | 'names'>): Extension[] {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
  return [
    EditorView.cspNonce.of(nonce),
    lineNumbers(),
    history(),
    indentOnInput(),
    bracketMatching(),
    json(),
    autocompletion({ override: [completeNames(names)], icons: false }),
    syntaxHighlighting(COLOURS),
    LOOKS,
    EditorView.lineWrapping,
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy }),
  ];
}

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--explorer-name)' },
  { tag: tags.string, color: 'var(--explorer-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--explorer-number)' },
]);

const LOOKS = EditorView.theme({
  '&': { color: 'var(--td-text-color-primary)', backgroundColor: 'var(--td-bg-color-container)', fontSize: '12px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace', minHeight: '240px' },
  '.cm-content': { caretColor: 'var(--td-text-color-primary)' },
  '.cm-gutters': {
    color: 'var(--td-text-color-secondary)',
    backgroundColor: 'var(--td-bg-color-secondarycontainer)',
    border: 'none',
  },
  '.cm-tooltip': { color: 'var(--td-text-color-primary)', backgroundColor: 'var(--td-bg-color-container)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--td-text-color-primary)',
    backgroundColor: 'var(--td-brand-color-light)',
  },
  '.wrong-line': { backgroundColor: 'var(--td-error-color-1)' },
  '&.cm-focused': { outline: '2px solid var(--td-brand-color)' },
});
