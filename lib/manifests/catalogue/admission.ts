import { isObject, property, textOf, type JsonObject, type Resource } from '../resource';
import type { Consumer, Surroundings } from './entry';

const BINDINGS = ['MutatingAdmissionPolicyBinding', 'ValidatingAdmissionPolicyBinding'];

function policyKind(_: JsonObject, { type }: Resource): string[] {
  return [type.replace(/Binding$/, '')];
}

/** The kind of a parameter is what the policy says. */
function paramKind(_: JsonObject, from: Resource, set: Surroundings): string[] {
  const name = textOf(property(from.body.spec, 'policyName'));
  return set.find(from.type.replace(/Binding$/, ''), undefined, name).flatMap(({ by }) => {
    const kind = textOf(property(property(by.body.spec, 'paramKind'), 'kind'));
    return kind === '' ? [] : [kind];
  });
}

/** https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/ */
export const admissionConsumers: readonly Consumer[] = [
  { kinds: BINDINGS, at: 'spec.policyName', target: '', targets: policyKind },
  {
    kinds: BINDINGS,
    at: 'spec.paramRef',
    name: 'name',
    target: '',
    targets: (holder, from, set) =>
      isObject(holder) && holder.parameterNotFoundAction === 'Allow' ? [] : paramKind(holder, from, set),
  },
];
