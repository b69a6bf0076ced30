"""The desks: what each person does, one function per act.

An act takes an open transaction and ``now``, knows no framework, and says no with
:class:`~camp.desk.refusal.Refusal` in the words of whoever asked.
"""
