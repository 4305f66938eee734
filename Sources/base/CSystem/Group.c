#define _GNU_SOURCE
#include "CSystem.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
        // The name in parentheses may contain any bytes; the fields follow the last parenthesis.
        char *rest = strrchr(line, ')');
        int owner = 0;
        long resident = 0;
        if (rest && sscanf(rest + 2, "%*c %*d %d", &owner) == 1 && owner == group) {
            snprintf(path, sizeof path, "/proc/%s/statm", entry->d_name);
            file = fopen(path, "r");
            if (file) {
                // Without shared pages, which would be counted several times.
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
