interface Insertion {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * Puts text in the place of characters [from, to) as if it were typed: the field has the focus and its own undo takes it back, which
 * setting its value would forget.
 */
export function insertText(
  field: HTMLInputElement | HTMLTextAreaElement,
  { from, to, insert }: Insertion,
): void {
  field.focus();
  field.setSelectionRange(from, to);
  document.execCommand('insertText', false, insert);
}
