#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// What the child does between fork and exec; only calls that are safe there. Gives its errno to `report`.
static void become(
    const char *program, char *const arguments[], char *const environment[], const char *folder, int input, int output,
    int report, pid_t parent
) {
    sigset_t none;
    sigemptyset(&none);
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setpgid(0, 0);
    int code = 0;
    if (input < 0) input = open("/dev/null", O_RDONLY | O_CLOEXEC);
    // The parent may have ended before it was asked to take the child along.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) {
        code = errno;
    } else if (getppid() != parent) {
        code = ECHILD;
    } else if (input < 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0 || chdir(folder) != 0) {
        code = errno;
    } else {
        // What others in this process opened without the flag; Linux before 5.11 has no such call, and lets them through.
        syscall(SYS_close_range, 3u, ~0u, 1u << 2);
        execve(program, arguments, environment);
        code = errno;
    }
    ssize_t ignored = write(report, &code, sizeof code);
    (void)ignored;
    _exit(127);
}

int csystem_spawn_bound(
    int *pid, const char *program, char *const arguments[], char *const environment[], const char *folder, int input, int output
) {
    int report[2];
    // Numbers below 3 would be covered by the child's own.
    int moved = fcntl(output, F_DUPFD_CLOEXEC, 3);
    if (moved < 0) return errno;
    int read_from = input < 0 ? -1 : fcntl(input, F_DUPFD_CLOEXEC, 3);
    if ((input >= 0 && read_from < 0) || pipe2(report, O_CLOEXEC) != 0) {
        int code = errno;
        close(moved);
        if (read_from >= 0) close(read_from);
        return code;
    }
    int end = fcntl(report[1], F_DUPFD_CLOEXEC, 3);
    int code = end < 0 ? errno : 0;
    close(report[1]);
    pid_t parent = getpid();
    pid_t child = code == 0 ? fork() : -1;
    if (child == 0) become(program, arguments, environment, folder, read_from, moved, end, parent);
    if (code == 0 && child < 0) code = errno;
    if (end >= 0) close(end);
    close(moved);
    if (read_from >= 0) close(read_from);
    if (child > 0) {
        int failure = 0;
        ssize_t count;
        do count = read(report[0], &failure, sizeof failure);
        while (count < 0 && errno == EINTR);
        if (count == (ssize_t)sizeof failure) {
            code = failure;
            while (waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
        } else {
            *pid = child;
        }
    }
    close(report[0]);
    return code;
}
