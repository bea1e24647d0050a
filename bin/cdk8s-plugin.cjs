/** What cdk8s.yaml loads: the validation plugin, built anew where a source has changed since. */
exports.KeyfitValidation = class {
  constructor(properties) {
    this.properties = properties;
  }

  /** Reports every error, and says failure where there is one. */
  async validate(context) {
    const { buildPrograms, findPrograms, runModule } = await import('../scripts/programs.mjs');
    const names = ['plugin', 'worker'];
    try {
      const [plugin] = findPrograms(...names) ?? (await buildPrograms(...names));
      const { KeyfitValidation } = runModule(plugin);
      await new KeyfitValidation(this.properties).validate(context);
    } catch (error) {
      if (error.name !== 'BuildFault') throw error;
      context.report.addViolation(notBuilt(error));
      context.report.submit('failure');
    }
  }
};

/** As a violation: cdk8s shows the stack trace of a plugin that throws. */
function notBuilt({ message }) {
  return {
    ruleName: 'keyfit-is-built',
    recommendation: 'The rules can be run.',
    fix: 'Do what is said.',
    violatingResources: [{ resourceName: '', locations: [`keyfit: ${message}`], manifestPath: '' }],
  };
}
