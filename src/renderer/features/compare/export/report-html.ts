import type { ReportCell, ReportPart } from './page-parts';

/** Colours of the theme that the page is seen in. */
export interface ReportLook {
  readonly text: string;
  readonly quiet: string;
  readonly surface: string;
  readonly border: string;
  readonly accent: string;
}

interface Report {
  readonly title: string;
  /** Who made it and when. */
  readonly subtitle: string;
  readonly parts: readonly ReportPart[];
  readonly look: ReportLook;
}

/** A page that holds everything it shows: it opens anywhere, without Longshort and without a network. */
export function reportHtml({ title, subtitle, parts, look }: Report): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
body { max-width: 1400px; margin: 32px auto; padding: 0 24px; background: ${look.surface}; color: ${look.text}; font: 13px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 20px; }
h2 { margin: 32px 0 8px; font-size: 14px; }
.quiet { color: ${look.quiet}; font-weight: 400; }
.wide { overflow-x: auto; }
table { margin-top: 8px; border-collapse: collapse; font-size: 12px; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 12px; border-bottom: 1px solid ${look.border}; text-align: right; font-weight: 400; }
th:first-child { padding-left: 0; text-align: left; }
.best { font-weight: 600; }
.best::before { content: "\\2605 "; color: ${look.accent}; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-bottom: 4px; font-size: 12px; }
.legend i { display: inline-block; width: 10px; height: 3px; margin-right: 6px; vertical-align: middle; }
.legend .dashed { width: 16px; mask: repeating-linear-gradient(90deg, #000 0 6px, transparent 6px 10px); }
.legend .dotted { width: 16px; mask: repeating-linear-gradient(90deg, #000 0 3px, transparent 3px 6px); }
img { max-width: 100%; }
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p class="quiet">${escaped(subtitle)}</p>
${parts.map(partHtml).join('\n')}
</body>
</html>
`;
}

function partHtml({ title, note, charts, tables, notes }: ReportPart): string {
  return [
    '<section>',
    `<h2>${escaped(title)} <span class="quiet">${escaped(note)}</span></h2>`,
    ...charts.map(({ canvas, width, label, legend }) =>
      [
        `<div class="legend">${legend.map(legendHtml).join('')}</div>`,
        `<img alt="${escaped(label)}" width="${Math.round(width)}" src="${canvas.toDataURL('image/png')}">`,
      ].join('\n'),
    ),
    ...tables.map((rows) => `<div class="wide"><table>${rows.map(rowHtml).join('\n')}</table></div>`),
    ...notes.map((text) => `<p class="quiet">${escaped(text)}</p>`),
    '</section>',
  ].join('\n');
}

function legendHtml({ label, color, stroke, value }: ReportPart['charts'][number]['legend'][number]): string {
  return `<span><i class="${escaped(stroke)}" style="background: ${escaped(color)}"></i>${escaped(label)} <b>${escaped(value)}</b></span>`;
}

function rowHtml(cells: readonly ReportCell[]): string {
  return `<tr>${cells.map(cellHtml).join('')}</tr>`;
}

function cellHtml({ text, isHead, isBest, span, background }: ReportCell): string {
  const tag = isHead ? 'th' : 'td';
  const attributes = [
    isBest ? ' class="best"' : '',
    span > 1 ? ` colspan="${span}"` : '',
    background === '' ? '' : ` style="background: ${escaped(background)}"`,
  ];
  return `<${tag}${attributes.join('')}>${escaped(text)}</${tag}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names of runs are whatever the user typed. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
