import { Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ImportPreview } from '@shared/series';
import { useState } from 'react';
import { useCall } from '../../../api/mutations';
import { useProfiles, useSeriesList } from '../../../api/queries';
import { useUiStore } from '../../../shell/ui-store';
import { ErrorState } from '../../../ui/ErrorState';
import { formatBytes, formatCount, formatInterval, formatPeriod } from '../../../ui/format';
import { navigate } from '../../../ui/location';
import { notifyDone } from '../../../ui/notify';
import { contents } from './choices';
import { Findings } from './Findings';
import { FormatFields } from './FormatFields';
import { ImportFooter } from './ImportFooter';
import classes from './import.module.css';
import { PartFields } from './PartFields';
import { PreviewTable } from './PreviewTable';
import { ProfileMenu } from './ProfileMenu';
import { useImportPreview } from './use-import-preview';
import { obstacleOf } from './verdict';

interface ImportFormProps {
  readonly path: string;
  readonly onClose: () => void;
}

/** What was recognised in the file, to correct; what is wrong with it; and the button that stores it. */
export function ImportForm({ path, onClose }: ImportFormProps) {
  const { preview, error, options, change, choose, isChecking, retry } = useImportPreview(path);
  const [typedName, setTypedName] = useState<string | null>(null);
  const [profileId, setProfileId] = useState<number | null>(null);
  const { data: profiles = [] } = useProfiles();
  const { data: series = [] } = useSeriesList();
  const setImporting = useUiStore((state) => state.setImporting);
  const commit = useCall('import.commit', {
    onSuccess: (stored) => {
      notifyDone(`Imported ${formatCount(stored.bars, contents[stored.kind])} as “${stored.name}”.`);
      navigate(`/data/${stored.id}`);
      onClose();
    },
  });
  const problem = isChecking ? null : error;
  if (preview === null || options === null) {
    return problem === null ? <FormSkeleton path={path} /> : <ErrorState error={problem} onRetry={retry} />;
  }
  const name = typedName ?? preview.suggestedName;
  const takenNames = series.map((one) => one.name);
  const profile = profiles.find(({ id }) => id === (profileId ?? preview.profile?.id)) ?? null;
  const sameName = series.find((one) => one.name === name.trim() && one.kind === options.kind) ?? null;
  const store = () => commit.mutate({ path, options, name: name.trim() });
  const obstacle = obstacleOf({
    preview,
    options,
    name,
    takenNames,
    isChecking,
    problem: problem?.message ?? null,
  });
  return (
    <Stack gap="md">
      <Group justify="space-between" wrap="nowrap">
        <FileLine preview={preview} />
        <ProfileMenu
          options={options}
          header={preview.header}
          chosen={profile}
          onChoose={(chosen) => {
            setProfileId(chosen.id);
            change(chosen.options);
          }}
        />
      </Group>
      <PartFields
        preview={preview}
        options={options}
        // The name of the part that was chosen before fits no other.
        onEntry={(entry) => {
          setTypedName(null);
          choose(entry);
        }}
        onSymbol={(symbol) => {
          setTypedName(null);
          change({ symbol });
        }}
        onAll={() => setImporting({ kind: 'many', paths: [path] })}
      />
      <FormatFields
        options={options}
        isText={preview.place === 'line'}
        onChange={change}
        name={name}
        onName={setTypedName}
        nameFault={takenNames.includes(name.trim()) ? 'Taken by another series' : null}
        onEnter={() => obstacle === null && !commit.isPending && store()}
      />
      <PreviewTable
        preview={preview}
        kind={options.kind}
        columns={options.columns}
        isStale={isChecking}
        onChange={(columns) => change({ columns })}
      />
      <Findings report={preview.report} place={preview.place} isStale={isChecking} />
      {options.columns.includes('adjustedClose') && (
        <Text size="xs" className="ls-quiet">
          The file has an adjusted close. Raw prices are stored beside it; whether to use adjusted ones is
          chosen on the chart and in each experiment.
        </Text>
      )}
      <ImportFooter
        obstacle={obstacle}
        isImporting={commit.isPending}
        isChecking={isChecking}
        sameName={sameName}
        onAppend={({ id }) => setImporting({ kind: 'append', path, seriesId: id, options })}
        onImport={store}
        onClose={onClose}
      />
    </Stack>
  );
}

function FileLine({ preview }: { readonly preview: ImportPreview }) {
  const { bars, firstTime, lastTime, intervalMs } = preview.report;
  return (
    <Group gap="xs" className={classes.fileLine}>
      <b data-selectable>{preview.fileName}</b>
      <span className="ls-quiet">
        {preview.profile !== undefined && `Read by your profile “${preview.profile.name}” · `}
        {preview.format !== undefined && `${preview.format} · `}
        {formatBytes(preview.sizeBytes)} · {formatCount(bars, contents[preview.options.kind])}
        {firstTime !== null && ` · ${formatPeriod(firstTime, lastTime, intervalMs ?? 1)}`}
        {intervalMs !== null && ` · ${formatInterval(intervalMs)}`}
      </span>
    </Group>
  );
}

function FormSkeleton({ path }: { readonly path: string }) {
  return (
    <Stack gap="md" aria-busy="true" role="status">
      <Text>Reading {path.split(/[\\/]/).at(-1)}…</Text>
      <Skeleton h={52} />
      <Skeleton h={220} />
      <Skeleton h={72} />
    </Stack>
  );
}
