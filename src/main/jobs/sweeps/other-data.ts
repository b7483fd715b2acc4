import { AppError } from '@shared/errors';

/** The data of a trial are not those that its sweep began with. */
export class OtherDataError extends AppError {
  constructor(
    series: string,
    /** Of the content that is there now. */
    readonly dataHash: string,
  ) {
    super(
      'conflict',
      `The data of "${series}", or of a series joined to it, changed since the first trial of the sweep, so the others cannot be compared with it. Start the sweep anew.`,
    );
  }
}
