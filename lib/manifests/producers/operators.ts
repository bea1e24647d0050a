import type { ProducerEntry } from './entry';

/** What an operator makes, by the suffix behind the object's name. */
interface Parts {
  readonly kind: string;
  readonly group?: string;
  readonly services?: readonly string[];
  readonly secrets?: readonly string[];
  readonly configMaps?: readonly string[];
  readonly accounts?: readonly string[];
}

function named(makes: string, suffixes: readonly string[] = [], { kind, group }: Parts): ProducerEntry[] {
  const of = group === undefined ? { kind, makes } : { kind, group, makes };
  return suffixes.map((suffix) => ({ ...of, name: `{metadata.name}${suffix}` }));
}

function partsOf(parts: Parts): ProducerEntry[] {
  return [
    ...named('Service', parts.services, parts),
    ...named('Secret', parts.secrets, parts),
    ...named('ConfigMap', parts.configMaps, parts),
    ...named('ServiceAccount', parts.accounts, parts),
  ];
}

/** Keys of the newest release and of those before it, so that one that is missing here is in none. */
const CNPG_USER = [
  'dbname',
  'fqdn-jdbc-uri',
  'fqdn-uri',
  'host',
  'jdbc-uri',
  'password',
  'pgpass',
  'port',
  'uri',
  'user',
  'username',
];

const CNPG = { kind: 'Cluster', group: 'postgresql.cnpg.io' } as const;

/** https://cloudnative-pg.io/documentation/current/applications/ */
const cloudNativePg: readonly ProducerEntry[] = [
  ...partsOf({ ...CNPG, services: ['-rw', '-ro', '-r', '-any'], accounts: [''] }),
  { ...CNPG, makes: 'Service', each: 'spec.managed.services.additional.*', name: '{.serviceTemplate.metadata.name}' },
  {
    ...CNPG,
    makes: 'Secret',
    name: '{metadata.name}-app',
    keys: CNPG_USER,
    when: '!spec.bootstrap.initdb.secret.name',
  },
  {
    ...CNPG,
    makes: 'Secret',
    name: '{metadata.name}-superuser',
    keys: CNPG_USER,
    when: ['spec.enableSuperuserAccess', '!spec.superuserSecret.name'],
  },
  { ...CNPG, makes: 'Secret', name: '{metadata.name}-ca', keys: ['ca.crt', 'ca.key'] },
  { ...CNPG, makes: 'Secret', name: '{metadata.name}-server', keys: ['tls.crt', 'tls.key'] },
  { ...CNPG, makes: 'Secret', name: '{metadata.name}-replication', keys: ['tls.crt', 'tls.key'] },
  ...partsOf({ kind: 'Pooler', group: 'postgresql.cnpg.io', services: [''] }),
];

const ZALANDO = { kind: 'postgresql', group: 'acid.zalan.do' } as const;
const ZALANDO_SECRET = '.{metadata.name}.credentials.postgresql.acid.zalan.do';
const BASIC = ['password', 'username'];

/** https://postgres-operator.readthedocs.io/en/latest/user/ */
const zalando: readonly ProducerEntry[] = [
  ...partsOf({ ...ZALANDO, services: ['', '-repl', '-pooler', '-pooler-repl'] }),
  { ...ZALANDO, makes: 'Secret', each: 'spec.users.*', name: `{#}${ZALANDO_SECRET}`, keys: BASIC },
  ...['postgres', 'standby', 'pooler'].map((user): ProducerEntry => ({
    ...ZALANDO,
    makes: 'Secret',
    name: user + ZALANDO_SECRET,
    keys: BASIC,
  })),
];

const CRUNCHY = { kind: 'PostgresCluster', group: 'postgres-operator.crunchydata.com' } as const;

/** https://access.crunchydata.com/documentation/postgres-operator/latest/ */
const crunchy: readonly ProducerEntry[] = [
  ...partsOf({
    ...CRUNCHY,
    services: ['-ha', '-ha-config', '-primary', '-replicas', '-pods', '-pgbouncer'],
    secrets: ['-cluster-cert', '-pgbouncer'],
  }),
  { ...CRUNCHY, makes: 'Secret', each: 'spec.users.*', name: '{metadata.name}-pguser-{.name}' },
  { ...CRUNCHY, makes: 'Secret', name: '{metadata.name}-pguser-{metadata.name}', when: '!spec.users.*.name' },
];

const KAFKA_USER = { kind: 'KafkaUser', group: 'kafka.strimzi.io', makes: 'Secret' } as const;

