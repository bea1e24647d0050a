"""The fields of settings classes: names, types, words, defaults."""

import ast
import io
import re
import tokenize

from sources import argument, last_name, literal, text_of, words_in

SECRET = re.compile(r"(^|_)(key|secret|password|token|credentials?|webhook_url|connection_string)$")
URL_WITH_PASSWORD = re.compile(r"://[^/@\s]*:[^/@\s]*@")
PLAIN = {"str": "str", "SecretStr": "str", "int": "int", "float": "float", "bool": "bool"}


def is_secret(name):
    return SECRET.search(name.lower()) is not None


def public_default(name, value):
    """A default that may be written down: no credential, and no URL with one in it."""
    if value is None or is_secret(name) and isinstance(value, str):
        return []
    return [] if isinstance(value, str) and URL_WITH_PASSWORD.search(value) else [value]


def settings_classes(trees):
    """Every class that has pydantic's `BaseSettings` above it, by name, with its module."""
    classes = [(module, node) for module, tree in trees.items() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    known = {"BaseSettings"}
    found = {}
    grown = True
    while grown:
        grown = False
        for module, node in classes:
            if node.name not in known and any(last_name(base) in known for base in node.bases):
                known.add(node.name)
                found[node.name] = (module, node)
                grown = True
    return found


def enumerations(trees):
    """The words of every Enum, by the name of its class."""
    found = {}
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any((last_name(base) or "").endswith("Enum") for base in node.bases):
                values = [text_of(part.value) for part in node.body if isinstance(part, ast.Assign)]
                if values and None not in values:
                    found[node.name] = values
    return found


def type_of(node, enums):
    """A type in the contract's words: a plain type, a list of texts, or the words that are allowed."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        sides = [side for side in (node.left, node.right) if not is_none(side)]
        return type_of(sides[0], enums) if len(sides) == 1 else ast.unparse(node)
    if isinstance(node, ast.Subscript):
        name = last_name(node.value)
        if name == "Optional":
            return type_of(node.slice, enums)
        if name == "Literal":
            return words_in(node.slice)
        if name in ("List", "list") and last_name(node.slice) == "str":
            return "list"
        return ast.unparse(node)
    name = last_name(node)
    return enums.get(name) or PLAIN.get(name) or ast.unparse(node)


def is_none(node):
    return isinstance(node, ast.Constant) and node.value is None


def comments_of(text):
    """The comment at the end of each line."""
    lines = io.StringIO(text).readline
    return {token.start[0]: token.string.lstrip("# ") for token in tokenize.generate_tokens(lines) if token.type == tokenize.COMMENT}


def words_of_comment(comment, default):
    """The words that a comment lists and nothing else: `"memory", "redis"`, `json or text`, `Backend: docker, process`."""
    bare = re.sub(r"\([^()]*\)", "", comment)
    bare = re.sub(r"^[A-Z]\w*:", "", bare)
    parts = [part.strip().strip("\"'") for part in re.split(r",| or ", bare)]
    words = [part for part in parts if part and part != "None"]
    fits = len(words) > 1 and all(re.fullmatch(r"[a-z][a-z0-9_-]*", word) for word in words)
    return words if fits and (default is None or default in words) else None


def prefix_of(node):
    """The prefix of a class's variables."""
    for part in node.body:
        names = [last_name(target) for target in part.targets] if isinstance(part, ast.Assign) else []
        if "model_config" in names and isinstance(part.value, ast.Call):
            return text_of(argument(part.value, "env_prefix")) or ""
    return ""


def variables_of(name, prefix, call):
    """The variables that fill a field: its aliases, which take the place of its name."""
    alias = None
    if call is not None:
        alias = argument(call, "validation_alias") or argument(call, "alias")
    words = words_in(alias) if alias is not None else []
    return [word.lower() for word in words] or [f"{prefix}{name}".lower()]


def field_of(part, prefix, enums, comments):
    """One field as the contract has it."""
    name = part.target.id
    call = part.value if isinstance(part.value, ast.Call) and last_name(part.value) == "Field" else None
    value = argument(call, "default", 0) if call is not None else part.value
    if call is not None and value is None and (factory := argument(call, "default_factory")) is not None:
        value = factory.body if isinstance(factory, ast.Lambda) else None
    known = literal(value) if value is not None else []
    kind = type_of(part.annotation, enums)
    if kind == "str" and (not known or known[0] is None or isinstance(known[0], str)):
        kind = words_of_comment(comments.get(part.end_lineno, ""), known[0] if known else None) or kind
    default = public_default(name, known[0]) if known else []
    return {
        "field": name,
        "variables": variables_of(name, prefix, call),
        "type": kind,
        **({"default": default[0]} if default else {}),
    }


def fields_of(trees, files):
    """Every field of every settings class, in the order of the source."""
    enums = enumerations(trees)
    classes = settings_classes(trees)
    found = []
    for name, (module, node) in classes.items():
        path = next(p for p in (f"src/{module.replace('.', '/')}.py", f"src/{module.replace('.', '/')}/__init__.py") if p in files)
        comments = comments_of(files[path])
        for part in node.body:
            is_field = isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
            if is_field and not part.target.id.startswith("_") and last_name(part.annotation) != "ClassVar" and part.target.id != "model_config":
                found.append({"class": name, **field_of(part, prefix_of(node), enums, comments)})
    return found
