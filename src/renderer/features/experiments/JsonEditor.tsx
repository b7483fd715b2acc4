import type { ReactNode } from 'react';
import styles from './editor.module.css';
import { parseJson } from './json';

interface Props {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** The spec as JSON. Says at which line the text stops being JSON; faults of content stand in the side panel. */
export function JsonEditor({ text, onChange }: Props): ReactNode {
  const parsed = parseJson(text);
  const faultLine = parsed.ok ? null : parsed.fault.line;
  return (
    <>
      <div className={styles.json}>
        <div className={styles.jsonGutter} aria-hidden>
          {lineNumbers(text).map((line) => (
            <div key={line} className={styles.jsonLine} data-fault={faultLine === line || undefined}>
              {line}
            </div>
          ))}
        </div>
        <textarea
          className={styles.jsonText}
          data-testid="json-editor"
          aria-label="The experiment as JSON"
          aria-invalid={!parsed.ok}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      {!parsed.ok && (
        <div className={styles.jsonFault} role="alert" data-testid="json-fault">
          Line {parsed.fault.line}, column {parsed.fault.column}: {parsed.fault.message}. The form opens again
          once this is JSON.
        </div>
      )}
    </>
  );
}

function lineNumbers(text: string): readonly number[] {
  return text.split('\n').map((_, index) => index + 1);
}
