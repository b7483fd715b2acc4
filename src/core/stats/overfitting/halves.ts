/** More blocks have more halves than anyone waits for: of 20 there are 184,756, of 24 already 2.7 million. */
const mostBlocks = 20;

/**
 * All ways to choose half of so many blocks, each in ascending order, in lexicographic order of the choices. C(S, S/2) of them: 12,870
 * of 16 blocks.
 *
 * @param blocks an even number from 2 to 20
 * @throws RangeError for any other number
 */
export function halvesOf(blocks: number): readonly Uint8Array[] {
  if (!Number.isInteger(blocks) || blocks % 2 !== 0 || blocks < 2 || blocks > mostBlocks)
    throw new RangeError(
      `Overfitting is judged over an even number of blocks from 2 to ${mostBlocks}, not ${blocks}.`,
    );
  const size = blocks / 2;
  const chosen = Uint8Array.from({ length: size }, (_, i) => i);
  const halves = [chosen.slice()];
  while (advance(chosen, blocks)) halves.push(chosen.slice());
  return halves;
}

/** The blocks that a half leaves, in ascending order. */
export function otherHalf(half: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: 2 * half.length }, (_, block) => block).filter(
    (block) => !half.includes(block),
  );
}

function advance(chosen: Uint8Array, blocks: number): boolean {
  const size = chosen.length;
  let place = size - 1;
  while (place >= 0 && chosen[place] === blocks - size + place) place--;
  if (place < 0) return false;
  chosen[place]! += 1;
  for (let next = place + 1; next < size; next++) chosen[next] = chosen[next - 1]! + 1;
  return true;
}
