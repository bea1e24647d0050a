import { everywhere, onGoogleCloud, only } from './support';

describe.each(everywhere)('the namespace of %s', (_, rendered) => {
  const namespace = only(rendered.ofKind('Namespace'));

  test.each(['enforce', 'audit', 'warn'])('holds every pod to the restricted standard of one version: %s', (mode) => {
    const { labels = {} } = namespace.metadata;

    expect(labels[`pod-security.kubernetes.io/${mode}`]).toBe('restricted');
    expect(labels[`pod-security.kubernetes.io/${mode}-version`]).toMatch(/^v1\.\d+$/);
  });

  test('is the one that every object of the environment is in', () => {
    expect(namespace.metadata.name).toBe(rendered.namespace);
  });

  test('has one LimitRange and one ResourceQuota, as two would both apply', () => {
    expect(rendered.ofKind('LimitRange')).toHaveLength(1);
    expect(rendered.ofKind('ResourceQuota')).toHaveLength(1);
  });

  test('refuses all traffic that no policy names, in both directions', () => {
    expect(rendered.get('NetworkPolicy', 'default-deny').spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [],
      egress: [],
    });
  });

  test('bounds limits to four times the requests, as upstream admission does', () => {
    expect(rendered.get('LimitRange', 'limits')).toMatchObject({
      spec: { limits: [{ type: 'Container', maxLimitRequestRatio: { cpu: 4, memory: 4 } }] },
    });
  });
});

describe.each(onGoogleCloud)('%s', (_, rendered) => {
  test('lets pods that answer users push others aside exactly where its overlay says so', () => {
    const wanted = rendered.environment.base.prioritizeUserTraffic === true;
    const classes = rendered.ofKind('PriorityClass').map(({ metadata }) => metadata.name);
    const users = rendered.pods().filter(({ spec }) => spec.priorityClassName !== undefined);

    expect(classes).toEqual(wanted ? [`${rendered.prefix}-user-traffic`] : []);
    expect(users.map(({ app, spec }) => [app, spec.priorityClassName])).toEqual(
      wanted ? [['mcp-server-langgraph', `${rendered.prefix}-user-traffic`]] : [],
    );
  });
});
