import { z } from 'zod';

/** Sessions of an exchange, or of a market without one, as lists show them: `XNYS`, `24/7`. */
export const calendarSummary = z.object({
  key: z.string(),
  /** `New York Stock Exchange` */
  name: z.string(),
  /** IANA zone of its hours. */
  zone: z.string(),
  /** First and last day of which its closures are known, such as 1990-01-01. */
  from: z.string(),
  to: z.string(),
});
export type CalendarSummary = z.infer<typeof calendarSummary>;
