"""What authors may call, the inspection of what they wrote, the index of pages, the desk."""

from macros.authoring import macros  # noqa: F401  (which declares them)
