/** What tuples are about. */
type TypeName =
  'conversation' | 'organization' | 'role' | 'scim' | 'service' | 'service_principal' | 'system' | 'tool' | 'user';

/** Who may stand in a tuple: an object of a type, or all that have a relation to one. */
type Subject = TypeName | `${TypeName}#${string}`;

/** Who has a relation to an object. */
interface Relation {
  /** Whom tuples may name. */
  readonly direct?: readonly [Subject, ...Subject[]];
  /** Relations to the same object that include this one. @default - none */
  readonly includes?: readonly string[];
  /** Those who have the relation `of` to the object that `relation` leads to. @default - nobody */
  readonly through?: { readonly relation: string; readonly of: string };
}

/**
 * What the mcp-server asks OpenFGA and writes to it, at the commit of its contract. A role of users is one subject, so
 * that it can be granted something once for all who have it: the program itself writes who has which role, at each login.
 */
const types: Readonly<Record<TypeName, Readonly<Record<string, Relation>>>> = {
  user: {
    acts_as: { direct: ['service'] },
    can_manage_service_principals: { direct: ['user'] },
  },
  service: {},
  role: { assignee: { direct: ['user'] } },
  organization: { member: { direct: ['user'] }, admin: { direct: ['user'] } },
  system: { admin: { direct: ['user'] } },
  scim: { can_provision_users: { direct: ['user', 'role#assignee'] } },
  service_principal: {
    owner: { direct: ['user'] },
    viewer: { direct: ['user'], includes: ['owner'] },
    editor: { direct: ['user'], includes: ['owner'] },
  },
  tool: {
    owner: { direct: ['user'] },
    organization: { direct: ['organization'] },
    executor: {
      direct: ['user', 'service', 'role#assignee'],
      includes: ['owner'],
      through: { relation: 'organization', of: 'member' },
    },
  },
  conversation: {
    owner: { direct: ['user', 'service'] },
    viewer: { direct: ['user', 'service'], includes: ['owner'] },
    editor: { direct: ['user', 'service'], includes: ['owner'] },
  },
};

/** A type in the words of OpenFGA's API, schema 1.1. */
interface TypeDefinition {
  readonly type: TypeName;
  readonly relations: Readonly<Record<string, unknown>>;
  readonly metadata?: { readonly relations: Readonly<Record<string, unknown>> };
}

function rewrite({ direct, includes = [], through }: Relation): unknown {
  const ways = [
    ...(direct === undefined ? [] : [{ this: {} }]),
    ...includes.map((relation) => ({ computedUserset: { relation } })),
    ...(through === undefined
      ? []
      : [
          {
            tupleToUserset: {
              tupleset: { relation: through.relation },
              computedUserset: { relation: through.of },
            },
          },
        ]),
  ];
  return ways.length === 1 ? ways[0] : { union: { child: ways } };
}

function subject(text: Subject): unknown {
  const [type, relation] = text.split('#');
  return { type, ...(relation === undefined ? {} : { relation }) };
}

function definition(type: TypeName): TypeDefinition {
  const relations = Object.entries(types[type]);
  if (relations.length === 0) return { type, relations: {} };
  const subjects = relations.map(([name, { direct = [] }]) => [
    name,
    { directly_related_user_types: direct.map(subject) },
  ]);
  return {
    type,
    relations: Object.fromEntries(relations.map(([name, relation]) => [name, rewrite(relation)])),
    metadata: { relations: Object.fromEntries(subjects) as Record<string, unknown> },
  };
}

/** The authorization model as the body of the request that writes it. */
export const authorizationModel = {
  schema_version: '1.1',
  type_definitions: (Object.keys(types) as TypeName[]).sort().map(definition),
} as const;
