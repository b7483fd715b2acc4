import type { EpochRow } from '@shared/runs';
import type { Trainer, TrainerGroup } from '../device';
import { createBreather } from './breather';
import {
  assertFinite,
  assertPlan,
  type EpochWork,
  epochAfter,
  type FitPlan,
  type FitResult,
  isOver,
  judgeEpoch,
  resultOf,
  type Standing,
} from './epoch';
import type { FitHooks } from './fit';
import { createPace } from './pace';

/** A model of a group, as `fit` would be given it. */
export interface GroupMember {
  readonly plan: FitPlan;
  readonly hooks: Pick<FitHooks, 'onBatch' | 'shouldStop'> & { onEpoch(row: EpochRow): void };
}

export interface MemberResult extends FitResult {
  /** What the head said of the validation rows after the best epoch; null when cancelled before the first ended. [rows, outputs] */
  readonly outputs: Float32Array | null;
}

/** What came of a member: its result, or what it failed with, which leaves the others alone. */
export type MemberEnd =
  | { readonly ok: true; readonly result: MemberResult }
  | { readonly ok: false; readonly error: unknown };

/**
 * Trains the models of a group side by side, each as `fit` trains it alone and to the same bits: one call to the device carries the next
 * updates of all of them, wherever they are in their own epochs. Whoever has ended sits the others' updates out. Of each only what it says
 * of its validation rows is wanted: no curve of the training rows, no state to go on from, and no weights. Those that the trainers end with
 * are of no certain epoch.
 *
 * @param now milliseconds, from any origin
 * @throws what fails for all of them: the device, or a plan without rows
 */
export async function fitGroup(
  group: TrainerGroup,
  members: readonly GroupMember[],
  now: () => number,
): Promise<readonly MemberEnd[]> {
  const all = members.map((member, m) => new Member(group.trainers[m]!, member, now));
  const breathe = createBreather(now);
  const pace = createPace();
  for (;;) {
    await breathe();
    for (const one of all) one.stopIfAsked();
    const busy = all.filter(({ end }) => end === null);
    if (busy.length === 0) return all.map(({ end }) => end!);
    const count = pace.updates(Math.min(...busy.map(({ left }) => left)));
    const next = all.map((one) => one.next(count));
    const start = now();
    const losses = await group.steps(
      next.map(({ batches }) => batches),
      next.map(({ rates }) => rates),
    );
    pace.took(count, now() - start);
    for (const [m, one] of all.entries()) await one.took(losses[m]!, breathe);
  }
}

const nothing = new Int32Array(0);

/** One model on its way. */
class Member {
  end: MemberEnd | null = null;
  private standing: Standing | null = null;
  /** After the best epoch so far. */
  private outputs: Float32Array | null = null;
  private work: EpochWork;
  /** Updates of its epoch that are made. */
  private done = 0;
  private epochStart: number;

  constructor(
    private readonly trainer: Trainer,
    private readonly member: GroupMember,
    private readonly now: () => number,
  ) {
    assertPlan(member.plan);
    this.work = epochAfter(member.plan, null);
    this.epochStart = now();
  }

  /** Updates that are left of its epoch. */
  get left(): number {
    return this.work.batches.length - this.done;
  }

  /** Its next updates; of one that has ended, as many that are none. */
  next(count: number): Pick<EpochWork, 'batches' | 'rates'> {
    if (this.end !== null)
      return {
        batches: Array.from({ length: count }, () => nothing),
        rates: Array.from({ length: count }, () => 0),
      };
    const { batches, rates } = this.work;
    const end = this.done + count;
    return { batches: batches.slice(this.done, end), rates: rates.slice(this.done, end) };
  }

  async took(losses: Float64Array, breathe: () => Promise<void>): Promise<void> {
    if (this.end !== null) return;
    try {
      const { epoch, batches } = this.work;
      for (const loss of losses) {
        this.done++;
        assertFinite(loss, this.work, this.done);
        this.member.hooks.onBatch({ epoch, batch: this.done, batches: batches.length, loss });
      }
      if (this.left === 0) await this.endEpoch(breathe);
    } catch (error) {
      this.end = { ok: false, error };
    }
  }

  stopIfAsked(): void {
    if (this.end === null && this.member.hooks.shouldStop()) this.close(true);
  }

  private async endEpoch(breathe: () => Promise<void>): Promise<void> {
    const { plan, hooks } = this.member;
    const judged = await judgeEpoch(this.trainer, plan, this.standing, {
      hasTrainCurve: false,
      async pause() {
        await breathe();
        return hooks.shouldStop();
      },
      seconds: () => (this.now() - this.epochStart) / 1000,
    });
    if (judged === null) return this.close(true);
    this.standing = judged.standing;
    if (judged.isBest) this.outputs = judged.outputs;
    hooks.onEpoch(judged.standing.rows.at(-1)!);
    if (isOver(this.standing, plan)) return this.close(false);
    this.work = epochAfter(plan, this.standing);
    this.done = 0;
    this.epochStart = this.now();
  }

  private close(isCancelled: boolean): void {
    const result = resultOf(this.member.plan, this.standing, isCancelled);
    this.end = { ok: true, result: { ...result, outputs: this.outputs } };
  }
}
