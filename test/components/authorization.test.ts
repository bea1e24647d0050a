import { authorizationModel, grants } from '../../lib/components';
import { everywhere, mainOf } from './support';

const definitions = new Map(authorizationModel.type_definitions.map((one) => [one.type as string, one]));

/** Whether the model has a relation between such a subject and such an object. */
function fits({ user, relation, object }: (typeof grants.tuples)[number]): boolean {
  const [subjectType = '', subjectRelation = ''] = user.replace(/:[^#]*/, '').split('#');
  const related = definitions.get(object.split(':')[0] ?? '')?.metadata?.relations[relation];
  const subjects = (related as { directly_related_user_types: { type: string; relation?: string }[] } | undefined)
    ?.directly_related_user_types;
  return subjects?.some(({ type, relation: of = '' }) => type === subjectType && of === subjectRelation) ?? false;
}

describe('what roles are granted', () => {
  test('has the form of relations that the model knows', () => {
    expect(grants.tuples.filter((grant) => !fits(grant))).toEqual([]);
  });

  test('is all among what the bootstrap compares with what is there, so that nothing stays that is taken from here', () => {
    const subjects = new Set<string>(grants.subjects);
    const types = new Set<string>(grants.types);

    expect(grants.tuples.filter(({ user }) => !subjects.has(user))).toEqual([]);
    expect(grants.tuples.filter(({ object }) => !types.has(object.split(':')[0] ?? ''))).toEqual([]);
  });

  test('fits into one request, of which OpenFGA takes 100 tuples', () => {
    expect(grants.tuples.length).toBeLessThanOrEqual(100);
  });
});

describe('the authorization model', () => {
  test('names only types and relations that it has', () => {
    const names = [...definitions].flatMap(([type, { relations }]) => [
      type,
      ...Object.keys(relations).map((relation) => `${type}#${relation}`),
    ]);
    const subjects = [...definitions.values()].flatMap(({ metadata }) =>
      Object.values(metadata?.relations ?? {}).flatMap((related) =>
        (
          related as { directly_related_user_types: { type: string; relation?: string }[] }
        ).directly_related_user_types.map(({ type, relation }) =>
          relation === undefined ? type : `${type}#${relation}`,
        ),
      ),
    );

    expect(subjects.filter((subject) => !names.includes(subject))).toEqual([]);
  });
});

describe.each(everywhere)('the bootstrap of OpenFGA in %s', (_, rendered) => {
  const { prefix } = rendered;
  const pod = rendered.pod('openfga-bootstrap');
  const rules = rendered.ofKind('Role').find(({ metadata }) => metadata.name === `${prefix}-openfga-bootstrap`)?.rules;

  test('may read and change the ConfigMap with the identifiers, and nothing else', () => {
    expect(rules).toEqual([
      {
        apiGroups: [''],
        resources: ['configmaps'],
        verbs: ['get', 'patch'],
        resourceNames: [`${prefix}-openfga-identifiers`],
      },
    ]);
  });

  test('waits for OpenFGA, and asks it where the mcp-server asks it', () => {
    const url = (app: string) => rendered.env(mainOf(rendered.pod(app))).get('OPENFGA_API_URL');

    expect(pod.spec.initContainers?.map(({ name }) => name)).toEqual(['wait-for-openfga-http']);
    expect(url('openfga-bootstrap')).toBe(url('mcp-server-langgraph'));
  });

  test('hands the identifiers on: applying again leaves them, and a change restarts who reads them', () => {
    const identifiers = rendered.get('ConfigMap', 'openfga-identifiers');
    const server = rendered.get('Deployment', 'mcp-server-langgraph');
    const read = mainOf(rendered.pod('mcp-server-langgraph')).env?.filter(
      ({ valueFrom }) => valueFrom?.configMapKeyRef?.name === identifiers.metadata.name,
    );

    expect(identifiers.data).toBeUndefined();
    expect(read?.map(({ name, valueFrom }) => [name, valueFrom?.configMapKeyRef?.key])).toEqual([
      ['OPENFGA_STORE_ID', 'openfga_store_id'],
      ['OPENFGA_MODEL_ID', 'openfga_model_id'],
    ]);
    expect(server.metadata.annotations?.['configmap.reloader.stakater.com/reload']).toBe(identifiers.metadata.name);
  });
});
