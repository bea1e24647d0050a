import { parseQuantity } from '../../lib/manifests';
import { inCluster, mainOf } from './support';

describe.each(inCluster)('Redis in %s', (_, rendered) => {
  const pod = rendered.pod('redis');
  const server = mainOf(pod);
  const config = rendered.get('ConfigMap', 'redis-config').data['redis.conf'] ?? '';
  const setting = (name: string) => new RegExp(`^${name} (.+)$`, 'm').exec(config)?.[1];

  function fileOf(key: string): string | undefined {
    const volume = pod.spec.volumes?.find(({ configMap, secret }) =>
      (configMap?.items ?? secret?.items ?? []).some((item) => item.key === key),
    );
    const mount = server.volumeMounts?.find(({ name }) => name === volume?.name);
    const items = volume?.configMap?.items ?? volume?.secret?.items;
    const item = items?.find((candidate) => candidate.key === key);
    return mount === undefined || item === undefined ? undefined : `${mount.mountPath}/${item.path}`;
  }

  test("knows its one user by the password's hash only", () => {
    const users = rendered.secretText(`${rendered.prefix}-redis-secrets`, 'users-acl');

    expect(users).toBe('user default on #{{ .redis_password | sha256sum }} ~* &* +@all\n');
  });

  test('reads its configuration and its users from the files that are mounted', () => {
    expect(server.command).toEqual(['redis-server', fileOf('redis.conf')]);
    expect(setting('aclfile')).toBe(fileOf('users-acl'));
  });

  test('shows its password in no argument and no configuration', () => {
    const shown = [...(server.command ?? []), ...(server.args ?? []), config].join('\n');

    expect(shown).not.toMatch(/requirepass|masterauth|\{\{|\$/);
  });

  test('is asked for its health by a client that knows the password', () => {
    const env = rendered.env(server);

    expect(env.get('REDISCLI_AUTH')).toBe('{{ .redis_password }}');
    expect(server.readinessProbe?.exec?.command.join(' ')).toContain('redis-cli ping | grep -q PONG');
  });

  test('evicts keys well before its memory limit, and keeps its data on its one claim', () => {
    const limit = parseQuantity(server.resources?.limits?.memory ?? '0');
    const [claim, ...others] = rendered.get('StatefulSet', 'redis').spec.volumeClaimTemplates ?? [];
    const mount = server.volumeMounts?.find(({ name }) => name === claim?.metadata.name);

    expect(Number(setting('maxmemory')?.replace('mb', '')) * 2 ** 20).toBeLessThanOrEqual(limit / 2);
    expect(setting('maxmemory-policy')).toBe('allkeys-lru');
    expect([setting('dir'), others]).toEqual([mount?.mountPath, []]);
  });
});
