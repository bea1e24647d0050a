import { itemsOf, property, scalarText, type PodTemplate } from '../../../manifests';
import { containerContexts, podSecurityRule, type Holder, type Violation } from './control';
import { isBaselineCapability } from './pss-capabilities-baseline';

function undropped({ who, path, context }: Holder): Violation[] {
  const drop = property(property(context, 'capabilities'), 'drop');
  if (itemsOf(drop).includes('ALL')) return [];
  return [{ who, what: 'does not drop capability ALL', path: `${path}/capabilities/drop`, unsaid: true }];
}

/** What the baseline allows and restricted does not; the rest is reported by the baseline's rule. */
function added({ who, path, context }: Holder): Violation[] {
  return itemsOf(property(property(context, 'capabilities'), 'add')).flatMap((item, index) => {
    const name = scalarText(item);
    if (name === 'NET_BIND_SERVICE' || !isBaselineCapability(name)) return [];
    return [{ who, what: `adds capability ${name}`, path: `${path}/capabilities/add/${index}` }];
  });
}

function violations(pod: PodTemplate): Violation[] {
  return containerContexts(pod).flatMap((holder) => [...undropped(holder), ...added(holder)]);
}

/** Restricted from 1.22 on; not of Windows pods from 1.25 on. */
export const pssCapabilities = podSecurityRule({
  id: 'pss-capabilities',
  level: 'restricted',
  since: 22,
  linuxOnly: true,
  summary: 'Every container drops all capabilities, and adds none but that for low ports.',
  why: 'Runtimes give a container a dozen capabilities that hardly a program needs, among them to change owners and users.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      securityContext:
        capabilities:
          drop: [ALL]
`,
  remedy: 'Set `capabilities.drop: [ALL]` in every container; add `NET_BIND_SERVICE` where it listens below port 1024.',
  fix: 'set capabilities.drop to [ALL] and add nothing but NET_BIND_SERVICE',
  violations,
});
