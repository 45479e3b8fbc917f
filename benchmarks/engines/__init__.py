"""The engines that are measured: each a module with `people(path)`, which says who each row of a list is.

`people` yields (setting, one label per row): the first is how the engine is used without knowing the truth;
more may follow, such as other thresholds. An engine does what is the same for everybody (import, read the
list) before it calls `started`, so that only its own work is timed.
"""
