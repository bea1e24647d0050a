import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { containerName, eachServer, faultOf, type Server } from './server';
import { file } from './sources';

/** Defaults that whoever replaces all of them has to repeat. */
const DEFAULTS: readonly RegExp[] = [/^-Xmx|^-XX:MaxRAMPercentage=/, /^-XX:\+ExitOnOutOfMemoryError$/];

function look(server: Server): Fault[] {
  const variable = server.environment.variables.get('JAVA_OPTS');
  if (variable === undefined || variable.value === '') return [];
  const words = server.javaOptions.filter((option) => option.variable === 'JAVA_OPTS').map(({ text }) => text);
  if (DEFAULTS.every((needed) => words.some((word) => needed.test(word)))) return [];
  const message = `${containerName(server)} sets "JAVA_OPTS", which replaces all of Keycloak's own options of the Java machine, its heap's bound and its end on lack of memory among them`;
  const fix = 'set "JAVA_OPTS_APPEND" to add options, "JAVA_OPTS_KC_HEAP" for the heap';
  return [faultOf(server, { path: variable.path, message, fix })];
}

/** `kc.sh` sets no option of its own where there is a `JAVA_OPTS`. */
export const keycloakJavaOpts: Rule = {
  id: 'keycloak-java-opts',
  family: 'keycloak',
  severity: 'warning',
  summary: "Options of the Java machine are added to Keycloak's own and do not replace them.",
  why: "A `JAVA_OPTS` of one's own drops the bound of the heap, the bound of the metaspace, the encoding and the end on lack of memory, after which a pod without memory stays and answers nothing.",
  bad: examplePod({
    container: 'args: [start, --optimized]\nenv:\n  - name: JAVA_OPTS\n    value: -Djava.net.preferIPv4Stack=true\n',
  }),
  good: examplePod({
    container:
      'args: [start, --optimized]\nenv:\n  - name: JAVA_OPTS_APPEND\n    value: -Djava.net.preferIPv4Stack=true\n',
  }),
  remedy: 'Move additions to `JAVA_OPTS_APPEND` and the heap to `JAVA_OPTS_KC_HEAP`.',
  source: file('quarkus/dist/src/main/content/bin/kc.sh'),
  check: eachServer(look),
};
