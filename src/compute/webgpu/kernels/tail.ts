/**
 * The tails of a launch, one a quad, hold what is on its way through pooling, head and loss: numbers by the quad, those places
 * apart that the WGSL names. Before the first of them lies what the head says of the rows, which is all that `outputs`
 * reads back: [models, quads, O], then [models, quads, size].
 */
export function tailSize(hidden: number, lookback: number, outputs: number): number {
  return 3 * hidden + outputs + 2 + 2 * lookback;
}

/** WGSL. What a place holds, and how much of it, is beside its name. */
export const tailCode = `
fn featuresAt(tail: u32) -> u32 { return tail; } // what the head reads [H]
fn pooledAt(tail: u32) -> u32 { return tail + net.H; } // d loss / d pooled [H]
fn slopesAt(tail: u32) -> u32 { return tail + 2u * net.H; } // d loss / d said [O]
fn lossAt(tail: u32) -> u32 { return slopesAt(tail) + net.O; } // undivided [1]
fn attentionAt(tail: u32) -> u32 { return lossAt(tail) + 1u; } // gradients of its kernel and bias [H + 1]
fn sharesAt(tail: u32) -> u32 { return attentionAt(tail) + net.H + 1u; } // of the bars [T]
fn scoresAt(tail: u32) -> u32 { return sharesAt(tail) + net.T; } // of the bars [T]

fn saidAt(slot: u32, quad: u32) -> u32 {
  return (slot * launch.quads + quad) * net.O;
}

fn tailAt(slot: u32, quad: u32) -> u32 {
  let size = 3u * net.H + net.O + 2u + 2u * net.T;
  return launch.models * launch.quads * net.O + (slot * launch.quads + quad) * size;
}
`;
