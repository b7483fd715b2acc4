const date = /(\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?)/;

/** A sentence whose dates never break at their hyphens. */
export function Sentence({ text }: { readonly text: string }) {
  const parts = [...text.split(date).entries()];
  return parts.map(([index, part]) => {
    // Split by a group, every second part is a date.
    const isDate = index % 2 === 1;
    return (
      <span key={`${part} ${index}`} style={isDate ? { whiteSpace: 'nowrap' } : undefined}>
        {part}
      </span>
    );
  });
}
