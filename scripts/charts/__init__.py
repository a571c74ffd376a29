"""The charts, one a module, and the style they share."""
