import type { ReactNode } from 'react';
import { formatDuration, formatLoss, formatNumber } from '../../../ui/format';
import type { ModelChoice, TrainedModel } from './model-curves';
import styles from './training.module.css';

interface Props {
  readonly models: readonly TrainedModel[];
  readonly seeds: number;
  readonly onChoose: (choice: ModelChoice) => void;
}

/** A row a model; choosing one draws its curves alone. */
export function ModelTable({ models, seeds, onChoose }: Props): ReactNode {
  return (
    <section>
      <h2 className={styles.title}>
        Models <span className="ls-quiet">{formatNumber(models.length)}, one a fold and seed</span>
      </h2>
      <table className={styles.models} data-testid="model-table">
        <thead>
          <tr>
            <th scope="col">Fold</th>
            <th scope="col">Seed</th>
            <th scope="col">Epochs</th>
            <th scope="col">Best epoch</th>
            <th scope="col">Its validation loss</th>
            <th scope="col">Took</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {models.map(({ model, fold, seed, epochs, bestEpoch, validationLoss, seconds }) => (
            <tr key={model} data-testid={`model-${model}`}>
              <td>{fold + 1}</td>
              <td>{seed}</td>
              <td>{formatNumber(epochs)}</td>
              <td>{formatNumber(bestEpoch)}</td>
              <td>{formatLoss(validationLoss)}</td>
              <td>{formatDuration(seconds)}</td>
              <td>
                <button
                  type="button"
                  className={styles.show}
                  onClick={() => onChoose({ fold, place: model % seeds })}
                >
                  Show its curves
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
