import { AppError } from '@shared/errors';
import type { Device, Trainer, TrainerGroup } from '../device';
import { Turns } from '../turns';
import type { CallOf } from './messages';

/** Something with its turns: it is asked for one thing after the other, the last of them its disposal. */
interface Seat<T extends { dispose(): void }> {
  readonly it: T;
  readonly turns: Turns;
}

type GroupSeat = Seat<TrainerGroup> & { readonly members: readonly number[] };

/** The trainers and groups that one client has made on a device and not disposed of yet, under the client's numbers. */
export class Kept {
  private readonly trainers = new Map<number, Seat<Trainer>>();
  private readonly groups = new Map<number, GroupSeat>();
  private isOver = false;

  constructor(private readonly device: Device) {}

  /** Gives the number of parameters. */
  async createTrainer({ trainer, options, data }: CallOf<'createTrainer'>): Promise<number> {
    const it = this.stillWanted(await this.device.createTrainer(options, data));
    this.trainers.set(trainer, { it, turns: new Turns() });
    return it.parameterCount;
  }

  /** The trainers of a group take turns with it. Gives the number of parameters of one. */
  async createGroup({ group, trainers: members, options, data }: CallOf<'createGroup'>): Promise<number> {
    if (this.device.createGroup === undefined)
      throw new AppError('unsupported', `The device ${this.device.id} trains one model at a time.`);
    const it = this.stillWanted(await this.device.createGroup(options, data));
    const turns = new Turns();
    this.groups.set(group, { it, turns, members });
    for (const [k, trainer] of it.trainers.entries()) this.trainers.set(members[k]!, { it: trainer, turns });
    return it.trainers[0]?.parameterCount ?? 0;
  }

  withTrainer<T>(number: number, act: (trainer: Trainer) => Promise<T>): Promise<T> {
    const { it, turns } = seatOf(this.trainers, number);
    return turns.take(() => act(it));
  }

  withGroup<T>(number: number, act: (group: TrainerGroup) => Promise<T>): Promise<T> {
    const { it, turns } = seatOf(this.groups, number);
    return turns.take(() => act(it));
  }

  /** After what was asked of it before. Nothing happens where it has gone already, a trainer with its group, say. */
  async dispose(number: number): Promise<void> {
    const group = this.groups.get(number);
    const seat = group ?? this.trainers.get(number);
    for (const trainer of [number, ...(group?.members ?? [])]) this.trainers.delete(trainer);
    this.groups.delete(number);
    await seat?.turns.take(async () => seat.it.dispose());
  }

  /** Also of what is still in the making. */
  async disposeAll(): Promise<void> {
    this.isOver = true;
    const numbers = [...this.groups.keys(), ...this.trainers.keys()];
    await Promise.all(numbers.map((number) => this.dispose(number)));
  }

  private stillWanted<T extends { dispose(): void }>(made: T): T {
    if (!this.isOver) return made;
    made.dispose();
    throw new AppError('cancelled', 'The process that asked for this training has ended.');
  }
}

function seatOf<T>(seats: ReadonlyMap<number, T>, number: number): T {
  const seat = seats.get(number);
  if (seat === undefined) throw new RangeError(`There is no trainer ${number}, or no longer.`);
  return seat;
}
