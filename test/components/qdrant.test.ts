import { everywhere, mainOf, portOf } from './support';

describe.each(everywhere)('Qdrant in %s', (_, rendered) => {
  const workload = rendered.get('StatefulSet', 'qdrant');
  const server = mainOf(rendered.pod('qdrant'));
  const env = rendered.env(server);
  const claims = workload.spec.volumeClaimTemplates ?? [];
  const mounts = server.volumeMounts ?? [];

  test('is one replica on one claim, which no second pod can wait for', () => {
    expect(workload.spec.replicas).toBe(1);
    expect(claims).toHaveLength(1);
  });

  test('writes its snapshots below the mount of its claim', () => {
    const storage = mounts.find(({ name }) => name === claims[0]?.metadata.name)?.mountPath ?? '-';

    expect(storage).toBe('/qdrant/storage');
    expect(env.get('QDRANT__STORAGE__SNAPSHOTS_PATH')).toMatch(new RegExp(`^${storage}/.+`));
  });

  test('writes its mark of a finished start to a path that may be written', () => {
    const mark = env.get('QDRANT_INIT_FILE_PATH') ?? '';
    const folder = mounts.find(({ mountPath }) => mark.startsWith(`${mountPath}/`));

    expect(folder).toMatchObject({ mountPath: '/qdrant/init' });
    expect(folder?.readOnly).not.toBe(true);
  });

  test('runs as the user of its unprivileged image', () => {
    expect(server.image).toMatch(/-unprivileged(@|$)/);
    expect(rendered.pod('qdrant').spec.securityContext).toMatchObject({
      runAsUser: 1000,
      runAsGroup: 2000,
      fsGroup: 2000,
    });
  });

  test('is asked whether it is up, ready and alive at the port that its clients use', () => {
    const probes = [server.startupProbe, server.readinessProbe, server.livenessProbe];

    expect(probes.map((probe) => probe?.httpGet?.path)).toEqual(['/healthz', '/readyz', '/livez']);
    expect(probes.map((probe) => portOf(server, probe?.httpGet?.port))).toEqual([6333, 6333, 6333]);
    expect(rendered.get('Service', 'qdrant').spec.ports.map(({ port }) => port)).toEqual([6333]);
  });

  test('reports nothing to its vendor', () => {
    expect(env.get('QDRANT__TELEMETRY_DISABLED')).toBe('true');
  });
});
