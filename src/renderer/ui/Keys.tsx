import { Kbd } from '@mantine/core';

/** Keys to press one after the other: `g d`. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span style={{ display: 'inline-flex', gap: 4 }}>
      {keys.split(' ').map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </span>
  );
}
