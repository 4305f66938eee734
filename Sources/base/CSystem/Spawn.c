#define _GNU_SOURCE
#include "CSystem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

// The environment with another TMPDIR, which stands in `variable`; to be freed. NULL where memory is short.
static char **environment_with(char *variable) {
    size_t count = 0, kept = 0;
    while (environ[count]) count++;
    char **result = malloc((count + 2) * sizeof *result);
    if (!result) return NULL;
    for (size_t index = 0; index < count; index++) {
        if (strncmp(environ[index], "TMPDIR=", 7) != 0) result[kept++] = environ[index];
    }
    result[kept++] = variable;
    result[kept] = NULL;
    return result;
}

int csystem_spawn(
    int *pid, const char *program, char *const arguments[], int input, int output, const char *words, const char *folder
) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none;
    char variable[4096];
    snprintf(variable, sizeof variable, "TMPDIR=%s", folder);
    char **environment = environment_with(variable);
    if (!environment) return ENOMEM;
    int code = posix_spawn_file_actions_init(&actions);
    if (code != 0) {
        free(environment);
        return code;
    }
    code = posix_spawnattr_init(&attributes);
    if (code != 0) {
        posix_spawn_file_actions_destroy(&actions);
        free(environment);
        return code;
    }
    // The two may already be 3 and 4 the wrong way round, so they are moved out of the way first.
    int from = fcntl(input, F_DUPFD_CLOEXEC, 10), to = fcntl(output, F_DUPFD_CLOEXEC, 10);
    if (from < 0 || to < 0) {
        code = errno;
    } else {
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 2, words, O_WRONLY | O_CREAT | O_APPEND, 0600);
        posix_spawn_file_actions_adddup2(&actions, from, 3);
        posix_spawn_file_actions_adddup2(&actions, to, 4);
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
        code = posix_spawn(pid, program, &actions, &attributes, arguments, environment);
    }
    if (from >= 0) close(from);
    if (to >= 0) close(to);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    free(environment);
    return code;
}

int csystem_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

long csystem_write_quietly(int descriptor, const void *bytes, unsigned long count) {
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    long written = write(descriptor, bytes, count);
    int code = errno;
    signal(SIGPIPE, before);
    errno = code;
    return written;
}

long csystem_group_memory(int group) {
    DIR *folder = opendir("/proc");
    if (!folder) return 0;
    long pages = 0;
    struct dirent *entry;
    while ((entry = readdir(folder))) {
        if (entry->d_name[0] < '0' || entry->d_name[0] > '9') continue;
        char path[300];
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        FILE *file = fopen(path, "r");
        if (!file) continue;
        char line[1024];
        size_t length = fread(line, 1, sizeof line - 1, file);
        fclose(file);
        line[length] = 0;
        // The name in parentheses may hold anything; what is counted stands behind its last one.
        char *rest = strrchr(line, ')');
        int owner = 0;
        long resident = 0;
        if (rest && sscanf(rest + 2, "%*c %*d %d", &owner) == 1 && owner == group) {
            snprintf(path, sizeof path, "/proc/%s/statm", entry->d_name);
            file = fopen(path, "r");
            if (file) {
                // Pages that processes share would count many times.
                long shared = 0;
                if (fscanf(file, "%*d %ld %ld", &resident, &shared) == 2) pages += resident - shared;
                fclose(file);
            }
        }
    }
    closedir(folder);
    return pages * sysconf(_SC_PAGESIZE);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void)status, (void)kind, (void)place;
    remove(path);
    return 0;
}

void csystem_remove_tree(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }
