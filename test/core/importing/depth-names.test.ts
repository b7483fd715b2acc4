import { depthRolesByName, isBook } from '@core/importing/depth-names';
import { columnRole, depthPlaceOf, roleName } from '@shared/column-roles';
import { describe, expect, it } from 'vitest';

const roles = (names: string) => depthRolesByName(names.split(',')).map((role) => role ?? '-');

describe('names of the columns of an order book', () => {
  it.each([
    ['bid_price_1,bid_size_1,ask_price_1,ask_size_1', 'bidPrice1 bidSize1 askPrice1 askSize1'],
    ['bidPrice1,bidSize1,askPrice2,askSize2', 'bidPrice1 bidSize1 askPrice2 askSize2'],
    ['bid1,bid1_size,ask1,ask1_qty', 'bidPrice1 bidSize1 askPrice1 askSize1'],
    ['bp1,bs1,ap1,av1,bq2', 'bidPrice1 bidSize1 askPrice1 askSize1 bidSize2'],
    ['asks[0].price,asks[0].amount,bids[1].price,bids[1].amount', 'askPrice1 askSize1 bidPrice2 bidSize2'],
    ['bid_px_00,ask_px_00,bid_sz_09,ask_ct_00', 'bidPrice1 askPrice1 bidSize10 -'],
    ['best_bid_price,best_ask_qty', 'bidPrice1 askSize1'],
    ['BID PRICE 3,Ask Volume L2', 'bidPrice3 askSize2'],
    ['Bid,Ask,BidVolume,AskVolume', 'bidPrice1 askPrice1 bidSize1 askSize1'],
    ['level_1_bid_price,offer_2_quantity', 'bidPrice1 askSize2'],
    ['price_bid_1,volume_ask_1', 'bidPrice1 askSize1'],
  ])('%s', (names, expected) => {
    expect(roles(names).join(' ')).toBe(expected);
  });

  it('are not those of bars, of a second of the same name, of too deep a level or of anything else', () => {
    expect(roles('Date,Open,High,Low,Close,Volume,a,b,price,size,amount,symbol')).not.toContain('bidPrice1');
    expect(roles('Date,Open,High,Low,Close,Volume,a,b,price,size,amount,symbol').join('')).toBe(
      '-'.repeat(12),
    );
    expect(roles('bid,bid_price,bid_count,bid_price_1_2,bid_price_51').join(' ')).toBe('bidPrice1 - - - -');
    expect(roles('forbidden,abid,asking,bidder').join('')).toBe('----');
  });

  it('make a book where both best prices are there', () => {
    expect(isBook(depthRolesByName(['bid1', 'ask1']))).toBe(true);
    expect(isBook(depthRolesByName(['bid2', 'ask1']))).toBe(false);
  });
});

describe('the role of a column', () => {
  it('of a book is a field and a level up to fifty', () => {
    expect(depthPlaceOf('askSize50')).toEqual({ field: 'askSize', level: 50 });
    for (const none of ['askSize0', 'askSize51', 'askSize', 'close1', 'bidprice1', 'bidPrice01'])
      expect(depthPlaceOf(none), none).toBeNull();
  });

  it('is one of a kind, with a name for sentences', () => {
    expect(columnRole.safeParse('bidPrice7').success).toBe(true);
    expect(columnRole.safeParse('value').success).toBe(true);
    expect(columnRole.safeParse('bidPrice99').success).toBe(false);
    expect(columnRole.safeParse(7).success).toBe(false);
    expect(roleName('adjustedClose')).toBe('adjusted close');
    expect(roleName('askSize12')).toBe('ask size 12');
  });
});
