import { momentsOf } from '@renderer/features/data/chart/place';
import { chartAddress } from '@renderer/features/data/quality/chart-place';
import { deedOf, offerOf, ratioOf } from '@renderer/features/data/quality/quality-text';
import type { Remedy } from '@shared/quality';
import { describe, expect, it } from 'vitest';

const day = 86_400_000;
const [monday, friday] = [Date.UTC(2015, 0, 5), Date.UTC(2015, 0, 9)];
const week = { from: monday, to: friday };
const one = { from: monday, to: monday };

describe('remedies in words', () => {
  it.each<[Remedy, string, string]>([
    [{ kind: 'drop', ...week }, 'Drop bars', 'Dropped 2015-01-05 to 2015-01-09'],
    [{ kind: 'drop', ...one }, 'Drop bar', 'Dropped 2015-01-05'],
    [{ kind: 'carry', ...one }, 'Use previous close', 'Previous close used for 2015-01-05'],
    [{ kind: 'clip', ...one }, 'Clip to open and close', 'High and low clipped on 2015-01-05'],
    [{ kind: 'shift', ...week, hours: -5 }, 'Shift by −5 h', '2015-01-05 to 2015-01-09 shifted by −5 h'],
    [{ kind: 'split', time: monday, value: 1.5 }, 'Record split 3:2', 'Split of 3:2 recorded on 2015-01-05'],
    [{ kind: 'dismiss', finding: 'gap:1:2' }, 'Dismiss', 'Finding dismissed'],
  ])('say what %j offers and what it did', (remedy, offer, deed) => {
    expect(offerOf(remedy, 'bars')).toBe(offer);
    expect(deedOf(remedy, 'bars', day)).toBe(deed);
  });

  it('call things what they are in other series', () => {
    expect(offerOf({ kind: 'carry', ...one }, 'scalar')).toBe('Use previous value');
    expect(offerOf({ kind: 'drop', ...week }, 'depth')).toBe('Drop snapshots');
  });

  it.each([
    [2, '2:1'],
    [0.1, '1:10'],
    [4 / 3, '4:3'],
    [1 / 3, '1:3'],
    [1.25, '5:4'],
    [100, '100:1'],
  ])('write a split of %d as %s', (value, ratio) => expect(ratioOf(value)).toBe(ratio));
});

describe('the place of a finding in the chart', () => {
  it('is an address that the chart reads', () => {
    const [, search] = chartAddress(7, week).split('?');
    expect(momentsOf(new URLSearchParams(search))).toEqual(week);
  });
});
