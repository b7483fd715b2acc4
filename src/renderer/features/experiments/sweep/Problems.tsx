import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What is wrong with something that is swept, below it. */
export function Problems({ sentences }: { readonly sentences: readonly string[] }): ReactNode {
  return sentences.map((sentence) => (
    <Text key={sentence} size="xs" c="var(--mantine-color-error)" mt={4} role="alert">
      {sentence}
    </Text>
  ));
}
