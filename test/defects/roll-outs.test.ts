import { JsonPatch } from 'cdk8s';
import { applyPatches } from '../../lib/constructs';
import type { Environment } from '../../lib/environment';
import { at, find, listAt, ofKind, podAnnotations, podSpec, type Manifest } from '../support/manifest';
import { build, changed, finding, found, platform, platforms } from './platforms';
import { workloadsOf } from './pods';

const RELOAD = 'secret.reloader.stakater.com/reload';

function appOf(workload: Manifest): string {
  return String(at(workload, 'spec', 'template', 'metadata', 'labels', 'app'));
}

function fewestPods(objects: readonly Manifest[], workload: Manifest): number {
  const scaler = ofKind(objects, 'HorizontalPodAutoscaler').find(
    (one) => at(one, 'spec', 'scaleTargetRef', 'name') === at(workload, 'metadata', 'name'),
  );
  return Number(scaler === undefined ? (at(workload, 'spec', 'replicas') ?? 1) : at(scaler, 'spec', 'minReplicas'));
}

function checksums(objects: readonly Manifest[]): Record<string, unknown> {
  const workloads = workloadsOf(objects).filter(({ kind }) => kind !== 'Job');
  return Object.fromEntries(
    workloads.map((workload) => [appOf(workload), podAnnotations(workload)['checksum/config']]),
  );
}

