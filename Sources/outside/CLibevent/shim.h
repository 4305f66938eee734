#pragma once

// Before libevent's headers, which define _GNU_SOURCE and would give fd_set other names than those that Swift's Glibc has.
#include <sys/select.h>
#include <sys/types.h>

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/keyvalq_struct.h>
#include <event2/listener.h>
