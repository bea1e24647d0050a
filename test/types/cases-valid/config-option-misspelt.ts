// A misspelt option of a key, or an option that keys of its kind do not have, does not compile.
import { boolean, decimal, duration, host, integer, ratio, text, textFile, url, wired } from '../../../lib/config';

const range = { unit: 'seconds', min: 1, max: 60 } as const;

export const keys = {
  service_name: text({ doc: 'Name in traces.', pattern: /^[a-z]+$/ }),
  realm: text({ doc: 'OIDC realm.', default: 'server' }),
  tracing: boolean({ doc: 'Send traces.', default: true }),
  metrics: boolean({ doc: 'Send metrics.' }),
  timeout: integer({ ...range, doc: 'Longest call.', default: 30 }),
  tries: integer({ ...range, doc: 'Longest pause.' }),
  pause: decimal({ ...range, doc: 'Shortest pause.', default: 1.5 }),
  sampling: ratio({ doc: 'Share of traces.', default: 0.1 }),
  threshold: ratio({ doc: 'Score that passes.' }),
  mail_host: host({ doc: 'Host of the mail server.', default: 'mail.keyfit.test' }),
  proxy_host: host({ doc: 'Host of the proxy.' }),
  hook: url({ doc: 'What is called.', schemes: ['https'], default: 'https://keyfit.test' }),
  site: url({ doc: 'What is shown.', schemes: ['https'] }),
  interval: duration({ doc: 'Time between two runs.', default: '30s' }),
  address: wired<string>({ doc: 'An address.' }),
  file: textFile({ doc: 'A file.' }),
};

export const options = { doc: 'Name in logs.', patern: /^[a-z]+$/ };
