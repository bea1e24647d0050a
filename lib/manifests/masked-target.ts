import { maskName, maskValue } from '../text';
import type { Target } from './reference';

/** What a reference looks for, as it may be shown: without what somebody may have written into a name. */
export function maskedTarget({ kind, namespace, name, key, port, selector }: Target): Target {
  return {
    kind: maskName(kind),
    namespace: namespace === undefined ? undefined : maskName(namespace),
    name: maskName(name),
    ...(key === undefined ? {} : { key: maskName(key) }),
    ...(port === undefined ? {} : { port: typeof port === 'number' ? port : maskName(port) }),
    ...(selector === undefined ? {} : { selector: maskValue(selector) }),
  };
}
