import type { SpecFault } from '@shared/spec';
import { specSections } from './spec-fields';

/** Faults by the field they stand at. Paths may write an index as `features[2]` or `features.2`. */
export class Faults {
  readonly all: readonly SpecFault[];

  constructor(faults: readonly SpecFault[]) {
    this.all = faults.map((fault) => ({ ...fault, path: fault.path.replaceAll(/\[(\d+)\]/g, '.$1') }));
  }

  /** The sentence to show at a field, or undefined. */
  at(path: string): string | undefined {
    const found = this.all.filter((fault) => fault.path === path);
    return found.length === 0 ? undefined : found.map((fault) => capitalise(fault.message)).join('. ');
  }

  /** The sentence to show at a field that stands for all below it, such as a list typed as one text. */
  within(path: string): string | undefined {
    const [first] = this.under(path);
    return this.at(path) ?? (first && capitalise(first.message));
  }

  /** Faults at a field or anywhere below it. */
  under(path: string): readonly SpecFault[] {
    return this.all.filter((fault) => fault.path === path || fault.path.startsWith(`${path}.`));
  }

  inSection(sectionId: string): readonly SpecFault[] {
    return this.all.filter((fault) => sectionOf(fault.path) === sectionId);
  }
}

/** The section of the form in which a fault can be mended. */
export function sectionOf(path: string): string {
  const [root = '', member] = path.split('.');
  if (root === 'data' && member === 'auxiliary') return 'auxiliary';
  if (root === 'sweep') return root;
  if (root === 'seed' || root === 'device') return 'execution';
  return specSections.some((section) => section.id === root) ? root : 'name';
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
