"""Runs one command, and writes its seconds and its peak memory in kB to a file that is open.

The kernel counts what the process held that started a command as the command's own. So a small
process starts it: this one, not the one that measures.
"""

import os
import sys
import time

figures, *arguments = sys.argv[1:]
os.set_inheritable(int(figures), False)
start = time.perf_counter()
process = os.posix_spawn(arguments[0], arguments, os.environ)
_, status, usage = os.wait4(process, 0)
os.write(int(figures), f"{time.perf_counter() - start} {usage.ru_maxrss}".encode())
sys.exit(os.waitstatus_to_exitcode(status) != 0)
