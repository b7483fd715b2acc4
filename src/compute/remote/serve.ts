import { AppError, assertNever, type Outcome, toEnvelope } from '@shared/errors';
import type { Device, Trainer } from '../device';
import { Kept } from './kept';
import {
  type Answer,
  alone,
  type Call,
  type CallOf,
  type Reply,
  type Request,
  unpackBatches,
} from './messages';
import type { Port } from './port';

/**
 * Answers what a `remoteDevice` asks at the other end of the port. Errors travel as envelopes; those that are no sentence of
 * Longshort are told to `report` too, with their stack. Once the port is closed nothing is kept of its trainers.
 */
export function serveDevice(device: Device, port: Port, report: (error: unknown) => void): void {
  const kept = new Kept(device);
  let isClosed = false;
  port.listen(
    async (message) => {
      const request = message as Request;
      if (request.type === 'dispose') {
        kept.dispose(request.number).catch(report);
        return;
      }
      const outcome = await outcomeOf(answer(device, kept, request.call), report);
      const reply: Reply = { id: request.id, outcome };
      if (!isClosed) port.post(reply);
    },
    () => {
      isClosed = true;
      kept.disposeAll().catch(report);
    },
  );
}

async function answer(device: Device, kept: Kept, call: Call): Promise<Answer> {
  switch (call.method) {
    case 'probe':
      return device.probe();
    case 'createTrainer':
      return kept.createTrainer(call);
    case 'createGroup':
      return kept.createGroup(call);
    case 'groupSteps': {
      const batches = call.batches.map(unpackBatches);
      return kept.withGroup(call.group, (group) => group.steps(batches, call.learningRates));
    }
    default:
      return kept.withTrainer(call.trainer, (trainer) => work(trainer, call));
  }
}

/** What can be asked of a trainer that is there. */
type Work = Exclude<Extract<Call, { readonly trainer: number }>, CallOf<'createTrainer'>>;

async function work(trainer: Trainer, call: Work): Promise<Answer> {
  switch (call.method) {
    case 'steps':
      return trainer.steps(unpackBatches(call.batches), call.learningRates);
    case 'outputs':
      return alone(await trainer.outputs(call.rows));
    case 'gradients':
      return trainer.gradients(call.rows);
    case 'exportState':
      return trainer.exportState();
    case 'importState':
      await trainer.importState(call.state);
      return null;
    case 'importWeights':
      await trainer.importWeights(call.weights);
      return null;
    default:
      return assertNever(call);
  }
}

async function outcomeOf(
  answer: Promise<Answer>,
  report: (error: unknown) => void,
): Promise<Outcome<Answer>> {
  try {
    return { ok: true, value: await answer };
  } catch (error) {
    if (!(error instanceof AppError)) report(error);
    return { ok: false, error: toEnvelope(error) };
  }
}
