"""The engine's template environment with everything taken out but our macros.

The gate refuses a page that does more than call macros with literal texts. This
is the second lock, for what the gate might miss: whatever template gets here
finds no variables, no filters, no tests, no loader, no attributes, and nothing
that it can call except a macro of ours with texts.
"""

from __future__ import annotations

from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from macros.authoring.macro import MACROS


class NoFiles(BaseLoader):
    """A loader that finds nothing."""

    def get_source(self, environment: Environment, template: str) -> Any:
        """Raises TemplateNotFound, whatever is asked for."""
        raise TemplateNotFound(template)


class BareTemplate(Template):
    """A template that takes no variables, whatever the engine hands over."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The text with our macros' output in the place of their calls."""
        return super().render()


class LockedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which only our macros can be called, and nothing has attributes."""

    template_class = BareTemplate

    def make_globals(self, d: Any) -> dict[str, Any]:
        """Our macros, of all that the engine's plugin offers."""
        return {name: self.globals[name] for name in MACROS if name in self.globals}

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call one of our macros with texts; raises SecurityError for anything else."""
        ours = any(__obj is __self.globals.get(name) for name in MACROS)
        if not ours or kwargs or not all(type(arg) is str for arg in args):
            raise SecurityError("pages may call our macros with texts and nothing else")
        return __context.call(__obj, *args)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No attribute is safe."""
        return False

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Raises SecurityError."""
        raise SecurityError(f"pages may not read the attribute {attribute!r}")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Raises SecurityError."""
        raise SecurityError("pages may not look into anything")


def lock(environment: Environment) -> None:
    """Turn an environment, while it is being made, into a locked one.

    The plugin makes its environment itself and offers no other way to replace
    it than an extension, which gets it when all else in it stands.
    """
    environment.__class__ = LockedEnvironment
    locked: Any = environment
    locked.binop_table = LockedEnvironment.default_binop_table.copy()
    locked.unop_table = LockedEnvironment.default_unop_table.copy()
    environment.template_class = BareTemplate
    environment.loader = NoFiles()
    for names in (environment.globals, environment.filters, environment.tests):
        names.clear()