/** https://strimzi.io/docs/operators/latest/deploying */
const strimzi: readonly ProducerEntry[] = [
  ...partsOf({
    kind: 'Kafka',
    group: 'kafka.strimzi.io',
    services: ['-kafka-bootstrap', '-kafka-brokers', '-kafka-external-bootstrap', '-zookeeper-client'],
    secrets: ['-cluster-ca-cert', '-cluster-ca', '-clients-ca-cert', '-clients-ca'],
  }),
  {
    kind: 'Kafka',
    group: 'kafka.strimzi.io',
    makes: 'Service',
    each: 'spec.kafka.listeners.*',
    name: '{metadata.name}-kafka-{.name}-bootstrap',
  },
  {
    ...KAFKA_USER,
    name: '{spec.template.secret.metadata.name|metadata.name}',
    keys: ['ca.crt', 'user.crt', 'user.key', 'user.p12', 'user.password'],
    when: 'spec.authentication.type=tls',
  },
  {
    ...KAFKA_USER,
    name: '{metadata.name}',
    keys: ['password', 'sasl.jaas.config'],
    when: 'spec.authentication.type=scram-sha-512',
  },
  ...partsOf({ kind: 'KafkaConnect', group: 'kafka.strimzi.io', services: ['-connect-api'] }),
  ...partsOf({ kind: 'KafkaBridge', group: 'kafka.strimzi.io', services: ['-bridge-service'] }),
];

const ELASTIC = '.k8s.elastic.co';

/** https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s */
const elastic: readonly ProducerEntry[] = [
  {
    kind: 'Elasticsearch',
    group: `elasticsearch${ELASTIC}`,
    makes: 'Secret',
    name: '{metadata.name}-es-elastic-user',
    keys: ['elastic'],
  },
  ...partsOf({
    kind: 'Elasticsearch',
    group: `elasticsearch${ELASTIC}`,
    services: ['-es-http', '-es-internal-http', '-es-transport'],
    secrets: [
      '-es-http-ca-internal',
      '-es-http-certs-internal',
      '-es-http-certs-public',
      '-es-internal-users',
      '-es-remote-ca',
      '-es-transport-certs-public',
    ],
  }),
  {
    kind: 'Elasticsearch',
    group: `elasticsearch${ELASTIC}`,
    makes: 'Service',
    each: 'spec.nodeSets.*',
    name: '{metadata.name}-es-{.name}',
  },
  ...partsOf({
    kind: 'Kibana',
    group: `kibana${ELASTIC}`,
    services: ['-kb-http'],
    secrets: ['-kb-http-certs-public', '-kb-http-certs-internal', '-kb-config', '-kibana-user'],
  }),
  ...partsOf({
    kind: 'ApmServer',
    group: `apm${ELASTIC}`,
    services: ['-apm-http'],
    secrets: ['-apm-token', '-apm-http-certs-public'],
  }),
  ...partsOf({ kind: 'Logstash', group: `logstash${ELASTIC}`, services: ['-ls-api'] }),
];

const MONGO = { kind: 'MongoDBCommunity', group: 'mongodbcommunity.mongodb.com', each: 'spec.users.*' } as const;

/** https://github.com/mongodb/mongodb-kubernetes-operator */
const mongo: readonly ProducerEntry[] = [
  ...partsOf({ kind: MONGO.kind, group: MONGO.group, services: ['-svc'] }),
  {
    ...MONGO,
    makes: 'Secret',
    name: '{.connectionStringSecretName}',
    namespace: '{.connectionStringSecretNamespace|metadata.namespace}',
  },
  {
    ...MONGO,
    makes: 'Secret',
    name: '{metadata.name}-{.db}-{.name}',
    when: '!.connectionStringSecretName',
  },
  { ...MONGO, makes: 'Secret', name: '{.scramCredentialsSecretName}-scram-credentials' },
];

