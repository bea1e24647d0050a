"""What the image is: user, port, command; which extras it can contain."""

import re

from sources import Unreadable

MODULE_OF_EXTRA = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")


def stages_of(dockerfile):
    """The stages of a Dockerfile: name, what it is made from, its instructions."""
    joined = re.sub(r"\\\s*\n", " ", re.sub(r"^\s*#.*$\n?", "", dockerfile, flags=re.MULTILINE))
    stages = []
    for line in joined.splitlines():
        word, _, rest = line.strip().partition(" ")
        if word.upper() == "FROM":
            parts = rest.split()
            name = parts[2] if len(parts) > 2 and parts[1].upper() == "AS" else str(len(stages))
            stages.append({"name": name, "from": parts[0], "lines": []})
        elif stages and word:
            stages[-1]["lines"].append((word.upper(), rest.strip()))
    return stages


def lines_of(stages, stage):
    """The instructions of a stage after those of the stages it is made from."""
    before = next((other for other in stages if other["name"] == stage["from"] and other is not stage), None)
    return [*(lines_of(stages, before) if before else []), *stage["lines"]]


def user_of(lines):
    """The number of the user that the image runs as."""
    name = next((rest for word, rest in reversed(lines) if word == "USER"), "0").split(":")[0]
    if name.isdigit():
        return int(name)
    for word, rest in lines:
        for command in re.split(r"&&|;", rest) if word == "RUN" else []:
            parts = command.split()
            if "useradd" in parts and name in parts and "-u" in parts:
                return int(parts[parts.index("-u") + 1])
    raise Unreadable(f"docker/Dockerfile: no number is known of the user {name}")


def image_of(files):
    path = next((name for name in ("docker/Dockerfile", "Dockerfile") if name in files), None)
    if path is None:
        raise Unreadable("docker/Dockerfile: no such file, and no Dockerfile either")
    stages = stages_of(files[path])
    if not stages:
        raise Unreadable(f"{path}: has no stage")
    stage = next((one for one in stages if one["name"] == "final-base"), stages[-1])
    lines = lines_of(stages, stage)
    port = next((rest for word, rest in lines if word == "EXPOSE"), None)
    if port is None or not port.split("/")[0].isdigit():
        raise Unreadable(f"{path}: the stage {stage['name']} exposes no port")
    command = next((re.findall(r'"([^"]*)"', rest) for word, rest in reversed(lines) if word == "CMD"), [])
    return {"stage": stage["name"], "user": user_of(lines), "port": int(port.split("/")[0]), "command": command}


def distribution(requirement):
    found = MODULE_OF_EXTRA.match(requirement)
    return found.group(0).lower() if found else requirement


def extras_of(project, imported):
    """Extras with a distribution that the program imports and that its base has not."""
    base = {distribution(one) for one in project.get("dependencies", [])}
    found = {}
    for name, requirements in project.get("optional-dependencies", {}).items():
        wanted = [
            one
            for one in map(distribution, requirements)
            if one not in base and any(is_within(other, module) for other in imported for module in modules_of(one))
        ]
        if wanted:
            found[name] = sorted(set(wanted))
    return found


def modules_of(name):
    return {name.replace("-", "."), name.replace("-", "_")}


def is_within(imported, module):
    return imported == module or imported.startswith(f"{module}.")
