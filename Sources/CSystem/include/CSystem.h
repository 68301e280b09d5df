#pragma once

#include <getopt.h>
#include <stdio.h>

// getopt_long with its globals passed as values: Swift 6 does not let mutable C globals be touched.
struct ibid_option_result {
    int code;              // what getopt_long returned
    int next;              // optind after the call
    const char *argument;  // optarg after the call
    int refused;           // optopt after the call
};

// Resets the parser so that the next call starts at argv[1].
void ibid_getopt_reset(void);

struct ibid_option_result ibid_getopt_long(int argc, char *const *argv, const char *short_options,
                                           const struct option *long_options, int *long_index);
