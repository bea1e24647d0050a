// A ServiceAccount is an object: its name alone does not fit, nor does a Google account of another form.
import { Job, ServiceAccount } from '../../../lib/constructs';
import { component } from '../given';

const user = { uid: 1000, gid: 1000, fsGroup: 1000 };
const account = new ServiceAccount(component, 'server', 'server@project.iam.gserviceaccount.com');

export const named = new Job(component, 'migrate', { user, account });
