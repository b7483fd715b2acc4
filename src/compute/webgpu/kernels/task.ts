/**
 * What a launch does for one model: a part of a batch, from which rows, by which rule. In the graphics device's memory
 * it is one struct of 32-bit numbers, `taskStruct`.
 */
export interface Task {
  /** Where, among the words, the part's rows begin; and the dropout keys; and the numbers of the loss. */
  readonly rowsAt: number;
  readonly keysAt: number;
  readonly numbersAt: number;
  /** Rows in the part; 0 where the model has nothing to do. */
  readonly rows: number;
  /** Place of the part's first row in the batch, a multiple of 4. */
  readonly place: number;
  readonly batchRows: number;
  /** Quads that one partial sum of the gradients takes in, and how many such sums the batch has. */
  readonly slotQuads: number;
  readonly slots: number;
  /** Where the loss of the update goes. */
  readonly lossAt: number;
  /** Where the model's data begin in the buffers of features and labels. */
  readonly matrixAt: number;
  readonly labelsAt: number;
  /** An output is kept where its random 32 bits are not below this, and then multiplied by `keep`. */
  readonly dropThreshold: number;
  readonly recurrentThreshold: number;
  readonly keep: number;
  readonly recurrentKeep: number;
  readonly learningRate: number;
  /** 1 - beta^step of Adam's two moments. */
  readonly correction1: number;
  readonly correction2: number;
  readonly weightDecay: number;
  readonly momentum: number;
  readonly clipNorm: number;
  readonly smoothing: number;
}

const integers = [
  'rowsAt',
  'keysAt',
  'numbersAt',
  'rows',
  'place',
  'batchRows',
  'slotQuads',
  'slots',
  'lossAt',
  'matrixAt',
  'labelsAt',
  'dropThreshold',
  'recurrentThreshold',
] as const satisfies readonly (keyof Task)[];

const floats = [
  'keep',
  'recurrentKeep',
  'learningRate',
  'correction1',
  'correction2',
  'weightDecay',
  'momentum',
  'clipNorm',
  'smoothing',
] as const satisfies readonly (keyof Task)[];

export const taskStruct = `struct Task {
${[...integers.map((name) => `  ${name}: u32,`), ...floats.map((name) => `  ${name}: f32,`)].join('\n')}
}`;

const taskWords = integers.length + floats.length;
export const taskBytes = 4 * taskWords;

/** The tasks one after another, as `taskStruct` lays them out. */
export function packTasks(tasks: readonly Task[]): ArrayBuffer {
  const bytes = new ArrayBuffer(taskBytes * tasks.length);
  const u32 = new Uint32Array(bytes);
  const f32 = new Float32Array(bytes);
  let at = 0;
  for (const task of tasks) {
    for (const name of integers) u32[at++] = task[name];
    for (const name of floats) f32[at++] = task[name];
  }
  return bytes;
}

/** What all models of a launch share. */
export interface Launch {
  /** The task of its first model; those of the others follow. */
  readonly taskAt: number;
  readonly firstModel: number;
  readonly models: number;
  /** Room for each model's quads, and for its partial sums. */
  readonly quads: number;
  readonly slots: number;
}

export const launchStruct = `struct Launch {
  taskAt: u32,
  firstModel: u32,
  models: u32,
  quads: u32,
  slots: u32,
}`;

export const launchBytes = 20;

export function packLaunch({ taskAt, firstModel, models, quads, slots }: Launch): Uint32Array<ArrayBuffer> {
  return Uint32Array.of(taskAt, firstModel, models, quads, slots);
}
