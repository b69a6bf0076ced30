"""Camp: a training-camp course runner."""

__version__ = "0.1.0"
