"""The database room: tables, queries, the only transaction.

Queries live beside each other by what they are about; every function takes an open
:class:`Kept` first. Rows never leave: plain facts do.
"""

from camp.store.engine import Kept, Store, StoreError, micros, moment

__all__ = ["Kept", "Store", "StoreError", "micros", "moment"]
