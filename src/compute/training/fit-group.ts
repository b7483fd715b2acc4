import type { Trainer, TrainerGroup } from '../device';
import { createBreather } from './breather';
import {
  assertFinite,
  assertPlan,
  type EpochWork,
  endFit,
  epochAfter,
  type FitPlan,
  type FitResult,
  type FitState,
  isOver,
  judgeEpoch,
} from './epoch';
import type { FitHooks } from './fit';
import { createPace } from './pace';

/** A model of a group, as `fit` would be given it. */
export interface GroupMember {
  readonly plan: FitPlan;
  readonly hooks: Pick<FitHooks, 'onBatch' | 'onEpoch' | 'shouldStop'>;
}

/** What came of a member: its result, or what it failed with, which leaves the others alone. */
export type MemberEnd =
  | { readonly ok: true; readonly result: FitResult }
  | { readonly ok: false; readonly error: unknown };

/**
 * Trains the models of a group side by side, each as `fit` trains it alone and to the same bits: one call to the device carries the next
 * updates of all of them, wherever they are in their own epochs. Whoever has ended sits the others' updates out.
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
    await Promise.all(all.map((one) => one.stopIfAsked()));
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
  private state: FitState | null = null;
  private work: EpochWork;
  /** Updates of its epoch that are made. */
  private done = 0;
  private epochStart: number;

  constructor(
    private readonly trainer: Trainer,
    private readonly member: GroupMember,
    private readonly now: () => number,
  ) {
    assertPlan(member.plan, undefined);
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

  async stopIfAsked(): Promise<void> {
    if (this.end === null && this.member.hooks.shouldStop()) await this.close(true);
  }

  private async endEpoch(breathe: () => Promise<void>): Promise<void> {
    const { plan, hooks } = this.member;
    const pause = async () => {
      await breathe();
      return hooks.shouldStop();
    };
    const seconds = () => (this.now() - this.epochStart) / 1000;
    const next = await judgeEpoch(this.trainer, plan, this.state, pause, seconds);
    if (next === null) return this.close(true);
    this.state = next;
    await hooks.onEpoch(next.rows.at(-1)!, next);
    if (isOver(next, plan)) return this.close(false);
    this.work = epochAfter(plan, next);
    this.done = 0;
    this.epochStart = this.now();
  }

  private async close(isCancelled: boolean): Promise<void> {
    const result = await endFit(this.trainer, this.member.plan, this.state, isCancelled);
    this.end = { ok: true, result };
  }
}
