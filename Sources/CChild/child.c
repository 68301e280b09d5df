#define _GNU_SOURCE
#include "CChild.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void limit(int resource, rlim_t most) {
    struct rlimit bound = {most, most};
    setrlimit(resource, &bound);
}

// Between fork and exec of a program with threads only async-signal-safe calls are allowed: signal-safety(7).
static void become(const char *path, char *const arguments[], int input, int output, struct ibid_child_limits limits) {
    static char *const environment[] = {"LC_ALL=C.UTF-8", NULL};
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere < 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(nowhere, 2) < 0) _exit(127);
    close_range(3, UINT_MAX, 0);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    limit(RLIMIT_AS, limits.memory);
    limit(RLIMIT_CPU, limits.cpu_seconds);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    execve(path, arguments, environment);
    _exit(127);
}

pid_t ibid_child_start(const char *path, char *const arguments[], int input, int output, struct ibid_child_limits limits) {
    pid_t child = fork();
    if (child == 0) become(path, arguments, input, output, limits);
    return child;
}

int ibid_memory_file(const void *bytes, size_t count) {
    int file = memfd_create("ibid", MFD_CLOEXEC);
    if (file < 0) return -1;
    const char *rest = bytes;
    while (count > 0) {
        ssize_t wrote = write(file, rest, count);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) {
            close(file);
            return -1;
        }
        rest += wrote;
        count -= (size_t)wrote;
    }
    if (lseek(file, 0, SEEK_SET) < 0) {
        close(file);
        return -1;
    }
    return file;
}

int ibid_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int ibid_child_wait(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
