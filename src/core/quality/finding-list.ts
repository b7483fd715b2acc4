import type { QualityFinding, QualityGroup, QualityKind, Remedy } from '@shared/quality';

/** Findings kept of one kind: more than that nobody reads one by one, and a page stays quick. */
export const findingsKept = 200;

export interface Found {
  readonly severity: QualityFinding['severity'];
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The larger, the graver: decides which are kept. */
  readonly weight: number;
  /** Asked for only where the finding is kept. */
  readonly message: () => string;
  readonly remedies?: readonly Remedy[];
}

/** Findings of one kind: counts all, keeps the gravest. */
export class FindingList {
  private kept: Found[] = [];
  private counted = 0;
  private dismissedCount = 0;

  constructor(
    private readonly kind: QualityKind,
    /** Fingerprints of findings that the user dismissed. */
    private readonly dismissed: ReadonlySet<string>,
  ) {}

  add(found: Found): void {
    if (this.dismissed.size > 0 && this.dismissed.has(fingerprintOf(this.kind, found))) {
      this.dismissedCount += 1;
      return;
    }
    this.counted += 1;
    this.kept.push(found);
    // Twice the room, so that the sorting is paid for once in many.
    if (this.kept.length >= 2 * findingsKept) this.kept = gravest(this.kept);
  }

  get dismissals(): number {
    return this.dismissedCount;
  }

  group(): QualityGroup {
    const findings = gravest(this.kept)
      .sort((a, b) => a.from - b.from)
      .map(({ severity, from, to, count, message, remedies = [], ...rest }) => ({
        kind: this.kind,
        severity,
        from,
        to,
        count,
        message: message(),
        remedies,
        fingerprint: fingerprintOf(this.kind, { ...rest, from, to }),
      }));
    return { kind: this.kind, total: this.counted, findings };
  }
}

/** Without the sentence: more bars behind it must not bring a dismissed finding back. */
function fingerprintOf(kind: QualityKind, { from, to }: Pick<Found, 'from' | 'to'>): string {
  return `${kind}:${from}:${to}`;
}

const ranks = { error: 2, warning: 1, note: 0 } as const;

function gravest(findings: readonly Found[]): Found[] {
  return [...findings]
    .sort((a, b) => ranks[b.severity] - ranks[a.severity] || b.weight - a.weight)
    .slice(0, findingsKept);
}
