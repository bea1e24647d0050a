// A secret is replaced every so many days or never, for a reason: both at once, or neither, does not compile.
import { secretTable, type Rotation } from '../../../lib/config';

const common = { doc: 'Opens an API.', issuer: 'a console', generated: 'value' } as const;

export const rotation: Rotation = { everyDays: 90 };
export const secrets = secretTable({
  both: { ...common, rotation: { never: 'an identifier' } },
  in_words: { ...common, rotation: { everyDays: 90 } },
  misspelt: { ...common, rotation: { everyDays: 90 } },
});
