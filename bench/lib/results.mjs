import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The file of a benchmark: JSON, a line a start (`start`: machine and labels) and a line a measured shape, written as it is
 * there, so that nothing is lost when the bench is stopped. Several lines of one shape are several measurements of it.
 */
export function openResults(file, start) {
  const lines = existsSync(file) ? readResults(file) : [];
  const other = lines.find((line) => line.start && line.start.machine.processor !== start.machine.processor);
  if (other) {
    throw new Error(
      `${file} was measured on ${other.start.machine.processor}, this is ${start.machine.processor}: name another file.`,
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && !readFileSync(file, 'utf8').endsWith('\n')) appendFileSync(file, '\n');
  const append = (line) => {
    appendFileSync(file, `${JSON.stringify(line)}\n`);
    lines.push(line);
  };
  append({ start });
  return { lines, append };
}

export function readResults(file) {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  // A process that was killed while it wrote leaves half a line.
  return readFileSync(file, 'utf8').split('\n').flatMap(parsedOrNone);
}

function parsedOrNone(text) {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** What every line knows of each shape, together: the best of every contestant. */
export function mergedShapes(lines) {
  const shapes = new Map();
  for (const line of lines.filter(({ shape }) => shape)) {
    const key = JSON.stringify(line.shape);
    shapes.set(key, shapes.has(key) ? merged(shapes.get(key), line) : line);
  }
  return [...shapes.values()];
}

function merged(a, b) {
  const peers = mergedBy(a.peers, b.peers, (one, two) => ({
    ways: mergedBy(one.ways, two.ways, quicker),
    lossDifference: mergedBy(one.lossDifference, two.lossDifference, Math.max),
  }));
  return { shape: a.shape, native: mergedBy(a.native, b.native, quicker), peers };
}

const quicker = (a, b) => (a.ms <= b.ms ? a : b);

function mergedBy(a, b, both) {
  const entries = Object.entries(b).map(([key, value]) => [key, key in a ? both(a[key], value) : value]);
  return { ...a, ...Object.fromEntries(entries) };
}
