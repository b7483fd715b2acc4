import { completions, signatureAt } from '@core/formula/completion';
import { evaluateFormula } from '@core/formula/evaluate';
import { faultText } from '@core/formula/fault';
import { parseFormula } from '@core/formula/formula';
import { plainLibrary } from '@core/formula/library';
import { formulaLimits } from '@core/formula/limits';
import { formulaText } from '@core/formula/print';
import { warmUpOf } from '@core/formula/reach';
import { createRandom, type Random } from '@core/random';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleBars } from '../features/sample-bars';
import { arbitraryFormula } from './arbitrary-formula';

const bars = sampleBars(60);
const slowestMs = 1000;

const pieces = [
  ...plainLibrary.functions.keys(),
  ...plainLibrary.columns.keys(),
  ...['(', '(', ')', ')', ',', ',', ' ', '+', '-', '*', '/', '^', '<', '<=', '==', '!=', '=', '&&', '[', ']'],
  ...[
    '0',
    '1',
    '2',
    '20',
    '-1',
    '2.5',
    '1e9',
    '1e999',
    '.',
    '..',
    '1.2.3',
    '\n',
    '\t',
    '"',
    '?',
    ':',
    '%',
    '€',
  ],
  ...[
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'a.b.c',
    '\u0000',
    '\ud800',
    '\u{1F4C8}',
    '’',
  ],
];

/** Tokens in no order. */
function soup(random: Random): string {
  return Array.from({ length: 1 + random.int(40) }, () => pick(random, pieces)).join('');
}

/** A formula with a few characters taken out, put in, doubled or swapped for a token. */
function damaged(random: Random, formulas: readonly string[]): string {
  let text = pick(random, formulas);
  for (let k = 1 + random.int(3); k > 0; k--) {
    const at = random.int(text.length + 1);
    const end = at + random.int(4);
    const put = [() => '', () => pick(random, pieces), () => text.slice(at, end).repeat(2)];
    text = text.slice(0, at) + pick(random, put)() + text.slice(end);
  }
  return text;
}

/** Any characters at all. */
function noise(random: Random): string {
  return String.fromCharCode(...Array.from({ length: random.int(80) }, () => random.int(0x10000)));
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[random.int(from.length)]!;
}

/** Everything that is ever done with what a user types; how many milliseconds of the processor it took, whatever else is at work. */
function tryAll(text: string, cursor: number): number {
  const start = process.cpuUsage();
  const parsed = parseFormula(text);
  completions(text, cursor);
  signatureAt(text, cursor);
  if (parsed.ok) {
    expect(evaluateFormula(parsed.ast, bars).length).toBe(60);
    expect(warmUpOf(parsed.ast)).toBeGreaterThanOrEqual(0);
    const printed = formulaText(parsed.ast);
    const again = parseFormula(printed);
    expect(again.ok ? formulaText(again.ast) : again.faults).toBe(printed);
  } else {
    expect(parsed.faults.length).toBeGreaterThan(0);
    for (const fault of parsed.faults) {
      expect(fault.message).toMatch(/^\S+ .*\S[.?]$/s);
      expect(fault.message.length).toBeLessThan(300);
      expect(0 <= fault.from && fault.from <= fault.to && fault.to <= text.length).toBe(true);
      expect(faultText(text, fault).split('\n')).toHaveLength(3);
    }
  }
  return process.cpuUsage(start).user / 1000;
}

describe('10,000 texts that are no formulas, or hardly', () => {
  const formulas = fc.sample(arbitraryFormula(), { numRuns: 500, seed: 11 });

  it.each([
    ['tokens in no order', 4000, soup],
    ['damaged formulas', 5000, (random: Random) => damaged(random, formulas)],
    ['any characters', 1000, noise],
  ])('%s: each gets a value or a sentence, within a second', (_, runs, draw) => {
    const random = createRandom(5, 'fuzz');
    let slowest = 0;
    for (let i = 0; i < runs; i++) {
      const text = draw(random);
      slowest = Math.max(slowest, tryAll(text, random.int(text.length + 2)));
    }
    expect(slowest).toBeLessThan(slowestMs);
  });

  it('hold some that are formulas and many that are not, so that both ways are gone', () => {
    const random = createRandom(5, 'share');
    const texts = Array.from({ length: 500 }, () => damaged(random, formulas));
    const read = texts.filter((text) => parseFormula(text).ok).length;
    expect(read).toBeGreaterThan(25);
    expect(read).toBeLessThan(250);
  });
});

describe('the costliest text of every kind', () => {
  const { length, nodes } = formulaLimits;
  const fill = (piece: string) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

  it.each(['(', ')', '-', '9', 'a', 'a.', '1.', 'sma(', 'close+', 'close ', ',', ' ', '\n', '^', 'if(1,'])(
    'is refused or read at once: %j over and over',
    (piece) => {
      expect(tryAll(fill(piece), length)).toBeLessThan(slowestMs);
      expect(tryAll(`${fill(piece)}${fill(piece)}`, length)).toBeLessThan(slowestMs);
      expect(tryAll(`${fill(piece).slice(1)}1x`, length)).toBeLessThan(slowestMs);
    },
  );

  it('is evaluated in time linear in bars, not waited for: as many of the widest windows as there may be', () => {
    const widest = `rank(close, ${formulaLimits.window})`;
    const text = Array.from({ length: Math.floor(nodes / 4) }, () => widest).join('+');
    const parsed = parseFormula(text);
    if (!parsed.ok) throw new Error('The text is a formula.');
    const many = sampleBars(10_000);
    expect(evaluateFormula(parsed.ast, many).some(Number.isFinite)).toBe(true);
  });
});
