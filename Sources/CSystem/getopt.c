#include "CSystem.h"

void ibid_getopt_reset(void) {
    optind = 0;
    opterr = 0;
}

struct ibid_option_result ibid_getopt_long(int argc, char *const *argv, const char *short_options,
                                           const struct option *long_options, int *long_index) {
    int code = getopt_long(argc, argv, short_options, long_options, long_index);
    struct ibid_option_result result = {code, optind, optarg, optopt};
    return result;
}
