"""What reads a setting: attributes and `getattr` of whatever holds the settings, followed through names, arguments and attributes."""

import ast

from sources import functions_in, last_name, own_nodes, source_of, text_of, words_in

DUMPS = {"model_dump", "model_dump_json", "dict", "json"}


class Holders:
    """Which expressions hold the settings. Grows until nothing is new: a name that holds them may be handed on."""

    def __init__(self, trees, classes):
        self.trees = trees
        self.classes = classes
        self.names = set()
        self.attributes = set()
        self.members = set()
        self.shared = set()
        self.returning = set()
        self.functions = {module: functions_in(tree) for module, tree in trees.items()}
        self.outer = {}
        self.by_name = {}
        for module, found in self.functions.items():
            for function, owner in found:
                self.outer.update({inner: function for inner, _ in functions_in(function) if inner not in self.outer})
                self.by_name.setdefault(function.name, []).append((module, function, owner))
                if function.name == "__init__" and owner is not None:
                    self.by_name.setdefault(owner.name, []).append((module, function, owner))
        self.declare()
        size = -1
        while size != self.size():
            size = self.size()
            for module, tree in trees.items():
                self.spread(module, tree, None)
                for function, owner in self.functions[module]:
                    self.spread(module, function, owner)

    def size(self):
        return len(self.names) + len(self.attributes) + len(self.members) + len(self.returning)

    def is_class(self, annotation):
        return annotation is not None and any(
            (isinstance(part, ast.Name) and part.id in self.classes)
            or (text_of(part) or "").removeprefix("Optional[").removesuffix("]") in self.classes
            for part in ast.walk(annotation)
        )

    def declare(self):
        """What annotations say: parameters, results, attributes."""
        for module, found in self.functions.items():
            for function, owner in found:
                for parameter in [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]:
                    if self.is_class(parameter.annotation):
                        self.names.add((module, function, parameter.arg))
                if owner is not None and owner.name in self.classes and function.args.args:
                    self.names.add((module, function, function.args.args[0].arg))
                if self.is_class(function.returns):
                    self.returning.add(function.name)
                    if any("property" in (last_name(part) or "") for part in function.decorator_list):
                        self.members.add(function.name)

    def holds(self, module, scope, owner, node):
        """Does this expression give the settings?"""
        if isinstance(node, ast.Name):
            return self.binds(module, scope, node.id)
        if isinstance(node, ast.Attribute):
            on_self = isinstance(node.value, ast.Name) and node.value.id == "self" and owner is not None
            if node.attr in self.members or (on_self and (owner.name, node.attr) in self.attributes):
                return True
            return "settings" in node.attr and node.attr in self.shared
        if isinstance(node, ast.Call):
            name = last_name(node)
            return name in self.classes or name in self.returning
        if isinstance(node, ast.IfExp):
            return any(self.holds(module, scope, owner, side) for side in (node.body, node.orelse))
        return isinstance(node, ast.BoolOp) and any(self.holds(module, scope, owner, side) for side in node.values)

    def binds(self, module, scope, name):
        """Is this a name of the settings here, or in a function or module around?"""
        while scope is not None and (module, scope, name) not in self.names:
            scope = self.outer.get(scope)
        return (module, scope, name) in self.names

    def spread(self, module, scope, owner):
        function = scope if isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef)) else None
        for node in own_nodes(scope):
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
                if self.holds(module, function, owner, node.value):
                    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                        self.bind(module, function, owner, target)
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    if (source_of(module, self.trees[module], node), None, alias.name) in self.names:
                        self.names.add((module, function, alias.asname or alias.name))
            elif isinstance(node, ast.Call):
                self.hand_on(module, function, owner, node)

    def bind(self, module, function, owner, target):
        if isinstance(target, ast.Name):
            self.names.add((module, function, target.id))
            if function is None:
                self.shared.add(target.id)
        elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and owner is not None:
            if target.value.id == "self":
                self.attributes.add((owner.name, target.attr))
                self.shared.add(target.attr)

    def hand_on(self, module, function, owner, call):
        """The settings as an argument make holders of the parameters of every function of that name."""
        given = [(index, None) for index, value in enumerate(call.args) if self.holds(module, function, owner, value)]
        given += [(None, word.arg) for word in call.keywords if self.holds(module, function, owner, word.value)]
        for other, called, method_of in self.by_name.get(last_name(call) or "", []) if given else []:
            parameters = [parameter.arg for parameter in [*called.args.posonlyargs, *called.args.args]]
            own = parameters[1:] if method_of is not None and parameters[:1] in (["self"], ["cls"]) else parameters
            for index, name in given:
                if name is not None or index < len(own):
                    self.names.add((other, called, name or own[index]))


def reads_of(trees, classes, fields):
    """How many places read each field, and where the settings are handed out whole."""
    holders = Holders(trees, classes)
    counts = dict.fromkeys(fields, 0)
    whole = []
    for module, tree in trees.items():
        for scope, owner in [(tree, None), *holders.functions[module]]:
            function = None if scope is tree else scope
            filled = assigned_on_self(scope) if owner is not None and owner.name in classes else set()
            for node in own_nodes(scope):
                for name in fields_read(holders, module, function, owner, node, scope):
                    if name in counts and name not in filled:
                        counts[name] += 1
                if hands_out_whole(holders, module, function, owner, node):
                    whole.append(module)
    return counts, sorted(set(whole))


def assigned_on_self(function):
    """Fields that a method of the settings fills: asking whether they are empty is no use of them."""
    return {
        target.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
    }


def fields_read(holders, module, function, owner, node, scope):
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
        return [node.attr] if holders.holds(module, function, owner, node.value) else []
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr" and len(node.args) > 1:
        if holders.holds(module, function, owner, node.args[0]):
            name = text_of(node.args[1])
            return [name] if name is not None else words_in(scope)
    return []


def hands_out_whole(holders, module, function, owner, node):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in DUMPS:
        return holders.holds(module, function, owner, node.func.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "vars" and node.args:
        return holders.holds(module, function, owner, node.args[0])
    return isinstance(node, ast.Attribute) and node.attr == "__dict__" and holders.holds(module, function, owner, node.value)
