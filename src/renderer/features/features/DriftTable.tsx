import { Table, Tooltip } from '@mantine/core';
import type { Drift, FeatureFigures } from '@shared/analysis';
import type { ReactNode } from 'react';
import { formatNumber } from '../../ui/format';
import styles from './features-page.module.css';
import { levelOfPsi } from './figure-columns';

const words = {
  plain: 'no shift',
  shifted: 'some shift',
  'far-shifted': 'large shift',
  telling: '',
} as const;

/** Drift of the later splits against the training rows, in figures and a word. */
export function DriftTable({ figures }: { readonly figures: FeatureFigures }): ReactNode {
  return (
    <Table data-testid="feature-drift" verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          <Head
            name="PSI"
            help="Population stability index: below 0.1 no shift to speak of, above 0.25 a large one."
          />
          <Head
            name="KS"
            help="Kolmogorov-Smirnov statistic: the largest gap between the two distributions."
          />
          <Head
            name="p"
            help="Of the KS statistic, as if rows were independent. Neighbouring bars are not, so it is too small where the autocorrelation is high."
          />
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <DriftRow name="Validation" drift={figures.validation} />
        <DriftRow name="Test" drift={figures.test} />
      </Table.Tbody>
    </Table>
  );
}

function Head({ name, help }: { readonly name: string; readonly help: string }): ReactNode {
  return (
    <Tooltip label={help} multiline maw={300}>
      <Table.Th className="ls-figure">{name}</Table.Th>
    </Tooltip>
  );
}

function DriftRow({
  name,
  drift: { psi, ks, ksP },
}: {
  readonly name: string;
  readonly drift: Drift;
}): ReactNode {
  const level = levelOfPsi(psi);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} className="ls-quiet">
        {name}
      </Table.Th>
      <Table.Td className="ls-figure">{formatNumber(psi, 3)}</Table.Td>
      <Table.Td className="ls-figure">{formatNumber(ks, 3)}</Table.Td>
      <Table.Td className="ls-figure">{formatP(ksP)}</Table.Td>
      <Table.Td className={styles.driftWord} data-level={level}>
        {psi === null ? '' : words[level]}
      </Table.Td>
    </Table.Tr>
  );
}

function formatP(p: number | null): string {
  return p !== null && p < 0.001 ? '< 0.001' : formatNumber(p, 3);
}
