"""What the settings refuse when the program starts: the tests before a `raise` in the methods that pydantic calls."""

import ast

from fields import is_secret
from sources import last_name, literal, words_in

CALLED_BY_PYDANTIC = {"model_post_init", "__post_init__", "__init__"}
VALIDATORS = {"model_validator", "field_validator", "root_validator", "validator"}


def methods_of(node):
    return {part.name: part for part in node.body if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef))}


def called_on_self(node):
    return {
        part.func.attr
        for part in ast.walk(node)
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and last_name(part.func.value) == "self"
    }


def entry_methods(methods):
    """The methods that run at the start, with those they call."""
    marked = {
        name
        for name, method in methods.items()
        if name in CALLED_BY_PYDANTIC or any((last_name(part) or "") in VALIDATORS for part in method.decorator_list)
    }
    open_names, reached = list(marked), set()
    while open_names:
        name = open_names.pop()
        if name in methods and name not in reached:
            reached.add(name)
            open_names.extend(called_on_self(methods[name]))
    return [methods[name] for name in methods if name in reached]


class Tests:
    """Which fields a test is about, through local names and the class's own methods."""

    def __init__(self, fields, methods):
        self.fields = fields
        self.methods = methods

    def names(self, node, local, depth=0):
        found = []
        for part in ast.walk(node):
            if isinstance(part, ast.Attribute) and last_name(part.value) == "self":
                if part.attr in self.fields:
                    found.append(part.attr)
                elif part.attr in self.methods and depth < 3:
                    found.extend(self.names(self.methods[part.attr], {}, depth + 1))
            elif isinstance(part, ast.Name) and part.id in local:
                found.extend(local[part.id])
        return list(dict.fromkeys(found))


def stops(statement, collectors):
    """Does this branch end the start: by a raise, or by a line in a list that is raised later?"""
    for part in statement:
        if isinstance(part, ast.Raise):
            return True
        if isinstance(part, ast.Expr) and isinstance(part.value, ast.Call) and last_name(part.value) == "append":
            if isinstance(part.value.func, ast.Attribute) and last_name(part.value.func.value) in collectors:
                return True
    return False


def rules_of(classes, fields):
    """Every test after which a settings class refuses to be made: the settings it asks, the words it compares with."""
    found = []
    for _, node in classes.values():
        methods = methods_of(node)
        tests = Tests(fields, methods)
        for method in entry_methods(methods):
            found.extend(rules_in(method, tests))
    return found


def rules_in(method, tests):
    collectors = raised_later(method)
    local, stages, found = {}, None, []
    for part in ast.walk(method):
        if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name):
            local[part.targets[0].id] = tests.names(part.value, {})
    for part in ast.walk(method):
        if not isinstance(part, ast.If):
            continue
        names = tests.names(part.test, local)
        if len(names) == 1 and isinstance(part.body[0], ast.Return):
            stages = words_in(part.test)
        elif names and stops(part.body, collectors):
            words = [] if any(map(is_secret, names)) else words_in(part.test)
            found.append({"settings": names, "words": words, **({"stages": stages} if stages else {})})
    return found


def raised_later(method):
    """Lists of complaints: made empty, and asked before a raise."""
    empty = {
        part.targets[0].id
        for part in ast.walk(method)
        if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name) and literal(part.value) == [[]]
    }
    asked = {last_name(part.test) for part in ast.walk(method) if isinstance(part, ast.If) and any(isinstance(line, ast.Raise) for line in part.body)}
    return empty & asked
