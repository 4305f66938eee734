// Linux calls that Glibc hides from Swift behind _GNU_SOURCE.
#pragma once
