"""The paths that the program answers: routes, routers and mounted applications, from the module that the image starts."""

import ast

from sources import argument, last_name, source_of, text_of

MOST_MOUNTS = 8


def bindings_of(module, tree):
    """Where a name of a module comes from: (module, name) for an import."""
    return {
        alias.asname or alias.name: (source_of(module, tree, node), alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def made_with_prefix(tree, name):
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and last_name(node.targets[0]) == name:
            return text_of(argument(node.value, "prefix")) or ""
    return ""


def routes_of(trees, module, app, prefix="", depth=0):
    """Every path with GET below an application or router."""
    tree = trees.get(module)
    if tree is None or depth > MOST_MOUNTS:
        return []
    base = prefix + made_with_prefix(tree, app)
    imports = bindings_of(module, tree)
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and last_name(node.func.value) == app):
            continue
        if node.func.attr == "get":
            found.extend([base + path] if (path := text_of(argument(node, "path", 0))) is not None else [])
        elif node.func.attr in ("mount", "include_router"):
            mount = node.func.attr == "mount"
            other = argument(node, "app", 1) if mount else argument(node, "router", 0)
            below = text_of(argument(node, "path", 0) if mount else argument(node, "prefix")) or ""
            name = last_name(other) if other is not None else None
            source, original = imports.get(name, (module, name))
            if original is not None:
                found.extend(routes_of(trees, source, original, base + below, depth + 1))
    return found


def ending(paths, last):
    """The route with that last part that has the fewest; a mounted twin is longer."""
    fitting = sorted((path for path in paths if path.endswith(f"/{last}")), key=lambda path: (path.count("/"), path))
    return fitting[:1]
