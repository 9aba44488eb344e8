"""The ``timeline`` command: one subcommand per capability, each a thin layer over the library.

Results go to standard output, progress and complaints to standard error. Exit status: 0 if all went
well, 1 if an input or the whole command failed, 2 if the command was not understood.
"""

from timeline.cli.app import app, main

__all__ = ["app", "main"]
