#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

int csystem_open_unnamed(int folder, const char *path, unsigned int mode) {
  // O_TMPFILE works with openat2's rules too, but needs the folder itself.
  int place = csystem_open_beneath(folder, path, O_RDONLY | O_DIRECTORY, 0);
  if (place < 0) return -1;
  int file = openat(place, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
  if (file < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT || errno == EINVAL)) {
    char name[] = ".minutes-nameless.tmp";
    file = openat(place, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (file >= 0) unlinkat(place, name, 0);
  }
  int failure = errno;
  close(place);
  errno = failure;
  return file;
}

int csystem_copy(int from, int to, long long count) {
  loff_t in = 0, out = 0;
  char buffer[1 << 16];
  while (in < count) {
    ssize_t done = copy_file_range(from, &in, to, &out, (size_t)(count - in), 0);
    if (done > 0) continue;
    if (done == 0) return ENODATA;
    if (errno == EINTR) continue;
    if (errno != EXDEV && errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP && errno != EPERM) return errno;
    // Another file system, or an old one.
    done = pread(from, buffer, count - in < (long long)sizeof buffer ? (size_t)(count - in) : sizeof buffer, in);
    if (done == 0) return ENODATA;
    if (done < 0) return errno;
    ssize_t written = pwrite(to, buffer, (size_t)done, out);
    if (written <= 0) return written == 0 ? ENOSPC : errno;
    in += written;
    out += written;
  }
  return 0;
}
