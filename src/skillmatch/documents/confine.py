"""Takes the network away from this process and from all that it will start, where the kernel allows that.

A filter on system calls (seccomp) refuses every socket but those between processes of this machine, which LibreOffice
needs. Where the kernel has no such filter, a network of its own that leads nowhere stands in. It cannot be undone.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from dataclasses import dataclass

__all__ = ["without_network"]

# prctl(2), seccomp(2), linux/seccomp.h
_NO_NEW_PRIVS, _SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
# Where a filter finds them: struct seccomp_data { int nr; __u32 arch; __u64 instruction_pointer; __u64 args[6]; }
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
# linux/bpf_common.h: load a word, jump if equal, jump if greater or equal, return
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_AF_UNIX = 1
_IO_URING_SETUP = 425  # opens sockets that no filter sees (Linux 5.19); one number on all machines
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


@dataclass(frozen=True, slots=True)
class _Machine:
    """What system calls are called: the audit architecture, the number of socket(2), the first number out of use."""

    architecture: int
    socket: int
    beyond: int = 0x40000000  # x86-64 keeps a second table of the same calls from here on (x32)


_MACHINES = {
    "x86_64": _Machine(0xC000003E, 41),
    "aarch64": _Machine(0xC00000B7, 198),
    "riscv64": _Machine(0xC00000F3, 198),
}


def without_network() -> bool:
    """Whether the network is gone. False on other systems, and where the kernel refuses: then all goes on as before."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        return _filtered(libc) or libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0
    except (OSError, AttributeError):
        return False


def _filtered(libc: ctypes.CDLL) -> bool:
    machine = _MACHINES.get(platform.machine())
    if machine is None or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    steps = _steps(machine)
    code = ctypes.create_string_buffer(steps, len(steps))
    # struct sock_fprog { unsigned short len; struct sock_filter *filter; }
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(steps) // 8, ctypes.addressof(code)))
    if libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _steps(machine: _Machine) -> bytes:
    """The filter: jumps count the steps to skip, when the test holds and when it does not."""
    steps = (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 0, 6, machine.architecture),  # calls of another architecture are refused altogether
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 4, 0, machine.beyond),
        (_EQUAL, 3, 0, _IO_URING_SETUP),
        (_EQUAL, 0, 3, machine.socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),  # its lower half: the family is an int
        (_EQUAL, 1, 0, _AF_UNIX),
        (_RETURN, 0, 0, _ERRNO | errno.EPERM),
        (_RETURN, 0, 0, _ALLOW),
    )
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
