import { dateOfDay } from '@core/calendars/days';
import { readActionRows } from '@core/importing/action-rows';
import type { ActionRows, CorporateActions } from '@shared/actions';
import { AppError } from '@shared/errors';
import type { CorporateAction } from '@shared/series';
import type { Emit } from '../jobs/board';
import { readActions, saveActions } from '../storage/corporate-actions';
import { getSeries } from '../storage/series';
import type { Session } from './session';

export interface ActionParts {
  readonly session: Session;
  readonly emit: Emit;
}

/** Splits and dividends of a series: what is recorded of them, and the raw bars as they are. */
export function actionService({ session, emit }: ActionParts) {
  const db = () => session.workspace().db;
  return {
    actions(id: number): CorporateActions {
      getSeries(db(), id);
      return readActions(db(), id);
    },
    /** Replaces all that is recorded. @throws AppError `invalid` where two say different things of one day, or there are no bars. */
    save(id: number, changed: CorporateActions): CorporateActions {
      const { kind, name } = getSeries(db(), id);
      if (kind !== 'bars') {
        throw new AppError('invalid', `"${name}" has no bars, and so neither splits nor dividends.`);
      }
      requireOneADay(changed.actions);
      saveActions(db(), id, changed);
      emit('changed', { topic: 'series', ids: [id] });
      return readActions(db(), id);
    },
    read: (text: string): ActionRows => readActionRows(text),
  };
}

const dayMs = 86_400_000;

function requireOneADay(actions: readonly CorporateAction[]): void {
  const seen = new Set<string>();
  for (const { kind, time } of actions) {
    if (!Number.isInteger(time / dayMs)) {
      throw new AppError(
        'invalid',
        `The ${kind} at ${new Date(time).toISOString()} needs a date without a time.`,
      );
    }
    const of = `${kind} ${time}`;
    if (seen.has(of)) {
      const date = dateOfDay(time / dayMs);
      throw new AppError('invalid', `${date} has two ${kind}s. Keep one, or bring them together into one.`);
    }
    seen.add(of);
  }
}
