"""
Reads the program's contract out of its source: a JSON object from path to text comes in, the contract goes out as JSON.
Nothing of the program is imported or run.
"""

import json
import sys

try:
    import tomllib
except ImportError:
    sys.exit("python3 is older than 3.11, which first reads pyproject.toml")

from fields import fields_of, settings_classes
from image import extras_of, image_of
from readers import reads_of
from routes import ending, routes_of
from sources import Unreadable, imports_of, started, trees_of
from startup import rules_of
from variables import variables_of

PROBES = {"startup": "startup", "readiness": "ready", "liveness": "live"}


def settings_of(trees, files, classes):
    """Every variable that the program reads, and every field, by the variable's name in lower case."""
    fields = fields_of(trees, files)
    counts, whole = reads_of(trees, classes, [one["field"] for one in fields])
    settings = {}
    for one in fields:
        for variable in one["variables"]:
            entry = {"type": one["type"], "readers": counts[one["field"]]}
            if variable != one["field"]:
                entry["field"] = one["field"]
            if "default" in one:
                entry["default"] = one["default"]
            settings[variable] = entry
    for variable, found in variables_of(trees, classes).items():
        if variable in settings:
            settings[variable]["readers"] += found["readers"]
        else:
            settings[variable] = found
    return settings, {name: sum(1 for one in fields if one["class"] == name) for name in classes}, whole


def contract_of(files):
    try:
        project = tomllib.loads(files["pyproject.toml"])["project"]
    except KeyError:
        raise Unreadable("pyproject.toml: names no project") from None
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"pyproject.toml: {error}") from None
    trees = trees_of(files)
    classes = settings_classes(trees)
    if not classes:
        raise Unreadable("src/: no class stands on pydantic's BaseSettings")
    image = image_of(files)
    start = image["command"][-1] if image["command"] else ""
    running = started(trees, start)
    settings, sizes, whole = settings_of(running, files, classes)
    paths = routes_of(trees, start, "app")
    probes = {name: found[0] for name, last in PROBES.items() if (found := ending(paths, last))}
    for name, last in PROBES.items():
        if name not in probes:
            raise Unreadable(f"src/: the application that the image starts ({start or 'none'}) has no route that ends in /{last}")
    fields = {one.get("field", name) for name, one in settings.items()}
    return {
        "version": project.get("version", ""),
        "image": {**image, "extras": extras_of(project, {name for module, tree in running.items() for name in imports_of(module, tree)})},
        "probes": probes,
        "metrics": sorted(path for path in set(paths) if "metrics" in path.split("/")),
        "fields": sizes,
        "handedOutWhole": whole,
        "startUpRules": rules_of(classes, fields),
        "settings": settings,
    }


if __name__ == "__main__":
    try:
        json.dump(contract_of(json.load(sys.stdin)), sys.stdout)
    except Unreadable as problem:
        sys.exit(str(problem))
