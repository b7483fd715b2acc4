import type { ReactNode } from 'react';
import styles from './name-text.module.css';

/** A name that is cut short in its middle: its end, such as ` sweep 1 #149` or ` seed 3 #1`, is what sets it apart from its neighbours. */
export function NameText({ name }: { readonly name: string }): ReactNode {
  const { head, tail } = partsOf(name);
  return (
    <span className={styles.name}>
      <span className={styles.head}>{head}</span>
      {tail !== '' && <span className={styles.tail}>{tail}</span>}
    </span>
  );
}

/** The same where only plain text can stand, at most so many letters. */
export function cutInMiddle(name: string, most: number): string {
  const { head, tail } = partsOf(name);
  const room = Math.max(1, most - tail.length - 1);
  return name.length <= most ? name : `${head.slice(0, room).trimEnd()}…${tail}`;
}

/** A last part after a comma that is longer than this is cut as the rest is. */
const SHORT = 18;

function partsOf(name: string): { readonly head: string; readonly tail: string } {
  const behindComma = name.lastIndexOf(', ') + 1;
  if (behindComma > 0 && name.length - behindComma <= SHORT)
    return { head: name.slice(0, behindComma), tail: name.slice(behindComma) };
  const [, head = name, tail = ''] = /^(.+?)((?: sweep \d+)?(?: #\d+)?)$/.exec(name) ?? [];
  return { head, tail };
}
