import { Table } from '@mantine/core';
import { type DistributionFigures, type FeatureDetails, quantileLabels } from '@shared/analysis';
import { splitNames } from '@shared/runs';
import type { ReactNode } from 'react';
import { formatNumber, formatRatio } from '../../ui/format';
import { splitTitles } from '../runs/SplitSelect';
import { formatValue } from './format-value';

interface Line {
  readonly name: string;
  readonly read: (figures: DistributionFigures) => string;
}

const lines: readonly Line[] = [
  { name: 'Rows', read: ({ count }) => formatNumber(count) },
  { name: 'Mean', read: ({ mean }) => formatValue(mean) },
  { name: 'S.d.', read: ({ sd }) => formatValue(sd) },
  { name: 'Skewness', read: ({ skewness }) => formatRatio(skewness) },
  { name: 'Excess kurtosis', read: ({ kurtosis }) => formatRatio(kurtosis) },
  ...quantileLabels.map((name, i) => ({
    name,
    read: ({ quantiles }: DistributionFigures) => formatValue(quantiles[i] ?? null),
  })),
];

/** Moments and quantiles of each split. */
export function DistributionTable({ distributions }: Pick<FeatureDetails, 'distributions'>): ReactNode {
  return (
    <Table data-testid="feature-distribution" verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          {splitNames.map((split) => (
            <Table.Th key={split} className="ls-figure">
              {splitTitles[split]}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ name, read }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400} className="ls-quiet">
              {name}
            </Table.Th>
            {splitNames.map((split) => (
              <Table.Td key={split} className="ls-figure">
                {read(distributions[split])}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
