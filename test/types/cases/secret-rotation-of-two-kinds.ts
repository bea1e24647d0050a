// A secret is replaced every so many days or never, for a reason: both at once, or neither, does not compile.
import { secretTable, type Rotation } from '../../../lib/config';

const common = { doc: 'Opens an API.', issuer: 'a console', generated: 'value' } as const;

// expect: TS2322 Types of property 'never' are incompatible.
export const rotation: Rotation = { everyDays: 90, never: 'an identifier' };
export const secrets = secretTable({
  // expect: TS2322 Types of property 'never' are incompatible.
  both: { ...common, rotation: { everyDays: 90, never: 'an identifier' } },
  // expect: TS2322 Type '{}' is not assignable to type 'Rotation'.
  neither: { ...common, rotation: {} },
  // expect: TS2322 Type 'string' is not assignable to type 'number'.
  in_words: { ...common, rotation: { everyDays: 'quarter' } },
  // expect: TS2561 Did you mean to write 'everyDays'?
  misspelt: { ...common, rotation: { everyDay: 90 } },
});
