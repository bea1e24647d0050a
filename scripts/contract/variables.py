"""Variables of the environment that code reads itself, past the settings classes."""

import ast

from fields import public_default
from sources import argument, dotted, functions_in, last_name, literal, own_nodes, text_of

READS = {"getenv", "os.getenv", "environ.get", "os.environ.get"}
CONVERSIONS = {"int": "int", "float": "float"}


def name_read(node):
    """The variable that an expression reads, and whether the secrets manager stands between."""
    if isinstance(node, ast.Call):
        if dotted(node.func) in READS:
            return text_of(argument(node, "key", 0)), False
        if last_name(node.func) == "get_secret":
            return text_of(argument(node, "key", 0)), True
    if isinstance(node, ast.Subscript) and dotted(node.value) in ("environ", "os.environ") and isinstance(node.ctx, ast.Load):
        return text_of(node.slice), False
    return None, False


def parents_of(scope):
    return {child: node for node in ast.walk(scope) for child in ast.iter_child_nodes(node)}


def type_of(node, parents):
    """What the code makes of the text: `int(os.getenv(…))`, `os.getenv(…).lower() == "true"`."""
    above = parents.get(node)
    while isinstance(above, (ast.BoolOp, ast.Attribute)) or (isinstance(above, ast.Call) and last_name(above) in ("lower", "strip")):
        node, above = above, parents.get(above)
    if isinstance(above, ast.Call) and isinstance(above.func, ast.Name):
        return CONVERSIONS.get(above.func.id, "str")
    if isinstance(above, ast.Compare) and any("true" in words for words in map(literal_words, above.comparators)):
        return "bool"
    return "str"


def literal_words(node):
    return [text for part in ast.walk(node) if (text := text_of(part)) is not None]


def default_of(node, kind):
    """The default, in the type that the code makes of it."""
    if not isinstance(node, ast.Call):
        return []
    given = argument(node, "default", 1) or argument(node, "fallback")
    value = literal(given) if given is not None else []
    if not value or not isinstance(value[0], str):
        return []
    try:
        return [{"int": int, "float": float, "bool": lambda text: text == "true"}.get(kind, str)(value[0])]
    except ValueError:
        return []


def variables_of(trees, classes):
    """Every variable that code reads itself. A settings class that asks for what fills its own field does not count."""
    found = {}
    for module, tree in trees.items():
        parents = parents_of(tree)
        for scope, owner in [(tree, None), *functions_in(tree)]:
            for node in own_nodes(scope):
                name, by_manager = name_read(node)
                if name is None or not name.isupper() or (by_manager and owner is not None and owner.name in classes):
                    continue
                kind = type_of(node, parents)
                default = default_of(node, kind)
                known = found.setdefault(name.lower(), {"type": kind, "readers": 0})
                known["readers"] += 1
                if default and public_default(name, default[0]):
                    known.setdefault("default", default[0])
    return found
