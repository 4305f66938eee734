#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Our handlers would otherwise run in the child until exec. Ignored signals stay ignored, as nohup requires.
static void reset_signals(void) {
  struct sigaction action;
  for (int number = 1; number < NSIG; number++) {
    if (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_IGN && action.sa_handler != SIG_DFL) {
      signal(number, SIG_DFL);
    }
  }
  signal(SIGPIPE, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

// Runs in the child between fork and exec, with only async-signal-safe calls. Writes the errno of a failure to `report`.
static void become(const struct csystem_program *what, const int files[], int report, pid_t parent) {
  int code = 0;
  if (what->has_own_group) setpgid(0, 0);
  if (what->is_bound && prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) code = errno;
  // The parent may have ended before the death signal was set.
  if (code == 0 && what->is_bound && getppid() != parent) code = ECHILD;
  if (code == 0 && what->folder && chdir(what->folder) != 0) code = errno;
  for (int index = 0; code == 0 && index < what->count; index++) {
    if (dup2(files[index], index) < 0) code = errno;
  }
  if (code == 0) {
    // For descriptors that were opened without the flag; Linux before 5.11 lacks this call, so there they are inherited.
    syscall(SYS_close_range, (unsigned int)what->count, ~0u, 1u << 2);
    reset_signals();
    if (strchr(what->path, '/')) {
      execve(what->path, what->arguments, what->environment);
    } else {
      execvpe(what->path, what->arguments, what->environment);
    }
    code = errno;
  }
  ssize_t ignored = write(report, &code, sizeof code);
  (void)ignored;
  _exit(127);
}

// Waits until the child has called exec; returns 0, or the errno of the failure.
static int outcome(int report, pid_t child) {
  int failure = 0;
  ssize_t count;
  do count = read(report, &failure, sizeof failure);
  while (count < 0 && errno == EINTR);
  if (count != (ssize_t)sizeof failure) return 0;
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
  return failure;
}

int csystem_spawn(int *pid, const struct csystem_program *what) {
  int report[2] = {-1, -1}, end = -1, made = 0, code = 0;
  int *files = malloc(sizeof *files * (size_t)(what->count + 1));
  if (!files) return ENOMEM;
  // Source and target numbers may overlap, so all are duplicated to other numbers first.
  for (; code == 0 && made < what->count; made++) {
    int file = what->files[made] < 0 ? open("/dev/null", O_RDWR | O_CLOEXEC) : what->files[made];
    files[made] = file < 0 ? -1 : fcntl(file, F_DUPFD_CLOEXEC, what->count);
    if (files[made] < 0) code = errno;
    if (what->files[made] < 0 && file >= 0) close(file);
  }
  if (code == 0 && pipe2(report, O_CLOEXEC) != 0) code = errno;
  if (code == 0 && (end = fcntl(report[1], F_DUPFD_CLOEXEC, what->count)) < 0) code = errno;
  if (report[1] >= 0) close(report[1]);
  if (code == 0) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) become(what, files, end, parent);
    if (child < 0) code = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(end);
    if (child > 0 && (code = outcome(report[0], child)) == 0) *pid = child;
  }
  if (report[0] >= 0) close(report[0]);
  for (int index = 0; index < made; index++) {
    if (files[index] >= 0) close(files[index]);
  }
  free(files);
  return code;
}

int csystem_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
