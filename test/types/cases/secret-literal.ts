// A literal does not fit where a secret's template belongs.
import { credentialUrl, plain, sha256, template, urlEncoded } from '../../../lib/config';
import { ExternalSecret } from '../../../lib/constructs';
import { component, secrets, session, store, workload } from '../given';

const { authority } = workload.connect(session);
const { api_key } = secrets;

export const secret = new ExternalSecret(component, 'server', {
  store,
  entries: { api_key },
  keys: {
    api_key: plain(api_key),
    // expect: TS2322 Type 'string' is not assignable to type 'SecretTemplate<"api_key">'.
    word: 'hunter2',
    // expect: TS2322 Type 'SecretTemplate<string>' is not assignable to type 'SecretTemplate<"api_key">'.
    text: template`hunter2`,
  },
});
// expect: TS2345 Argument of type 'string' is not assignable to parameter of type 'SecretEntry<string>'.
export const whole = plain('hunter2');
// expect: TS2345 Argument of type 'string' is not assignable to parameter of type 'SecretEntry<string>'.
export const encoded = urlEncoded('hunter2');
// expect: TS2345 Argument of type 'string' is not assignable to parameter of type 'SecretEntry<string>'.
export const hashed = sha256('hunter2');
// expect: TS2322 Type 'string' is not assignable to type 'UrlSafeInsert<string>'.
export const url = credentialUrl({ scheme: 'redis', password: 'hunter2', authority, path: '/0' });
