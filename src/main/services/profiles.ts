import type { ImportProfile } from '@shared/importing';
import type { ImportOptions } from '@shared/series';
import { listProfiles, removeProfile, saveProfile } from '../storage/profiles';
import type { SeriesParts } from './series';

export interface GivenProfile {
  readonly name: string;
  readonly header: readonly string[];
  readonly options: ImportOptions;
  readonly replace: boolean;
}

/** Named answers of the import dialog. */
export function profileService({ session, clock, emit }: SeriesParts) {
  const db = () => session.workspace().db;
  const changed = (ids: readonly number[]): void => emit('changed', { topic: 'profiles', ids });
  return {
    list: (): ImportProfile[] => listProfiles(db()),
    /** Keeps how a file is read, without which file of an archive and which instrument it was. */
    save({ name, header, options, replace }: GivenProfile): ImportProfile {
      const { entry: _entry, symbol: _symbol, ...kept } = options;
      const profile = saveProfile(db(), { name, header, options: kept }, replace, clock());
      changed([profile.id]);
      return profile;
    },
    remove(id: number): void {
      removeProfile(db(), id);
      changed([id]);
    },
  };
}