describe.each(platforms)('$name', ({ objects }) => {
  const deployed = workloadsOf(objects).filter(({ kind }) => kind !== 'Job');

  test('what an autoscaler scales has no replicas of its own', () => {
    const scaled = ofKind(objects, 'HorizontalPodAutoscaler').map((one) => at(one, 'spec', 'scaleTargetRef', 'name'));
    const fixed = deployed.filter((workload) => at(workload, 'spec', 'replicas') !== undefined);

    expect(fixed.map((workload) => at(workload, 'metadata', 'name')).filter((name) => scaled.includes(name))).toEqual(
      [],
    );
    expect(fixed.length + scaled.length).toBe(deployed.length);
  });

  test('no pod insists on its place: spreading is a wish, and nothing keeps pods apart', () => {
    workloadsOf(objects).forEach((workload) => {
      const { affinity, topologySpreadConstraints = [] } = podSpec(workload);
      expect(affinity).toBeUndefined();
      (topologySpreadConstraints as Manifest[]).forEach((one) => {
        expect(one.whenUnsatisfiable).toBe('ScheduleAnyway');
      });
    });
  });

  test('every workload with two pods or more has one disruption budget, which lets one of them go', () => {
    const budgets = ofKind(objects, 'PodDisruptionBudget');
    const several = deployed.filter((workload) => fewestPods(objects, workload) > 1);

    expect(budgets.map((budget) => at(budget, 'spec', 'selector', 'matchLabels', 'app')).sort()).toEqual(
      several.map(appOf).sort(),
    );
    expect(budgets.map((budget) => at(budget, 'spec', 'maxUnavailable'))).toEqual(budgets.map(() => 1));
  });

  test('a namespace has one LimitRange and one ResourceQuota', () => {
    expect(ofKind(objects, 'LimitRange')).toHaveLength(1);
    expect(ofKind(objects, 'ResourceQuota')).toHaveLength(1);
  });

  test('every workload has a network policy, a service account and, unless it is a Job, a Service', () => {
    const named = (kind: string) => ofKind(objects, kind).map((one) => at(one, 'metadata', 'name'));
    workloadsOf(objects).forEach((workload) => {
      const name = String(at(workload, 'metadata', 'name')).replace(/-[0-9a-f]{8}$/, '');
      expect(named('NetworkPolicy')).toContain(name);
      expect(named('ServiceAccount')).toContain(podSpec(workload).serviceAccountName);
      if (workload.kind !== 'Job') expect(named('Service')).toContain(name);
    });
  });

  test('no two components share a service account', () => {
    const users = workloadsOf(objects).map((workload) => ({
      account: String(podSpec(workload).serviceAccountName),
      component: at(workload, 'metadata', 'labels', 'app.kubernetes.io/component'),
    }));
    const shared = users.filter(({ account, component }) =>
      users.some((other) => other.account === account && other.component !== component),
    );

    expect(shared).toEqual([]);
  });

  test('a volume that outlives its pod belongs to a StatefulSet, which stops the old pod before the new starts', () => {
    const claims = workloadsOf(objects).flatMap((workload) =>
      listAt(podSpec(workload), 'volumes').filter((volume) => volume.persistentVolumeClaim !== undefined),
    );

    expect(claims).toEqual([]);
    expect(ofKind(objects, 'StatefulSet').map(appOf)).toContain('qdrant');
  });

  test('pods roll out when a Secret that they read is written anew', () => {
    const unwatched = deployed.flatMap((workload) => {
      const read = new Set(JSON.stringify(workload).match(/(?<="secretKeyRef":{"key":"[^"]+","name":")[^"]+/g));
      const annotations = (at(workload, 'metadata', 'annotations') ?? {}) as Record<string, string>;
      const watched = annotations[RELOAD] ?? '';
      return [...read].filter((name) => !watched.split(',').includes(name));
    });

    expect(JSON.stringify(deployed)).toContain('"secretKeyRef":{"key":"jwt-secret-key","name":');
    expect(unwatched).toEqual([]);
  });

  test('a failed roll-out is reported, and few old ReplicaSets are kept', () => {
    ofKind(objects, 'Deployment').forEach((deployment) => {
      const deadline = at(deployment, 'spec', 'progressDeadlineSeconds');
      expect(deadline).toBeGreaterThanOrEqual(600);
      expect(deadline).toBeLessThanOrEqual(1800);
      expect(at(deployment, 'spec', 'revisionHistoryLimit')).toBe(5);
      expect(at(deployment, 'spec', 'strategy', 'rollingUpdate', 'maxUnavailable')).toBe(0);
    });
  });

  test('the tables of both databases, and what OpenFGA is asked about, are made by Jobs', () => {
    const jobs = ofKind(objects, 'Job').map((job) => appOf(job));
    expect(jobs).toEqual(expect.arrayContaining(['gdpr-schema', 'openfga-bootstrap', 'openfga-migrate']));
  });
});

describe('a change of configuration', () => {
  test('rolls out the pods that read it, and no others', () => {
    const { environment, objects } = platform('staging-gke');
    const { mcpServer } = environment;
    const louder: Environment = {
      ...environment,
      mcpServer: { ...mcpServer, config: { ...mcpServer.config, log_level: 'DEBUG' } },
    };

    const [before, after] = [checksums(objects), checksums(build(louder).objects)];

    expect(Object.keys(before).filter((app) => before[app] !== after[app])).toEqual(['mcp-server-langgraph']);
  });
});

describe('the gate', () => {
  const { objects } = platform('staging-gke');
  const collector = '/spec/template/spec/containers/0/resources';
  const wait = '/spec/template/spec/initContainers/0/resources';

  test('a container whose limit is more than four times its request is refused', () => {
    const greedy = changed(
      objects,
      'Deployment',
      'staging-otel-collector',
      JsonPatch.replace(`${collector}/requests/cpu`, '200m'),
      JsonPatch.replace(`${collector}/limits/cpu`, '1000m'),
    );
    expect(found(greedy)).toEqual([
      finding(
        'limit-range-ratio',
        'Deployment/staging-otel-collector',
        '"otel-collector" has a limit of 1000m of cpu',
        'request of 200m',
        'at most 4 times',
      ),
    ]);
  });

  test('an init container below the LimitRange is refused like any other', () => {
    const small = changed(
      objects,
      'Deployment',
      'staging-mcp-server-langgraph',
      JsonPatch.replace(`${wait}/requests/memory`, '64Mi'),
    );
    expect(found(small)).toEqual([
      finding(
        'limit-range-min',
        'Deployment/staging-mcp-server-langgraph',
        '"wait-for-redis-session" requests 64Mi of memory',
        'at least 128Mi',
      ),
    ]);
  });

  test('a container that leaves an amount to the LimitRange is refused', () => {
    const silent = changed(
      objects,
      'Deployment',
      'staging-mcp-server-langgraph',
      JsonPatch.remove('/spec/template/spec/initContainers/1/resources/limits/ephemeral-storage'),
      JsonPatch.remove(`${wait}/limits/cpu`),
    );
    const of = (rule: string, ...parts: string[]) => finding(rule, 'Deployment/staging-mcp-server-langgraph', ...parts);

    expect(found(silent)).toEqual([
      // What the LimitRange fills in does not go with what the container asks for.
      of('limit-range-ratio', '"wait-for-redis-session" has a limit of 1000m of cpu'),
      of('limits-set', '"wait-for-redis-session" states no cpu limit'),
      of('limits-set', '"wait-for-keycloak-http" states no ephemeral-storage limit'),
    ]);
  });

  test('a second disruption budget on the same pods is refused', () => {
    const original = find(objects, 'PodDisruptionBudget', 'staging-keycloak');
    const twin = { ...original, metadata: { ...(original.metadata as Manifest), name: 'staging-keycloak-pdb' } };

    expect(found([...objects, twin])).toEqual([
      finding(
        'pdb-overlap',
        'PodDisruptionBudget/staging-keycloak-pdb',
        'Deployment/staging-keycloak',
        '"staging-keycloak"',
      ),
    ]);
  });

  test('a disruption budget that forbids every eviction is refused', () => {
    const tight = changed(
      objects,
      'PodDisruptionBudget',
      'staging-keycloak',
      JsonPatch.remove('/spec/maxUnavailable'),
      JsonPatch.add('/spec/minAvailable', 2),
    );
    expect(found(tight)).toEqual([
      finding(
        'pdb-forbids-eviction',
        'PodDisruptionBudget/staging-keycloak',
        'minAvailable 2 forbids every eviction of Deployment/staging-keycloak',
      ),
    ]);
  });

  test.each([
    ['LimitRange', 'staging-limits'],
    ['ResourceQuota', 'staging-quota'],
  ])('a second %s of another name is refused', (kind, name) => {
    const original = find(objects, kind, name);
    const twin = { ...original, metadata: { ...(original.metadata as Manifest), name: `${name}-twin` } };

    expect(found([...objects, twin])).toEqual([finding('duplicate-limits', `${kind}/${name}-twin`, `"${name}"`)]);
  });

  test('replicas beside an autoscaler are refused', () => {
    const name = 'production-mcp-server-langgraph';
    const fixed = changed(platform('production-gke').objects, 'Deployment', name, JsonPatch.add('/spec/replicas', 3));
    expect(found(fixed)).toEqual([finding('hpa-fixed-replicas', `Deployment/${name}`, 'replicas is fixed at 3', name)]);
  });

  test('pods that insist on a zone of their own are refused', () => {
    const app = 'mcp-server-langgraph';
    const apart = [{ topologyKey: 'topology.kubernetes.io/zone', labelSelector: { matchLabels: { app } } }];
    const stuck = changed(
      platform('production-gke').objects,
      'Deployment',
      `production-${app}`,
      JsonPatch.add('/spec/template/spec/affinity', {
        podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: apart },
      }),
    );
    expect(found(stuck)).toEqual([finding('spread-impossible', `Deployment/production-${app}`, 'one pod in a zone')]);
  });

  test('a roll-out that needs the volume of the old pod is refused', () => {
    const claimed = changed(
      objects,
      'Deployment',
      'staging-openfga',
      JsonPatch.add('/spec/template/spec/volumes/-', {
        name: 'data',
        persistentVolumeClaim: { claimName: 'staging-openfga' },
      }),
      JsonPatch.add('/spec/template/spec/containers/0/volumeMounts/-', { name: 'data', mountPath: '/data' }),
    );
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'staging-openfga', namespace: 'staging-mcp-server-langgraph' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    };
    expect(found([...claimed, claim])).toEqual([
      finding('rwo-rolling-update', 'Deployment/staging-openfga', '"staging-openfga" is ReadWriteOnce'),
    ]);
  });

  test('an image whose tag moves is refused', () => {
    const moving = changed(
      objects,
      'Deployment',
      'staging-mcp-server-langgraph',
      JsonPatch.replace('/spec/template/spec/containers/0/image', 'registry.test/mcp-server-langgraph:preview'),
    );
    expect(found(moving)).toEqual([
      finding('image-tag', 'Deployment/staging-mcp-server-langgraph', '"preview"', 'moves'),
    ]);
  });

  test('an image without a digest is refused where no waiver says why', () => {
    const unknown = changed(
      objects,
      'Deployment',
      'staging-otel-collector',
      JsonPatch.replace('/spec/template/spec/containers/0/image', 'registry.test/collector:1.2.3'),
    );
    expect(found(unknown)).toEqual([
      finding('image-digest', 'Deployment/staging-otel-collector', '"registry.test/collector:1.2.3"'),
    ]);
  });

  test('a digest that is broken is refused although the waiver of a missing one stands', () => {
    const broken = changed(
      objects,
      'Deployment',
      'staging-openfga',
      JsonPatch.replace('/spec/template/spec/containers/0/image', 'docker.io/openfga/openfga:v1.10.2@sha256:abc'),
    );
    expect(found(broken)).toEqual([finding('digest-valid', 'Deployment/staging-openfga', '"sha256:abc"')]);
  });

  test('a pod whose requests Autopilot would change is refused', () => {
    const { environment } = platform('staging-gke');
    const { keycloak } = environment;
    const resources = { ...keycloak.resources, requests: { ...keycloak.resources.requests, cpu: '150m' as const } };
    const { faults } = build({ ...environment, keycloak: { ...keycloak, resources } });

    expect(faults).toEqual([
      {
        path: 'staging-gke.keycloak.keycloak.resources',
        message: 'requests 2.13 GiB for 0.25 vCPU: Autopilot raises CPU above 6.5 GiB a vCPU',
      },
    ]);
  });

  test('a patch that fits nowhere is an error, not silence', () => {
    const spec = { containers: [{ name: 'mcp-server-langgraph' }] };
    const patch = JsonPatch.replace('/containers/1/image', 'x');

    expect(() => applyPatches('Deployment/web', spec, [patch])).toThrow();
    expect(() =>
      applyPatches('Deployment/web', spec, [JsonPatch.replace('/containers/0/name', 'mcp-server-langgraph')]),
    ).toThrow('Deployment/web: a patch has no effect');
  });
});
