import { knownKind } from '../../../../lib/policy/rules/validity/known-kind';
import { faults, one } from './support';

const name = 'metadata: { name: till }\n';

/** What the rule says of one object, as `severity path: fix`. */
function verdicts(apiVersion: string, kind: string, kubernetes = '1.33'): string[] {
  return faults(knownKind, one(apiVersion, kind, ''), { kubernetes }).map(
    ({ severity = '', path, fix }) => `${severity} ${path}: ${fix}`,
  );
}

describe('known-kind', () => {
  test.each([
    ['apps/v1', 'Deployment'],
    ['v1', 'ConfigMap'],
    ['events.k8s.io/v1', 'Event'],
    ['resource.k8s.io/v1alpha3', 'DeviceClass'],
    ['networking.k8s.io/v1beta1', 'ServiceCIDR'],
    ['apiregistration.k8s.io/v1', 'APIService'],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
    ['snapshot.storage.k8s.io/v1', 'VolumeSnapshot'],
    ['scheduling.x-k8s.io/v1alpha1', 'PodGroup'],
    ['scheduling.sigs.k8s.io/v1alpha1', 'PodGroup'],
    ['batch.volcano.sh/v1alpha1', 'Job'],
    ['apps.kruise.io/v1alpha1', 'StatefulSet'],
    ['serving.knative.dev/v1', 'Service'],
    ['projectcalico.org/v3', 'NetworkPolicy'],
    ['authorization.openshift.io/v1', 'Role'],
    ['route.openshift.io/v1', 'Route'],
    ['v1', 'Template'],
    ['v1', 'DeploymentConfig'],
    ['example.com/v1beta7', 'Deploymnet'],
    ['"{{ .Values.version }}"', 'Deployment'],
    ['policy/v1beta1', 'PodDisruptionBudget'],
  ])('has nothing to say of %s %s', (apiVersion, kind) => {
    expect(verdicts(apiVersion, kind)).toEqual([]);
  });

  test.each([
    ['a version that no group has', 'apps/v2', 'Deployment', '/apiVersion: write "apps/v1"'],
    ['a version that the group has for others', 'batch/v1beta1', 'Job', '/apiVersion: write "batch/v1"'],
    ['a version of before', 'autoscaling/v3', 'HorizontalPodAutoscaler', '/apiVersion: write "autoscaling/v2"'],
    ['a version without a group', 'v1beta', 'Deployment', '/apiVersion: write "apps/v1"'],
    ['a version without a group of an unknown kind', 'v1beta', 'Till', '/apiVersion: write "v1", or add a group'],
    ['a group without a version', 'apps', 'Deployment', '/apiVersion: write "apps/v1"'],
    ['a kind of another group', 'v1', 'Deployment', '/apiVersion: write "apps/v1"'],
    ['a kind that lost its group', 'apps/v1', 'Ingress', '/apiVersion: write "networking.k8s.io/v1"'],
    ['a misspelt group', 'app/v1', 'Deployment', '/apiVersion: write "apps/v1"'],
    ['a group without its end', 'networking.k8s/v1', 'Ingress', '/apiVersion: write "networking.k8s.io/v1"'],
    ['half a group', 'rbac/v1', 'Role', '/apiVersion: write "rbac.authorization.k8s.io/v1"'],
    ['a group with an end too many', 'apps.k8s.io/v1', 'Deployment', '/apiVersion: write "apps/v1"'],
    ['a group of what has none', 'core/v1', 'Service', '/apiVersion: write "v1"'],
    ['a group in capitals', 'Apps/v1', 'Deployment', '/apiVersion: write "apps/v1"'],
    ['a space', '"apps/v1 "', 'Deployment', '/apiVersion: write "apps/v1"'],
    ['two slashes', 'apps/v1/beta', 'Deployment', '/apiVersion: write "apps/v1"'],
    ['no version at all of a custom kind', 'example.com/', 'Till', '/apiVersion: write a group, a slash and a version'],
    ['exchanged letters', 'apps/v1', 'Deploymnet', '/kind: write "Deployment"'],
    ['exchanged letters of a short one', 'v1', 'Pdo', '/kind: write "Pod"'],
    ['other case', 'v1', 'Configmap', '/kind: write "ConfigMap"'],
    ['the plural', 'v1', 'Services', '/kind: write "Service"'],
    [
      'a misspelt kind in another group',
      'v1',
      'Deploymnt',
      '/kind: write "Deployment", and "apps/v1" as its apiVersion',
    ],
    ['both misspelt', 'app/v1', 'Deploymnt', '/apiVersion: write "apps/v1", and "Deployment" as its kind'],
  ])('refuses %s', (_, apiVersion, kind, verdict) => {
    expect(verdicts(apiVersion, kind)).toEqual([`error ${verdict}`]);
  });

  test('only warns of what a later Kubernetes than it knows may have', () => {
    expect(verdicts('apps/v1', 'Swarm')).toEqual(['warning /kind: correct the kind, or the apiVersion']);
    expect(verdicts('apps/v2', 'Deployment', '1.99')).toEqual(['warning /apiVersion: write "apps/v1"']);
  });

  test.each([
    ['nothing', `kind: Deployment\n${name}`, ': the Deployment has no "apiVersion"', 'add "apiVersion: apps/v1"'],
    ['nothing, of an unknown kind', `kind: Till\n${name}`, ': the Till has no "apiVersion"', 'add it'],
    ['an empty text', `apiVersion: ""\nkind: Till\n${name}`, ': the Till has no "apiVersion"', 'add it'],
    [
      'a key in other case',
      `apiversion: apps/v1\nkind: Deployment\n${name}`,
      '/apiversion: the Deployment has no "apiVersion", only "apiversion"',
      'write "apiVersion"',
    ],
    [
      'a number',
      `apiVersion: 1\nkind: Till\n${name}`,
      '/apiVersion: the "apiVersion" of the Till is not text',
      'correct it',
    ],
  ])('refuses for an apiVersion %s', (_, text, message, fix) => {
    const [found] = faults(knownKind, text);

    expect(`${found?.path ?? ''}: ${found?.message ?? ''}`).toBe(message);
    expect(found).toMatchObject({ fix, severity: 'error' });
  });
});
