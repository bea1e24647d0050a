"""The files of one commit as syntax trees, and small questions about a tree."""

import ast


class Unreadable(Exception):
    """What cannot be read, as one line for the user."""


def trees_of(files):
    """Every Python module below `src/`, by its dotted name."""
    trees = {}
    for path, text in sorted(files.items()):
        if not (path.startswith("src/") and path.endswith(".py")):
            continue
        name = path[len("src/") : -len(".py")].replace("/", ".")
        try:
            tree = ast.parse(text, path)
            tree.is_package = name.endswith(".__init__")
            trees[name.removesuffix(".__init__")] = tree
        except (SyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None) or 1
            raise Unreadable(f"{path}:{line}: this Python cannot parse it: {error.args[0]}") from error
    return trees


def last_name(node):
    """`c` of `a.b.c`, `a.b.c()` and `a.b.c[d]`."""
    if isinstance(node, ast.Call):
        return last_name(node.func)
    if isinstance(node, ast.Subscript):
        return last_name(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


def dotted(node):
    """`a.b.c` of an expression that is nothing but names."""
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return None if before is None else f"{before}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else None


def literal(node):
    """A literal's value in a list, or nothing where the value is worked out by code."""
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError):
        return []
    plain = (str, int, float, bool, type(None))
    simple = isinstance(value, plain) or (isinstance(value, (list, tuple)) and all(isinstance(v, plain) for v in value))
    return [list(value) if isinstance(value, tuple) else value] if simple else []


def text_of(node):
    """The text of a string literal."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def words_in(node):
    """Every text that stands in a piece of code, once each."""
    return list(dict.fromkeys(text for part in ast.walk(node) if (text := text_of(part)) is not None))


def argument(call, name, position=None):
    """An argument of a call by its name, or by its place."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    return call.args[position] if position is not None and position < len(call.args) else None


def functions_in(tree):
    """Every function of a tree with the class that it is a method of."""
    found = []

    def visit(node, owner):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                found.append((child, owner))
                visit(child, owner)
            else:
                visit(child, child if isinstance(child, ast.ClassDef) else owner)

    visit(tree, None)
    return found


def own_nodes(scope):
    """The nodes of a function or module that belong to none of the functions in it."""
    open_nodes = list(ast.iter_child_nodes(scope))
    while open_nodes:
        node = open_nodes.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            open_nodes.extend(ast.iter_child_nodes(node))


def imports_of(module, tree):
    """Every module that a module names in an import, and every name that may be one."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.extend(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = source_of(module, tree, node)
            found.append(source)
            found.extend(f"{source}.{alias.name}" for alias in node.names)
    return found


def source_of(module, tree, node):
    """The module that an import takes from; a dot goes up from this one."""
    if node.level == 0:
        return node.module
    package = module.split(".") if tree.is_package else module.split(".")[:-1]
    above = package[: len(package) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def started(trees, start):
    """The modules that the started one imports, over any number of steps, with the packages that they stand in."""
    reached, open_names = set(), [start]
    while open_names:
        name = open_names.pop()
        if name not in trees or name in reached:
            continue
        reached.add(name)
        open_names.extend(imports_of(name, trees[name]))
        open_names.append(name.rpartition(".")[0])
    return {name: tree for name, tree in trees.items() if name in reached}
