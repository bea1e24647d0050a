/**
 * Brings OpenFGA to the model and the grants that lie beside it, and says in a ConfigMap which store and model the
 * mcp-server is to ask. Run again it changes only what differs. It needs Python 3 and nothing else, which the
 * mcp-server's own image has.
 *
 * The identifiers come last: a pod that has them finds everything. A store that the ConfigMap names is kept as long as it
 * exists, so that two of one name, which OpenFGA allows, are never mixed up; of those the oldest is taken.
 */
export const BOOTSTRAP = `import hashlib
import json
import os
import pathlib
import ssl
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

FILES = pathlib.Path(__file__).parent
ACCOUNT = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "/var/run/secrets/kubernetes.io/serviceaccount")
STORE_NAME = "mcp-server-langgraph"
DIGEST = "keyfit.io/openfga-model-sha256"
WAIT_SECONDS = 300


class Refused(Exception):
    def __init__(self, status, text):
        super().__init__(f"{status} {text[:500]}")
        self.status = status


def call(method, url, body=None, headers=None, context=None):
    data = None if body is None else json.dumps(body).encode()
    every = {"content-type": "application/json", **(headers or {})}
    request = urllib.request.Request(url, data=data, method=method, headers=every)
    try:
        with urllib.request.urlopen(request, timeout=30, context=context) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        raise Refused(error.code, f"{method} {url}: {error.read().decode(errors='replace')}") from None


class ConfigMap:
    """The object that the mcp-server reads; this account may read and change it, and no other."""

    def __init__(self, name):
        host, port = os.environ["KUBERNETES_SERVICE_HOST"], os.environ["KUBERNETES_SERVICE_PORT"]
        server = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        namespace = (ACCOUNT / "namespace").read_text().strip()
        self.name = name
        self.url = f"https://{server}/api/v1/namespaces/{namespace}/configmaps/{name}"
        self.context = ssl.create_default_context(cafile=ACCOUNT / "ca.crt")

    def headers(self, kind):
        return {"authorization": f"Bearer {(ACCOUNT / 'token').read_text().strip()}", "content-type": kind}

    def read(self):
        return call("GET", self.url, None, self.headers("application/json"), self.context)

    def write(self, data, annotations):
        patch = {"data": data, "metadata": {"annotations": annotations}}
        call("PATCH", self.url, patch, self.headers("application/merge-patch+json"), self.context)


class OpenFga:
    def __init__(self, url):
        self.url = url

    def get(self, path):
        return call("GET", self.url + path)

    def post(self, path, body):
        return call("POST", self.url + path, body)

    def wait(self):
        until = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                if self.get("/healthz").get("status") == "SERVING":
                    return
                reason = "it does not serve yet"
            except (OSError, Refused) as error:
                reason = str(error)
            if time.monotonic() > until:
                raise SystemExit(f"OpenFGA at {self.url} was not ready for {WAIT_SECONDS} s: {reason}")
            print(f"waiting for OpenFGA: {reason}", flush=True)
            time.sleep(2)

    def exists(self, path):
        try:
            self.get(path)
            return True
        except Refused as refused:
            if refused.status in (400, 404):
                return False
            raise

    def stores(self):
        token = ""
        while True:
            page = self.get(f"/stores?page_size=100&continuation_token={urllib.parse.quote(token)}")
            yield from page.get("stores", [])
            token = page.get("continuation_token", "")
            if token == "":
                return

    def tuples(self, store, subject, kind):
        token = ""
        while True:
            body = {"tuple_key": {"user": subject, "object": f"{kind}:"}, "page_size": 100, "continuation_token": token}
            page = self.post(f"/stores/{store}/read", body)
            for found in page.get("tuples", []):
                yield {name: found["key"][name] for name in ("user", "relation", "object")}
            token = page.get("continuation_token", "")
            if token == "":
                return


def store_of(openfga, known):
    if known and openfga.exists(f"/stores/{known}"):
        return known, "kept"
    named = [store for store in openfga.stores() if store["name"] == STORE_NAME]
    if named:
        return min(named, key=lambda store: store["created_at"])["id"], "found"
    return openfga.post("/stores", {"name": STORE_NAME})["id"], "created"


def model_of(openfga, store, known, is_current):
    if known and is_current and openfga.exists(f"/stores/{store}/authorization-models/{known}"):
        return known, "kept"
    model = json.loads((FILES / "model.json").read_text())
    return openfga.post(f"/stores/{store}/authorization-models", model)["authorization_model_id"], "written"


def grant(openfga, store, model):
    wanted = json.loads((FILES / "grants.json").read_text())
    pairs = [(subject, kind) for subject in wanted["subjects"] for kind in wanted["types"]]
    present = [found for subject, kind in pairs for found in openfga.tuples(store, subject, kind)]
    writes = [one for one in wanted["tuples"] if one not in present]
    deletes = [one for one in present if one not in wanted["tuples"]]
    changes = {"writes": writes, "deletes": deletes}
    body = {name: {"tuple_keys": keys} for name, keys in changes.items() if keys}
    if body:
        openfga.post(f"/stores/{store}/write", {**body, "authorization_model_id": model})
    return len(writes), len(deletes)


def main():
    identifiers = ConfigMap(sys.argv[1])
    openfga = OpenFga(os.environ["OPENFGA_API_URL"].rstrip("/"))
    digest = hashlib.sha256((FILES / "model.json").read_bytes()).hexdigest()
    openfga.wait()
    before = identifiers.read()
    data = before.get("data") or {}
    annotations = before["metadata"].get("annotations") or {}
    store, of_store = store_of(openfga, data.get("openfga_store_id"))
    model, of_model = model_of(openfga, store, data.get("openfga_model_id"), annotations.get(DIGEST) == digest)
    granted, revoked = grant(openfga, store, model)
    after = {"openfga_store_id": store, "openfga_model_id": model}
    if any(data.get(key) != value for key, value in after.items()) or annotations.get(DIGEST) != digest:
        identifiers.write(after, {DIGEST: digest})
    print(f"store {store} {of_store}, model {model} {of_model}, {granted} granted, {revoked} revoked")


try:
    main()
except Refused as refused:
    sys.exit(f"refused: {refused}")
except OSError as error:
    sys.exit(f"not reached: {error}")
`;
