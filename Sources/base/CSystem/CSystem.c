#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int csystem_open_beneath(int folder, const char *path, int flags, unsigned int mode) {
  struct open_how how = {
    .flags = (unsigned int)flags | O_CLOEXEC | O_NOFOLLOW,
    .mode = flags & O_CREAT ? mode : 0,
    .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
  };
  long file;
  do {
    file = syscall(SYS_openat2, folder, path, &how, sizeof how);
  } while (file < 0 && (errno == EINTR || errno == EAGAIN));
  // The filter of a sandbox returns EPERM where the kernel would return ENOSYS.
  if (file < 0 && (errno == ENOSYS || errno == EPERM)) {
    return csystem_open_walking(folder, path, flags, mode);
  }
  return (int)file;
}

// Opens a single name; a link to a folder fails with ELOOP, as with openat2.
static int open_name(int folder, const char *name, int flags, unsigned int mode) {
  int file;
  if (strcmp(name, "..") == 0) {
    errno = EXDEV;
    return -1;
  }
  do {
    file = openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC, mode);
  } while (file < 0 && errno == EINTR);
  if (file < 0 && errno == ENOTDIR) {
    struct stat status;
    int is_link = fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
    errno = is_link ? ELOOP : ENOTDIR;
  }
  return file;
}

int csystem_open_walking(int folder, const char *path, int flags, unsigned int mode) {
  char name[256];
  int at = folder;
  for (;;) {
    const char *slash = strchr(path, '/');
    int next;
    if (slash == NULL) {
      next = open_name(at, path, flags, mode);
    } else if ((size_t)(slash - path) >= sizeof name) {
      errno = ENAMETOOLONG;
      next = -1;
    } else {
      memcpy(name, path, (size_t)(slash - path));
      name[slash - path] = '\0';
      next = open_name(at, name, O_PATH | O_DIRECTORY, 0);
    }
    if (at != folder) {
      int failure = errno;
      close(at);
      errno = failure;
    }
    if (next < 0 || slash == NULL) return next;
    at = next;
    path = slash + 1;
  }
}

int csystem_rename_to_new(int folder, const char *from, const char *to) {
  if (renameat2(folder, from, folder, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  if (linkat(folder, from, folder, to, 0) != 0) return -1;
  // The file has its new name; that the old one remains is not an error of this call.
  unlinkat(folder, from, 0);
  return 0;
}

int csystem_exchange(int folder, const char *name, int other_folder, const char *other_name) {
  return renameat2(folder, name, other_folder, other_name, RENAME_EXCHANGE);
}

int csystem_move_to_new(int folder, const char *name, int other_folder, const char *other_name) {
  return renameat2(folder, name, other_folder, other_name, RENAME_NOREPLACE);
}

int csystem_reserve(int file, long long size) {
  int result;
  do {
    result = fallocate(file, FALLOC_FL_KEEP_SIZE, 0, size);
  } while (result != 0 && errno == EINTR);
  return result != 0 && (errno == EOPNOTSUPP || errno == ENOSYS) ? 0 : result;
}
