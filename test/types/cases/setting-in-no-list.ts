// A setting of the program that stands in no list, or in two of them, is named by the compiler, and so is a name of no setting.
import type { DecidedTwice, Foreign, None, ReadSetting, Undecided } from '../../../lib/components';

interface Lists {
  readonly configured: 'model_name';
  readonly secret: 'redis_url';
  readonly foundOut: never;
  readonly left: Exclude<ReadSetting, 'model_name' | 'redis_url' | 'mcp_skip_auth'>;
  readonly forbidden: 'mcp_skip_auth';
}
export type Whole = readonly [None<Undecided<Lists>>, None<DecidedTwice<Lists>>, None<Foreign<Lists>>];

type Fewer = Omit<Lists, 'secret' | 'forbidden'> & { readonly secret: never; readonly forbidden: never };
// expect: TS2344 Type '"mcp_skip_auth stands in no list" | "redis_url stands in no list"' does not satisfy the constraint 'never'.
export type OfNoList = None<`${Undecided<Fewer>} stands in no list`>;

type More = Omit<Lists, 'forbidden'> & { readonly forbidden: 'mcp_skip_auth' | 'model_name' };
// expect: TS2344 Type '"model_name stands in two lists"' does not satisfy the constraint 'never'.
export type Twice = None<`${DecidedTwice<More>} stands in two lists`>;

type Other = Omit<Lists, 'secret'> & { readonly secret: 'redis_url' | 'redis_session_url' | 'max_iterations' };
// expect: TS2344 Type '"max_iterations is read by nothing" | "redis_session_url is read by nothing"' does not satisfy the constraint 'never'.
export type OfNoProgram = None<`${Foreign<Other>} is read by nothing`>;
