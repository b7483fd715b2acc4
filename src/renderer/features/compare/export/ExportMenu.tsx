import { Button, Menu } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import { IconDownload, IconFileTypeCsv, IconPhoto, IconTable, IconWorld } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { call } from '../../../api/client';
import { formatCount, formatMoment } from '../../../ui/format';
import { notifyDone, notifyError } from '../../../ui/notify';
import { partsOf } from './page-parts';
import { type ReportLook, reportHtml } from './report-html';
import { chartsPng } from './report-png';

interface Props {
  readonly runs: readonly RunSummary[];
  /** What is drawn of them. */
  readonly page: RefObject<HTMLElement | null>;
}

/** The comparison as files: for a spreadsheet, for a document, for someone without Longshort. */
export function ExportMenu({ runs, page }: Props): ReactNode {
  const save = (work: () => Promise<{ readonly path: string } | null>): void => {
    work().then((file) => file !== null && notifyDone(`Saved ${file.path}`), notifyError);
  };
  const ids = runs.map(({ id }) => id);
  const drawn = () => {
    if (page.current === null) throw new Error('Nothing is drawn yet.');
    const look = lookOf(page.current);
    return { look, parts: partsOf(page.current, look.surface) };
  };
  const saveHtml = async () => {
    const title = `Comparison of ${formatCount(runs.length, 'run')}`;
    const html = reportHtml({ title, subtitle: `Longshort, ${formatMoment(Date.now())}`, ...drawn() });
    return call('exchange.drawn', { name: title, ending: 'html', data: new TextEncoder().encode(html) });
  };
  const savePng = async () => {
    const { parts, look } = drawn();
    const data = await chartsPng(parts, look, getComputedStyle(document.body).fontFamily);
    return call('exchange.drawn', { name: 'Comparison', ending: 'png', data });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={14} />} data-testid="compare-export">
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconWorld size={14} />}
          onClick={() => save(saveHtml)}
          data-testid="export-html"
        >
          Report, one HTML file
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPhoto size={14} />}
          onClick={() => save(savePng)}
          data-testid="export-png"
        >
          Charts, PNG
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileTypeCsv size={14} />}
          onClick={() => save(() => call('exchange.comparison', { ids, format: 'csv' }))}
          data-testid="export-csv"
        >
          Figures and differing fields, CSV
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTable size={14} />}
          onClick={() => save(() => call('exchange.comparison', { ids, format: 'parquet' }))}
        >
          Figures and differing fields, Parquet
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function lookOf(element: HTMLElement): ReportLook {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: token('--ls-text'),
    quiet: token('--ls-text-quiet'),
    surface: token('--ls-surface'),
    border: token('--ls-border'),
    accent: token('--ls-up'),
  };
}
