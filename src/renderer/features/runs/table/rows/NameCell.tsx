import type { RunTableRow } from '@shared/run-table';
import { IconArchive, IconPinFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { NameText } from '../../../../ui/NameText';
import { RunDot } from '../../RunDot';
import styles from './rows.module.css';

interface Props {
  readonly row: Extract<RunTableRow, { kind: 'run' }>;
  readonly tags: readonly string[];
}

/** Tags that are named; what is more is counted. The name needs the room. */
const NAMED = 1;

/** Colour, name, and at the right what sets the run apart: its tags, whether it is pinned or archived. */
export function NameCell({ row, tags }: Props): ReactNode {
  return (
    <span className={styles.name}>
      <RunDot color={row.color} />
      <Link href={`/runs/${row.id}`} className={styles.link} title={row.name} tabIndex={-1}>
        <NameText name={row.name} />
      </Link>
      {tags.length > 0 && (
        <span className={styles.tags} title={tags.join(', ')}>
          {tags.slice(0, NAMED).map((tag) => (
            <span key={tag} className={styles.tag}>
              {tag}
            </span>
          ))}
          {tags.length > NAMED && <span className="ls-quiet">+{tags.length - NAMED}</span>}
        </span>
      )}
      {row.isPinned && <Mark icon={IconPinFilled} title="Pinned: stands first" />}
      {row.isArchived && <Mark icon={IconArchive} title="Archived" />}
    </span>
  );
}

interface MarkProps {
  readonly icon: typeof IconArchive;
  readonly title: string;
}

function Mark({ icon: Icon, title }: MarkProps): ReactNode {
  return (
    <span className={styles.mark} role="img" aria-label={title} title={title}>
      <Icon size={12} aria-hidden />
    </span>
  );
}
