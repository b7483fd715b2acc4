import { Anchor, Text } from '@mantine/core';
import { useAppInfo, useWorkspace } from '../../api/queries';
import { formatBytes } from '../../ui/format';
import { LineSkeleton, QueryView } from '../../ui/QueryView';
import classes from './settings.module.css';

/** Versions, paths and the notices that licences ask for. */
export function AboutFacts() {
  const info = useAppInfo();
  const { data: workspace } = useWorkspace();
  return (
    <QueryView query={info} skeleton={<LineSkeleton lines={6} />}>
      {(app) => (
        <>
          <dl className={classes.facts} data-testid="about">
            <Fact name="Longshort" value={app.version} />
            <Fact name="Electron" value={`${app.electron} (Chromium ${app.chrome}, Node ${app.node})`} />
            <Fact name="SQLite" value={app.sqlite} />
            <Fact name="Platform" value={app.platform} />
            <Fact name="Log" value={app.logPath} />
            {workspace?.state === 'open' && (
              <Fact
                name="Workspace"
                value={`${workspace.path} (${formatBytes(workspace.sizeBytes)}, schema ${workspace.schemaVersion})`}
              />
            )}
          </dl>
          <Text size="xs" className="ls-quiet" mt="sm">
            Charts: TradingView Lightweight Charts™, Copyright © 2025 TradingView, Inc.{' '}
            <Anchor href="https://www.tradingview.com/" target="_blank" rel="noreferrer" inherit>
              https://www.tradingview.com/
            </Anchor>
          </Text>
        </>
      )}
    </QueryView>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-selectable>{value}</dd>
    </div>
  );
}
