"""What outside apps ask and hand in, as JSON: the same acts as the pages'."""

from camp.web.api.app import api

__all__ = ["api"]
