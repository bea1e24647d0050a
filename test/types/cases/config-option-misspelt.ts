// A misspelt option of a key, or an option that keys of its kind do not have, does not compile.
import { boolean, decimal, duration, host, integer, ratio, text, textFile, url, wired } from '../../../lib/config';

const range = { unit: 'seconds', min: 1, max: 60 } as const;

export const keys = {
  // expect: TS2322 Type 'RegExp' is not assignable to type 'never'.
  service_name: text({ doc: 'Name in traces.', patern: /^[a-z]+$/ }),
  // expect: TS2322 Type 'string' is not assignable to type 'never'.
  realm: text({ doc: 'OIDC realm.', defualt: 'server' }),
  // expect: TS2322 Type 'true' is not assignable to type 'never'.
  tracing: boolean({ doc: 'Send traces.', defualt: true }),
  // expect: TS2322 Type 'RegExp' is not assignable to type 'never'.
  metrics: boolean({ doc: 'Send metrics.', pattern: /true/ }),
  // expect: TS2322 Type 'number' is not assignable to type 'never'.
  timeout: integer({ ...range, doc: 'Longest call.', defualt: 30 }),
  // expect: TS2322 Type 'RegExp' is not assignable to type 'never'.
  tries: integer({ ...range, doc: 'Longest pause.', patern: /3/ }),
  // expect: TS2322 Type 'number' is not assignable to type 'never'.
  pause: decimal({ ...range, doc: 'Shortest pause.', defualt: 1.5 }),
  // expect: TS2322 Type 'number' is not assignable to type 'never'.
  sampling: ratio({ doc: 'Share of traces.', defualt: 0.1 }),
  // expect: TS2322 Type 'number' is not assignable to type 'never'.
  threshold: ratio({ doc: 'Score that passes.', max: 0.5 }),
  // expect: TS2322 Type 'string' is not assignable to type 'never'.
  mail_host: host({ doc: 'Host of the mail server.', defualt: 'mail.keyfit.test' }),
  // expect: TS2322 Type 'RegExp' is not assignable to type 'never'.
  proxy_host: host({ doc: 'Host of the proxy.', patern: /test$/ }),
  // expect: TS2322 Type 'string' is not assignable to type 'never'.
  hook: url({ doc: 'What is called.', schemes: ['https'], defualt: 'https://keyfit.test' }),
  // expect: TS2561 Did you mean to write 'schemes'?
  site: url({ doc: 'What is shown.', schemas: ['https'] }),
  // expect: TS2322 Type 'string' is not assignable to type 'never'.
  interval: duration({ doc: 'Time between two runs.', defualt: '30s' }),
  // expect: TS2353 Object literal may only specify known properties, and 'defualt' does not exist in type
  address: wired<string>({ doc: 'An address.', defualt: 'localhost' }),
  // expect: TS2353 Object literal may only specify known properties, and 'patern' does not exist in type
  file: textFile({ doc: 'A file.', patern: /^port/ }),
};

export const options = { doc: 'Name in logs.', patern: /^[a-z]+$/ };
// expect: TS2345 Type '{ doc: string; patern: RegExp; }' is not assignable to type 'Readonly<Record<"patern", never>>'.
export const inVariable = text(options);
