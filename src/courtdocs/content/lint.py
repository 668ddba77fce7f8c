"""Lints a template without rendering it: every name against the models, every narrative field's position."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jinja2 import nodes

from ..errors import TemplateError
from ..findings import Finding, Location
from ..kinds.base import Form, Kind
from .environment import HOUSE, Environment
from .faults import Code, did_you_mean, fault
from .marks import MARK, RESERVED, Place
from .scope import Known, Scope, alone, otherwise, when
from .template_types import (
    FUNCTIONS,
    LOOP,
    NUMBER,
    TRUTH,
    WORDS,
    Shapes,
    Types,
    filtered,
    may_be_none_why,
    spelled,
)

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s")


def lint(kind: Kind, text: str, *, file: str = "document.md.j2", house: str = "") -> tuple[Finding, ...]:
    """Every fault of a template's text that can be found without rendering it, in the order of its lines.

    `house` is the text of the macros that it may import; `file` the name that findings give.
    """
    texts = {kind.slug: (file, text)} | ({HOUSE: ("house/macros.md.j2", house)} if house else {})
    return tuple(faults_of(kind.model, Environment(texts), kind.slug))


def faults_of(
    model: type[Form], environment: Environment, name: str, types: Types | None = None
) -> list[Finding]:
    """Every fault of a template in an environment, and of the macros it calls; `types` has further names."""
    try:
        tree = environment.read(name)
        if not environment.faults:
            linter = _Linter(types or Types(model), environment)
            linter.template(tree, name)
            environment.faults += linter.faults
    except TemplateError as error:
        return list(error.findings)
    return sorted(dict.fromkeys(environment.faults), key=lambda found: (found.location, found.code))


@dataclass
class _Linter:
    types: Types
    environment: Environment
    faults: list[Finding] = field(default_factory=list)
    macros: dict[str, dict[str, tuple[str, nodes.Macro]]] = field(default_factory=dict)
    """For each template, the macros that it can call by name, and the template that each stands in."""
    calls: set[tuple[str, str, tuple[Shapes, ...]]] = field(default_factory=set)
    printed: dict[tuple[str, int], dict[int, tuple[Place, bool, str]]] = field(default_factory=dict)
    """For each line of a template, its expressions by number: whether each is narrative, and its name."""

    def template(self, tree: nodes.Template, name: str) -> None:
        self._headings(name)
        self._body(tree.body, self._top(name))
        called = {(template, macro) for template, macro, _ in self.calls}
        for template, macro in self._macros(name).values():
            if (template, macro.name) not in called:
                self._macro(macro, tuple(() for _ in macro.args), template)
        self._positions()

    def _top(self, template: str) -> Scope:
        """What is known outside every loop and macro of a template."""
        return Scope(template, {name: (shape,) for name, shape in self.types.names.items()})

    def _macros(self, template: str) -> dict[str, tuple[str, nodes.Macro]]:
        return self.macros.setdefault(template, {})

    def _fault(
        self, code: Code, scope: Scope, node: nodes.Node, message: str, help: str = "", word: str = ""
    ) -> None:
        line = self.environment.line(scope.template, node.lineno)
        place = Location(self.environment.file(scope.template), node.lineno, max(line.find(word) + 1, 1))
        self.faults.append(fault(code, place, message, help))

    def _headings(self, name: str) -> None:
        # With every branch taken, levels must not skip; compose checks again what is really there.
        level = 1
        for number, line in enumerate(self.environment.texts[name][1].split("\n"), start=1):
            if match := _HEADING.match(line):
                here = len(match.group(1))
                if here > level + 1 or here == 1:
                    place = Location(self.environment.file(name), number, 1)
                    help = (
                        f"Use {'#' * (level + 1)} here."
                        if here > 1
                        else "Begin the document's parts with ##."
                    )
                    self.faults.append(fault("H05", place, "A heading skips a level", help))
                level = max(here, 2)

    def _body(self, body: list[nodes.Node], scope: Scope) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    self._output(node, scope)
                case nodes.If():
                    self._if(node, scope)
                case nodes.For():
                    self._for(node, scope)
                case nodes.Macro():
                    self._macros(scope.template)[node.name] = (scope.template, node)
                case nodes.FromImport():
                    self._import(node, scope)

    def _import(self, node: nodes.FromImport, scope: Scope) -> None:
        if HOUSE not in self.environment.texts:
            self._fault("H01", scope, node, "There are no macros of the house to import")
            return
        tree = self.environment.read(HOUSE)
        found = {macro.name: macro for macro in tree.find_all(nodes.Macro)}
        self._macros(HOUSE).update({name: (HOUSE, macro) for name, macro in found.items()})
        for entry in node.names:
            name, alias = entry if isinstance(entry, tuple) else (entry, entry)
            if name in found:
                self._macros(scope.template)[alias] = (HOUSE, found[name])
            else:
                self._fault(
                    "H01", scope, node, f"The house has no macro '{name}'", did_you_mean(name, list(found))
                )

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self._infer(node.test, scope)
        self._body(node.body, scope.knowing(when(node.test)))
        rest = scope.knowing(otherwise(node.test))
        for other in node.elif_:
            self._infer(other.test, rest)
            self._body(other.body, rest.knowing(when(other.test)))
            rest = rest.knowing(otherwise(other.test))
        self._body(node.else_, rest)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        through = self._infer(node.iter, scope)
        inner = tuple(item for shape in through if (item := self.types.within(shape)))
        if through and not inner:
            self._fault(
                "H01",
                scope,
                node,
                f"'{spelled(node.iter)}' is no list to go through",
                word=spelled(node.iter),
            )
        assert isinstance(node.target, nodes.Name)
        within = scope.with_name(node.target.name, inner).with_name("loop", (WORDS,))
        if node.test is not None:
            self._infer(node.test, within)
            within = within.knowing(when(node.test))
        self._body(node.body, within)
        # A filtered loop may be empty though the list is not.
        name = "" if node.test is not None else spelled(node.iter)
        self._body(node.else_, scope.knowing(Known(lacking=frozenset({name} - {""}))))

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        place: Place | None = None
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                place = self._last_place(child.data)
            elif not self._is_macro_call(child, scope):
                shapes = self._infer(child, scope)
                self._printed(child, shapes, scope, place)

    def _is_macro_call(self, node: nodes.Node, scope: Scope) -> bool:
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            return False
        if node.node.name not in self._macros(scope.template):
            return False
        template, macro = self._macros(scope.template)[node.node.name]
        arguments = tuple(self._infer(argument, scope) for argument in node.args)
        if len(arguments) > len(macro.args) or len(arguments) < len(macro.args) - len(macro.defaults):
            self._fault("H01", scope, node, f"The macro '{macro.name}' takes {len(macro.args)} values")
        elif (template, macro.name, arguments) not in self.calls:
            self.calls.add((template, macro.name, arguments))
            self._macro(macro, arguments, template)
        return True

    def _macro(self, macro: nodes.Macro, arguments: tuple[Shapes, ...], template: str) -> None:
        # A macro sees what it is given and what every template sees; not the loops round its call.
        inner = self._top(template)
        padded = (*arguments, *(() for _ in macro.args))
        for argument, shapes in zip(macro.args, padded, strict=False):
            inner = inner.with_name(argument.name, shapes)
        self._body(macro.body, inner)

    def _last_place(self, data: str) -> Place | None:
        found = [c for c in RESERVED.findall(data) if not MARK.match(c)]
        return self.environment.places[ord(found[-1]) - 0x100000] if found else None

    def _printed(self, node: nodes.Node, shapes: Shapes, scope: Scope, place: Place | None) -> None:
        lacking = spelled(node) in scope.lacking
        for shape in shapes:
            if not lacking and not self.types.prints(shape):
                help = "Name one of its fields, go through it with {% for %}, or join names with `| listed`."
                message = (
                    f"'{spelled(node) or 'This'}' is a list, a record or a yes or no, which has no words"
                )
                self._fault("H04", scope, node, message, help, spelled(node))
                return
        if place is not None and shapes:
            narrative = any(self.types.stands_alone(s) or (lacking and s.none_why) for s in shapes)
            line = self.printed.setdefault((scope.template, place.line), {})
            # Of a macro's calls, one that gives it narrative is enough.
            narrative = narrative or line.get(place.ordinal, (place, False, ""))[1]
            line[place.ordinal] = (place, narrative, f"'{spelled(node) or 'This'}'")

    def _positions(self) -> None:
        for (template, line), printed in self.printed.items():
            narrative = {ordinal for ordinal, (_, is_narrative, _) in printed.items() if is_narrative}
            apart = alone(self.environment.line(template, line), narrative)
            for ordinal in narrative - apart:
                place, _, words = printed[ordinal]
                help = "Put it alone on a line, in a list item or in a cell of a table."
                message = f"{words} is a narrative field inside a line of words"
                self.faults.append(fault("H29", place.location, message, help))

    def _infer(self, node: nodes.Node, scope: Scope) -> Shapes:
        match node:
            case nodes.Name():
                return self._name(node, scope)
            case nodes.Getattr():
                return self._getattr(node, scope)
            case nodes.CondExpr():
                return self._conditional(node, scope)
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.Call():
                return self._call(node, scope)
            case nodes.Const():
                return (NUMBER,) if isinstance(node.value, int) else (WORDS,)
            case nodes.And() | nodes.Or():
                return (*self._infer(node.left, scope), *self._infer(node.right, scope))
        for child in node.iter_child_nodes():
            self._infer(child, scope)
        return (TRUTH,) if isinstance(node, (nodes.Compare, nodes.Test, nodes.Not)) else ()

    def _name(self, node: nodes.Name, scope: Scope) -> Shapes:
        if node.name in scope.names:
            return scope.names[node.name]
        known = [*scope.names, *FUNCTIONS, *self._macros(scope.template)]
        self._fault(
            "H01",
            scope,
            node,
            f"Nothing is called '{node.name}' here",
            did_you_mean(node.name, known),
            node.name,
        )
        return ()

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Shapes:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and "loop" in scope.names:
            return self._loop(node, scope)
        before = self._infer(node.node, scope)
        if not before:
            return ()
        name = spelled(node.node)
        if may_be_none_why(before) and name not in scope.given and node.attr != "who":
            help = f"Ask first: {{% if {name} is none_why %}} … {{% else %}} … {{% endif %}}"
            self._fault(
                "H01", scope, node, f"'{name}' may be `none: why` here and then has no fields", help, name
            )
        known: dict[str, Shapes] = {}
        for one in before:
            for found, shapes in self.types.members(one).items():
                known[found] = (*known.get(found, ()), *shapes)
        if node.attr not in known:
            owners = " or ".join(m.__name__ for one in before for m in self.types.models(one)) or f"'{name}'"
            message = f"{owners} has no field '{node.attr}'"
            self._fault("H01", scope, node, message, did_you_mean(node.attr, list(known)), f".{node.attr}")
            return ()
        return tuple(dict.fromkeys(known[node.attr]))

    def _loop(self, node: nodes.Getattr, scope: Scope) -> Shapes:
        if node.attr in LOOP:
            return (LOOP[node.attr],)
        self._fault(
            "H01",
            scope,
            node,
            f"A loop has no '{node.attr}'",
            did_you_mean(node.attr, list(LOOP)),
            f".{node.attr}",
        )
        return ()

    def _conditional(self, node: nodes.CondExpr, scope: Scope) -> Shapes:
        self._infer(node.test, scope)
        first = self._infer(node.expr1, scope.knowing(when(node.test)))
        if node.expr2 is None:
            return first
        return (*first, *self._infer(node.expr2, scope.knowing(otherwise(node.test))))

    def _filter(self, node: nodes.Filter, scope: Scope) -> Shapes:
        shapes = self._infer(node.node, scope) if node.node is not None else ()
        if node.name in ("selectattr", "rejectattr"):
            self._selected(node, shapes, scope)
        return filtered(node.name, shapes, self.types)

    def _selected(self, node: nodes.Filter, shapes: Shapes, scope: Scope) -> None:
        items = tuple(item for shape in shapes if (item := self.types.within(shape)))
        name = node.args[0].value if node.args and isinstance(node.args[0], nodes.Const) else ""
        known = {n for item in items for n in self.types.members(item)}
        if known and name not in known:
            message = f"Nothing in '{spelled(node.node)}' has a field '{name}'"
            self._fault("H01", scope, node, message, did_you_mean(str(name), sorted(known)), str(name))

    def _call(self, node: nodes.Call, scope: Scope) -> Shapes:
        assert isinstance(node.node, nodes.Name)
        for argument in (*node.args, *node.kwargs):
            self._infer(argument, scope)
        if node.node.name not in FUNCTIONS:
            known = [*FUNCTIONS, *self._macros(scope.template)]
            message = f"There is no function '{node.node.name}'"
            self._fault("H01", scope, node, message, did_you_mean(node.node.name, known), node.node.name)
            return ()
        shape, least, most = FUNCTIONS[node.node.name]
        if not least <= len(node.args) + len(node.kwargs) <= most:
            message = f"The function '{node.node.name}' takes {least} to {most} values"
            self._fault("H01", scope, node, message, word=node.node.name)
        return (shape,)
