import type { Vault } from '@shared/honesty';
import type { SeriesSummary } from '@shared/series';
import { useVaults } from '../../../api/queries';
import { Page, Section } from '../../../ui/Page';
import { LineSkeleton, QueryView } from '../../../ui/QueryView';
import { SeriesTabs } from '../SeriesTabs';
import { LockForm } from './LockForm';
import { VaultTable } from './VaultTable';
import classes from './vault.module.css';

/** Periods of a series that are kept for a last test: those that are locked, those that were opened, and a form to lock one. */
export function VaultView({ series }: { readonly series: SeriesSummary }) {
  const vaults = useVaults();
  return (
    <Page
      testId="vault-page"
      title={series.name}
      aside={<SeriesTabs id={series.id} current="vault" />}
      isScrolling
    >
      <Section title="Test vault">
        <p className={`ls-quiet ${classes.explanation}`}>
          Lock the end of a series before you begin, and open it when the model is final: a period that was
          never tested on is the only one whose figures are not chosen by luck. While it is locked, no
          experiment trains or tests on it, here or from the command line, and no statistic of features reads
          it; prices stay visible. Opening is for good, its date and reason are kept for ever, and it counts
          as a trial.
        </p>
        <LockForm series={series} />
      </Section>
      <Section title="Locked and opened periods">
        <QueryView query={vaults} skeleton={<LineSkeleton lines={3} />}>
          {(all) => <Periods vaults={all.filter((one) => one.series === series.name)} />}
        </QueryView>
      </Section>
    </Page>
  );
}

function Periods({ vaults }: { readonly vaults: readonly Vault[] }) {
  if (vaults.length === 0)
    return (
      <p className={`ls-quiet ${classes.explanation}`} data-testid="vault-empty">
        No period of this series was ever locked.
      </p>
    );
  return <VaultTable vaults={vaults} />;
}
