import type { Construct } from 'constructs';
import { textFile, wired, type Tagged } from '../../config';
import {
  Component,
  ConfigMap,
  ConfigMapWriter,
  type Endpoint,
  type EnvOf,
  FilledConfigMap,
  Job,
  type Resources,
  ServiceAccount,
  type Target,
} from '../../constructs';
import { mcpServerImage, mcpServerUser } from '../images';
import { jsonFile } from '../json-file';
import { grants } from './grants';
import { authorizationModel } from './model';
import { BOOTSTRAP } from './script';

/** The settings that OpenFGA's answers to the bootstrap decide. */
const IDENTIFIERS = ['openfga_store_id', 'openfga_model_id'] as const;

/** A setting of the mcp-server that exists only once OpenFGA has a store and a model. */
export type IdentifierSetting = (typeof IDENTIFIERS)[number];

const keys = {
  openfga_api_url: wired<Tagged<'openfga.http.url'>>({ doc: 'Base URL of OpenFGA, where store and model are made.' }),
  'bootstrap.py': textFile({ doc: 'Makes the store, writes the model and the grants, and says which they are.' }),
  'model.json': textFile({ doc: 'The authorization model, as the request that writes it.' }),
  'grants.json': textFile({ doc: 'What the realm’s roles may do, as tuples.' }),
} as const;

const RESOURCES: Resources = {
  requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '100Mi' },
  limits: { cpu: '200m', memory: '256Mi', ephemeralStorage: '200Mi' },
};

/** What the bootstrap stands on. */
export interface AuthorizationProps {
  /** The registry that has the mcp-server's image. */
  readonly registry: string;
  readonly openfga: Endpoint<'openfga.http'>;
}

/**
 * What the mcp-server asks OpenFGA about: a Job makes the store, writes the authorization model and what the realm's roles
 * are granted, and hands the identifiers on in a ConfigMap, the only object that it may change. A change of model or
 * grants is another Job.
 */
export class Authorization extends Component {
  private readonly identifiers: FilledConfigMap<IdentifierSetting>;

  constructor(scope: Construct, target: Target, { registry, openfga }: AuthorizationProps) {
    // Its file must not come before that of the namespace, which is applied first by its name.
    super(scope, 'openfga-bootstrap', target);
    const account = new ServiceAccount(this, 'openfga-bootstrap');
    const job = new Job(this, 'openfga-bootstrap', { account, user: mcpServerUser, callsApi: true });
    this.identifiers = new FilledConfigMap(this, 'openfga-identifiers', IDENTIFIERS, `Job ${job.base}`);
    new ConfigMapWriter(this, 'openfga-bootstrap', account, this.identifiers);
    const config = new ConfigMap(this, 'openfga-bootstrap', {
      keys,
      values: {},
      wired: {
        openfga_api_url: job.connect(openfga, { wait: true }).url,
        'bootstrap.py': BOOTSTRAP,
        'model.json': jsonFile(authorizationModel),
        'grants.json': jsonFile(grants),
      },
    });
    job.run({
      // For its Python.
      image: mcpServerImage(registry),
      command: ['python', '-I', '/bootstrap/bootstrap.py', this.identifiers.sourceName],
      env: config.env(['openfga_api_url']),
      resources: RESOURCES,
      // The second is in the image's contract; only the program writes there.
      writable: { '/tmp': '16Mi', '/app/.cache': '16Mi' },
      files: {
        '/bootstrap': config.files({
          'bootstrap.py': 'bootstrap.py',
          'model.json': 'model.json',
          'grants.json': 'grants.json',
        }),
      },
    });
  }

  /** The identifiers as environment variables; pods that read them start once the Job has written them. */
  env(): EnvOf<IdentifierSetting> {
    return this.identifiers.envAll();
  }
}
