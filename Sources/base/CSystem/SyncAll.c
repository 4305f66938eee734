#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#define THREADS 8

struct share {
  const int *files;
  int count, first, failure;
};

static void *sync_share(void *argument) {
  struct share *share = argument;
  for (int index = share->first; index < share->count; index += THREADS) {
    int result;
    do {
      result = fsync(share->files[index]);
    } while (result != 0 && errno == EINTR);
    if (result != 0) share->failure = errno;
  }
  return NULL;
}

int csystem_sync_all(const int files[], int count) {
  struct share shares[THREADS];
  pthread_t threads[THREADS];
  int started[THREADS] = {0}, failure = 0;
  for (int index = 0; index < THREADS && index < count; index++) {
    shares[index] = (struct share){files, count, index, 0};
    // This thread takes the first share, and those for which no thread could be started.
    started[index] = index > 0 && pthread_create(&threads[index], NULL, sync_share, &shares[index]) == 0;
  }
  for (int index = 0; index < THREADS && index < count; index++) {
    if (!started[index]) sync_share(&shares[index]);
  }
  for (int index = 0; index < THREADS && index < count; index++) {
    if (started[index]) pthread_join(threads[index], NULL);
    if (shares[index].failure != 0) failure = shares[index].failure;
  }
  return failure;
}

void csystem_begin_sync(int file) { sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE); }
