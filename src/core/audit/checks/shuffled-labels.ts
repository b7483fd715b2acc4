import type { PreparedDataset } from '../../dataset/prepare';
import { createRandom } from '../../random';
import { type AuditCheck, type AuditSubject, type AuditTools, failed, passed } from '../check';
import { atChance, type Skill, skillOf } from '../skill';
import { counted } from '../words';

/**
 * A model that learnt nothing still says something of its features, and where they tell much, half of all such models are right more often
 * than not. So one that is better than chance is followed by others, and only if all are there is a leak.
 */
const tries = 3;

/** The same model, trained on labels that were dealt out anew, has nothing to know the test from. */
export const shuffledLabels: AuditCheck = {
  key: 'shuffledLabels',
  title: 'Trained on shuffled labels, the model is at chance',
  async find(subject, tools) {
    const skills: Skill[] = [];
    for (let k = 0; k < tries; k++) {
      const skill = await skillOnShuffled(subject, tools, k);
      skills.push(skill);
      if (atChance(skill)) break;
    }
    const last = skills.at(-1)!;
    const where = `${last.name} of ${last.test.value.toFixed(3)} on ${counted(last.test.rows, 'test row')} (chance stays below ${last.test.bound.toFixed(3)}) and of ${last.validation.value.toFixed(3)} on ${counted(last.validation.rows, 'validation row')} (below ${last.validation.bound.toFixed(3)})`;
    if (atChance(last))
      return passed(
        `Trained on labels shuffled within the training rows, the model has a ${where}.${skills.length > 1 ? ` Of ${skills.length} shuffles it is the first: the others were above, as models are that tell apart what follows anyway.` : ''}`,
      );
    return failed(
      `Leak past the labels: ${tries} models out of ${tries}, each trained on labels shuffled anew, still know what comes. The last has a ${where}.`,
      'Something besides the labels tells the model what it is tested on. See what failed beside this check; until it is found, believe no figure of this run.',
    );
  },
};

async function skillOnShuffled(subject: AuditSubject, tools: AuditTools, k: number): Promise<Skill> {
  const { experiment, dataset } = subject;
  const labels = shuffled(dataset, experiment.spec.seed, k);
  return skillOf(experiment, dataset, await tools.train({ ...dataset, labels }));
}

/** Validation rows too, by which training is stopped; each among its own. */
function shuffled({ labels, rows }: PreparedDataset, seed: number, k: number): Float32Array {
  const dealt = labels.slice();
  for (const side of ['train', 'validation'] as const) {
    const from = rows[side].slice();
    createRandom(seed, 'audit', side, k).shuffle(from);
    rows[side].forEach((row, i) => {
      dealt[row] = labels[from[i]!]!;
    });
  }
  return dealt;
}
