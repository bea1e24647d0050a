/** Functions of Go's text/template itself (https://pkg.go.dev/text/template#hdr-Functions). */
const GO = 'and call eq ge gt html index js le len lt ne not or print printf println slice urlquery';

/** Functions of sprig for texts (https://masterminds.github.io/sprig/), without those that read the operator's pod. */
const SPRIG = `
  abbrev abbrevboth add add1 add1f addf adler32sum ago all any append atoi b32dec b32enc b64dec b64enc base bcrypt biggest
  buildCustomCert camelcase cat ceil chunk clean coalesce compact concat contains date dateInZone dateModify date_in_zone
  date_modify decryptAES deepCopy deepEqual default derivePassword dict dig dir div divf duration durationRound empty
  encryptAES ext fail first float64 floor fromJson genCA genCAWithKey genPrivateKey genSelfSignedCert
  genSelfSignedCertWithKey genSignedCert genSignedCertWithKey get has hasKey hasPrefix hasSuffix hello hexdec htmlDate
  htmlDateInZone htpasswd indent initial initials int int64 isAbs join kebabcase keys kindIs kindOf last list lower max maxf
  merge mergeOverwrite min minf mod mul mulf mustAppend mustChunk mustCompact mustDateModify mustDeepCopy mustFirst
  mustFromJson mustHas mustInitial mustLast mustMerge mustMergeOverwrite mustPrepend mustPush mustRegexFind mustRegexFindAll
  mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit mustRest mustReverse mustSlice mustToDate
  mustToJson mustToPrettyJson mustToRawJson mustUniq mustWithout must_date_modify nindent nospace now omit osBase osClean
  osDir osExt osIsAbs pick pluck plural prepend push quote randAlpha randAlphaNum randAscii randBytes randInt randNumeric
  randSeededNumeric regexFind regexFindAll regexMatch regexQuoteMeta regexReplaceAll regexReplaceAllLiteral regexSplit repeat
  replace rest reverse round semver semverCompare seq set sha1sum sha256sum sha512sum shuffle slice snakecase sortAlpha
  split splitList splitn squote sub subf substr swapcase ternary title toDate toDecimal toJson toPrettyJson toRawJson
  toString toStrings trim trimAll trimPrefix trimSuffix trimall trunc tuple typeIs typeIsLike typeOf uniq unixEpoch unset
  until untilStep untitle upper urlJoin urlParse uuidv4 values without wrap wrapWith`;

/** The operator's own (https://external-secrets.io/latest/guides/templating/). */
const OWN = `
  certSANs filterCertChain filterPEM fromYaml fullPemToPkcs12 fullPemToPkcs12Pass jwkPrivateKeyPem jwkPublicKeyPem
  pemToPkcs12 pemToPkcs12Pass pemTruststoreToPKCS12 pemTruststoreToPKCS12Pass pkcs12cert pkcs12certPass pkcs12key
  pkcs12keyPass rsaDecrypt toYaml`;

function wordsOf(...lists: readonly string[]): Set<string> {
  return new Set(lists.flatMap((list) => list.trim().split(/\s+/)));
}

/** Every function that some release of the External Secrets Operator has. */
export const knownFunctions: ReadonlySet<string> = wordsOf(GO, SPRIG, OWN);

/** Functions of Helm and of other tools, and those that the operator takes out: no release has them. */
export const foreignFunctions: ReadonlySet<string> = wordsOf(`
  env expandenv fromJsonArray fromYamlArray getSecret include key lookup required secret tpl`);

/** Functions that give another value at each run, the same arguments or not. */
export const randomFunctions: ReadonlySet<string> = wordsOf(`
  ago bcrypt buildCustomCert encryptAES genCA genCAWithKey genPrivateKey genSelfSignedCert genSelfSignedCertWithKey
  genSignedCert genSignedCertWithKey htpasswd now randAlpha randAlphaNum randAscii randBytes randInt randNumeric shuffle
  uuidv4`);
