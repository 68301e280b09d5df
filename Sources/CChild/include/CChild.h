#pragma once

#include <stddef.h>
#include <sys/types.h>

// What a child may use. fork and setrlimit cannot be called from Swift.
struct ibid_child_limits {
    size_t memory;         // bytes of address space (RLIMIT_AS)
    unsigned cpu_seconds;  // RLIMIT_CPU
};

// Starts the program at an absolute path with `input` and `output` as its standard streams, nothing on standard error, no
// other descriptor, no right to write a file, and only LC_ALL in its environment. Returns its process id, or -1 with errno.
pid_t ibid_child_start(const char *path, char *const arguments[], int input, int output, struct ibid_child_limits limits);

// An anonymous file in memory that holds `bytes`, positioned at its start. Returns a descriptor, or -1 with errno.
int ibid_memory_file(const void *bytes, size_t count);

// Opens a pipe that no other child inherits. Returns 0, or -1 with errno.
int ibid_pipe(int ends[2]);

// Waits for the child and says how it ended: its exit code, or 128 and the signal that ended it.
int ibid_child_wait(pid_t child);
