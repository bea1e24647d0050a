// The client's secret in a realm file is the placeholder of a variable; its value does not compile.
import { placeholder, realmOf, type RealmClient } from '../../../lib/components';
import { hosts } from '../given';

export const realm = realmOf(hosts, placeholder('langgraph_client_secret'));

// expect: TS2345 Argument of type '"s3cr3t"' is not assignable to parameter of type
export const literal = realmOf(hosts, 's3cr3t');
// expect: TS2345 is not assignable to parameter of type
export const variable = realmOf(hosts, 'LANGGRAPH_CLIENT_SECRET');
// expect: TS2345 is not assignable to parameter of type
export const lowerCase = realmOf(hosts, '${langgraph_client_secret}');

// expect: TS2322 Type '"http://app.example.test/*"' is not assignable to type
export const plain: RealmClient['redirectUris'] = ['http://app.example.test/*'];
