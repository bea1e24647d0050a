// What cdk8s.yaml loads; the app has been compiled by then.
module.exports = require('../build/js/lib/policy/cdk8s-plugin.js');
