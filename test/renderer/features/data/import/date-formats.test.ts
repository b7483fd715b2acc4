import { dateFormats, shownDateFormat, typedDateFormat } from '@renderer/features/data/import/choices';
import { describe, expect, it } from 'vitest';

describe('date formats in the import dialog', () => {
  it('have a name where they are no pattern, and come back from it', () => {
    const formats = ['auto-iso', 'epoch-s', 'epoch-ms', 'epoch-us', 'epoch-ns', 'dd.MM.yyyy'];
    expect(formats.map(shownDateFormat)).not.toContain('auto-iso');
    expect(formats.map(shownDateFormat).map(typedDateFormat)).toEqual(formats);
    expect(dateFormats).toEqual(expect.arrayContaining(formats.map(shownDateFormat)));
  });

  it('are taken as they are typed otherwise, also by the name that profiles and the command line have', () => {
    expect(typedDateFormat('yyyy/MM/dd HH:mm')).toBe('yyyy/MM/dd HH:mm');
    expect(typedDateFormat('epoch-ms')).toBe('epoch-ms');
  });
});
