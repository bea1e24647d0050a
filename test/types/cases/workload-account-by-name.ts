// A ServiceAccount is an object: its name alone does not fit, nor does a Google account of another form.
import { Job, ServiceAccount } from '../../../lib/constructs';
import { component } from '../given';

const user = { uid: 1000, gid: 1000, fsGroup: 1000 };
const account = new ServiceAccount(component, 'server', 'server@project.iam.gserviceaccount.com');

// expect: TS2322 Type 'string' is not assignable to type 'ServiceAccount'.
export const named = new Job(component, 'migrate', { user, account: 'production-server' });
// expect: TS2739 Type '{ accountName: string; }' is missing the following properties from type 'ServiceAccount': node, with
export const likeIt = new Job(component, 'migrate', { user, account: { accountName: 'production-server' } });
// expect: TS2345 Argument of type '"server@project"' is not assignable to parameter of type '`${string}@${string}.iam.gserviceaccount.com`'.
export const other = new ServiceAccount(component, 'other', 'server@project');
// expect: TS2741 Property 'user' is missing in type '{ account: ServiceAccount; }' but required in type 'PodProps'.
export const rootless = new Job(component, 'migrate', { account });
