"""The rules: small functions that return what the facts prove, or None."""
