import { type ChartImage, imageOf } from '../../../charts/chart-image';

/** A section of the page as it goes into a report. */
export interface ReportPart {
  readonly title: string;
  /** What stands beside the title: units and conditions. */
  readonly note: string;
  readonly charts: readonly ChartImage[];
  readonly tables: readonly ReportTable[];
  readonly notes: readonly string[];
}

export type ReportTable = readonly (readonly ReportCell[])[];

export interface ReportCell {
  readonly text: string;
  readonly isHead: boolean;
  readonly isBest: boolean;
  readonly span: number;
  /** Of a tinted cell. */
  readonly background: string;
}

/** The sections of a page as they are drawn at this moment: what the user sees is what goes into the report. */
export function partsOf(page: HTMLElement, background: string): readonly ReportPart[] {
  return [...page.querySelectorAll<HTMLElement>('section')].map((section) => {
    const heading = section.querySelector('h2');
    const quiet = heading?.querySelector('.ls-quiet');
    const note = textOf(quiet);
    return {
      title: textOf(heading).replace(note, '').trim(),
      note,
      charts: [...section.querySelectorAll<HTMLElement>('[role="application"]')].flatMap(
        (stage) => imageOf(stage, background) ?? [],
      ),
      tables: [...section.querySelectorAll('table')].filter(isOwnTable).map(tableOf),
      notes: [...section.querySelectorAll('p')].map(textOf),
    };
  });
}

/** Charts of prices are laid out as tables, too. */
function isOwnTable(table: HTMLTableElement): boolean {
  return table.closest('[role="application"]') === null;
}

function tableOf(table: HTMLTableElement): ReportTable {
  return [...table.rows].map((row) =>
    [...row.cells].map((cell) => ({
      // What is cut for want of room has all of it beside.
      text: cell.dataset.text ?? textOf(cell),
      isHead: cell.tagName === 'TH',
      isBest: cell.dataset.best !== undefined,
      span: cell.colSpan,
      // Of the theme as it is seen: a report has none of its variables.
      background: cell.style.background === '' ? '' : getComputedStyle(cell).backgroundColor,
    })),
  );
}

function textOf(element: Element | null | undefined): string {
  const text = element instanceof HTMLElement ? element.innerText : (element?.textContent ?? '');
  // A margin parts a figure from its deviation on the page.
  return text.replaceAll(/\s+/g, ' ').replaceAll(/(\S)±/g, '$1 ±').trim();
}
