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
export type OfNoList = None<Exclude<Undecided<Fewer>, 'mcp_skip_auth' | 'redis_url'>>;

type More = Omit<Lists, 'forbidden'> & { readonly forbidden: 'mcp_skip_auth' | 'model_name' };
export type Twice = None<Exclude<DecidedTwice<More>, 'model_name'>>;

type Other = Omit<Lists, 'secret'> & { readonly secret: 'redis_url' | 'redis_session_url' | 'max_iterations' };
export type OfNoProgram = None<Exclude<Foreign<Other>, 'redis_session_url' | 'max_iterations'>>;
