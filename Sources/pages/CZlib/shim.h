// zlib's initialisers, which are macros that Swift does not see. Windows of 15 bits and a gzip header, as in .gz files.
#include <zlib.h>

static inline int czlib_begin_reading(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

static inline int czlib_begin_writing(z_stream *stream) {
  return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
}
