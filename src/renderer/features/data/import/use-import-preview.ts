import { useDebouncedValue } from '@mantine/hooks';
import type { AppError } from '@shared/errors';
import type { ImportOptions, ImportPreview } from '@shared/series';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/client';

const TYPING_MS = 300;
const PREVIEW_KEY = ['importPreview'];

/** Stops reading a file that nobody waits for any more. */
export function useStopPreview(): () => void {
  const client = useQueryClient();
  return () => {
    if (client.isFetching({ queryKey: PREVIEW_KEY }) > 0) void call('import.cancel', {});
  };
}

export interface ImportPreviewState {
  readonly preview: ImportPreview | null;
  readonly error: AppError | null;
  /** The user's answer, or what was recognised; null before the first preview. */
  readonly options: ImportOptions | null;
  readonly change: (changed: Partial<ImportOptions>) => void;
  /** Reads another file of the archive, as it looks: it may be of another make. */
  readonly choose: (entry: string) => void;
  /** Being read: what is shown is of the options before. */
  readonly isChecking: boolean;
  readonly retry: () => void;
}

/** What main makes of a file, again after each correction; the preview before stays until the next is there. */
export function useImportPreview(path: string): ImportPreviewState {
  const [corrected, setCorrected] = useState<ImportOptions | null>(null);
  const [entry, setEntry] = useState<string | null>(null);
  const [asked] = useDebouncedValue(corrected, TYPING_MS);
  const query = useQuery<ImportPreview, AppError>({
    queryKey: [...PREVIEW_KEY, path, entry, asked],
    queryFn: async () => {
      if (asked === null && entry === null) return call('import.preview', { path });
      // A file of gigabytes may still be being read with the options before.
      await call('import.cancel', {});
      return call(
        'import.preview',
        asked === null ? { path, ...(entry === null ? {} : { entry }) } : { path, options: asked },
      );
    },
    placeholderData: keepPreviousData,
    // The file may have changed when it is looked at again.
    gcTime: 0,
  });
  // Options that main refuses must leave the form where they are corrected.
  const [last, setLast] = useState<ImportPreview | null>(null);
  if (query.data !== undefined && query.data !== last) setLast(query.data);
  const preview = query.data ?? last;
  const options = corrected ?? preview?.options ?? null;
  return {
    preview,
    error: query.error,
    options:
      options?.columns.length === 0 && preview !== null
        ? { ...options, columns: preview.options.columns }
        : options,
    change: (changed) => {
      if (options !== null) setCorrected({ ...options, ...changed });
    },
    choose: (chosen) => {
      setEntry(chosen);
      setCorrected(null);
    },
    isChecking: query.isFetching || asked !== corrected,
    retry: () => void query.refetch(),
  };
}