const databases: readonly ProducerEntry[] = [
  {
    kind: 'RabbitmqCluster',
    group: 'rabbitmq.com',
    makes: 'Secret',
    name: '{metadata.name}-default-user',
  },
  ...partsOf({
    kind: 'RabbitmqCluster',
    group: 'rabbitmq.com',
    services: ['', '-nodes'],
    secrets: ['-erlang-cookie'],
    configMaps: ['-plugins-conf', '-server-conf'],
    accounts: ['-server'],
  }),
  ...['rfs', 'rfrm', 'rfrs'].map((prefix): ProducerEntry => ({
    kind: 'RedisFailover',
    makes: 'Service',
    name: `${prefix}-{metadata.name}`,
  })),
  ...partsOf({ kind: 'Redis', services: ['', '-headless', '-additional'] }),
  ...partsOf({ kind: 'RedisReplication', services: ['', '-headless', '-additional', '-master', '-replica'] }),
  ...partsOf({
    kind: 'RedisCluster',
    services: ['', '-leader', '-leader-headless', '-follower', '-follower-headless'],
  }),
  ...partsOf({ kind: 'RedisSentinel', services: ['-sentinel', '-sentinel-headless'] }),
  ...partsOf({ kind: 'MariaDB', services: ['', '-internal', '-primary', '-secondary'] }),
  ...['rootPasswordSecretKeyRef', 'passwordSecretKeyRef'].map((field): ProducerEntry => ({
    kind: 'MariaDB',
    makes: 'Secret',
    name: `{spec.${field}.name}`,
    when: `spec.${field}.generate`,
    keysAt: `spec.${field}.key`,
  })),
  ...partsOf({ kind: 'InnoDBCluster', services: ['', '-instances'] }),
  ...partsOf({ kind: 'PerconaXtraDBCluster', services: ['-haproxy', '-haproxy-replicas', '-proxysql', '-pxc'] }),
  ...partsOf({ kind: 'PerconaPGCluster', services: ['-ha', '-primary', '-replicas', '-pgbouncer'] }),
  {
    kind: 'PerconaServerMongoDB',
    makes: 'Service',
    each: 'spec.replsets.*',
    name: '{metadata.name}-{.name}',
  },
  ...partsOf({ kind: 'PerconaServerMongoDB', services: ['-mongos'], secrets: ['-secrets'] }),
  {
    kind: 'ClickHouseInstallation',
    makes: 'Service',
    name: 'clickhouse-{metadata.name}',
  },
  ...partsOf({ kind: 'Tenant', group: 'minio.min.io', services: ['-console', '-hl'] }),
  { kind: 'Tenant', group: 'minio.min.io', makes: 'Service', name: 'minio' },
  { kind: 'CephObjectStore', makes: 'Service', name: 'rook-ceph-rgw-{metadata.name}' },
];

const platforms: readonly ProducerEntry[] = [
  // https://www.keycloak.org/operator/basic-deployment
  ...partsOf({ kind: 'Keycloak', group: 'k8s.keycloak.org', services: ['-service', '-discovery'] }),
  {
    kind: 'Keycloak',
    group: 'k8s.keycloak.org',
    makes: 'Secret',
    name: '{metadata.name}-initial-admin',
    keys: BASIC,
    when: '!spec.bootstrapAdmin.user.secret',
  },
  ...partsOf({ kind: 'Service', group: 'serving.knative.dev', services: ['', '-private'] }),
  // https://prometheus-operator.dev/docs/api-reference/api/
  { kind: 'Prometheus', group: 'monitoring.coreos.com', makes: 'Service', name: 'prometheus-operated' },
  { kind: 'PrometheusAgent', group: 'monitoring.coreos.com', makes: 'Service', name: 'prometheus-operated' },
  { kind: 'Alertmanager', group: 'monitoring.coreos.com', makes: 'Service', name: 'alertmanager-operated' },
  { kind: 'ThanosRuler', group: 'monitoring.coreos.com', makes: 'Service', name: 'thanos-ruler-operated' },
  ...partsOf({
    kind: 'Grafana',
    group: 'grafana.integreatly.org',
    services: ['-service'],
    secrets: ['-admin-credentials'],
    accounts: ['-sa'],
  }),
  ...partsOf({
    kind: 'OpenTelemetryCollector',
    services: ['-collector', '-collector-headless', '-collector-monitoring'],
    configMaps: ['-collector'],
    accounts: ['-collector'],
  }),
  ...partsOf({ kind: 'Jaeger', services: ['-agent', '-collector', '-collector-headless', '-query'] }),
  ...partsOf({ kind: 'TempoMonolithic', services: [''] }),
  {
    kind: 'ArgoCD',
    makes: 'Service',
    name: '{metadata.name}-server',
  },
  // Flagger puts its own Services beside the target's, named like it unless the Canary says otherwise.
  ...['', '-canary', '-primary'].map((suffix): ProducerEntry => ({
    kind: 'Canary',
    group: 'flagger.app',
    makes: 'Service',
    name: `{spec.service.name|spec.targetRef.name}${suffix}`,
  })),
];

/** What operators of databases, brokers and platforms make beside their pods. */
export const operatorEntries: readonly ProducerEntry[] = [
  ...cloudNativePg,
  ...zalando,
  ...crunchy,
  ...strimzi,
  ...elastic,
  ...mongo,
  ...databases,
  ...platforms,
];
