import type { ReactNode } from 'react';
import styles from './name-text.module.css';

/** A name that is cut short in its middle: its end, such as ` sweep 1 #149`, is what sets it apart from its neighbours. */
export function NameText({ name }: { readonly name: string }): ReactNode {
  const [, head = name, tail = ''] = /^(.+?)((?: sweep \d+)?(?: #\d+)?)$/.exec(name) ?? [];
  return (
    <span className={styles.name}>
      <span className={styles.head}>{head}</span>
      {tail !== '' && <span className={styles.tail}>{tail}</span>}
    </span>
  );
}
