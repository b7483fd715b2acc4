import { Button, Table, VisuallyHidden } from '@mantine/core';
import type { Vault } from '@shared/honesty';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCount, formatMoment } from '../../../ui/format';
import { OpenVaultModal } from './OpenVaultModal';
import classes from './vault.module.css';

/** The newest first. */
export function VaultTable({ vaults }: { readonly vaults: readonly Vault[] }) {
  const [opening, setOpening] = useState<Vault | null>(null);
  return (
    <>
      <Table className={classes.table} aria-label="Locked and opened periods" data-testid="vault-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={200}>Period</Table.Th>
            <Table.Th w={172}>Locked</Table.Th>
            <Table.Th>Note</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th w={110}>
              <VisuallyHidden>Open</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {vaults.map((vault) => (
            <Row key={vault.id} vault={vault} onOpen={() => setOpening(vault)} />
          ))}
        </Table.Tbody>
      </Table>
      <OpenVaultModal vault={opening} onClose={() => setOpening(null)} />
    </>
  );
}

function Row({ vault, onOpen }: { readonly vault: Vault; readonly onOpen: () => void }) {
  const isLocked = vault.openedAt === null;
  return (
    <tr data-testid="vault-row" data-state={isLocked ? 'locked' : 'open'}>
      <td className={classes.period}>
        {vault.from} to {vault.to}
      </td>
      <td className={classes.period}>
        {formatMoment(vault.lockedAt)}
        {vault.trialsBefore > 0 && (
          <div className="ls-quiet">after {formatCount(vault.trialsBefore, 'trial')} on it</div>
        )}
      </td>
      <td data-selectable>{vault.note}</td>
      <td data-selectable>
        <span className={classes.state}>
          {isLocked ? <IconLock size={14} aria-hidden /> : <IconLockOpen size={14} aria-hidden />}
          {isLocked ? 'Locked' : `Opened ${formatMoment(vault.openedAt)}: ${vault.openedFor}`}
        </span>
      </td>
      <td className={classes.action}>
        {isLocked && (
          <Button variant="default" size="compact-sm" onClick={onOpen} data-testid="vault-open">
            Open…
          </Button>
        )}
      </td>
    </tr>
  );
}
