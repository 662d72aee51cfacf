// SPDX-License-Identifier: Apache-2.0
// live_soak [MINUTES] [--fast]: a thousand messages a second into the live engine, journal and takes
// included; an hour unless told otherwise. Exits with 1 when a message was lost.
#include "support/live_soak.h"
#include "support/temporary_folder.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

int main(int argc, char** argv) {
    const int minutes = argc > 1 ? std::atoi(argv[1]) : 60;
    const bool fast = argc > 2 && std::string_view(argv[2]) == "--fast";
    if (minutes < 1 || minutes > 100'000) {
        std::puts("live_soak [MINUTES] [--fast]");
        return 2;
    }
    const atos::test::TemporaryFolder folder;
    const auto outcome = atos::test::soakLive(folder.path(), minutes, !fast);
    std::printf("sent %llu, passed on %llu, lost %llu, takes parted %zu\n"
                "resident memory: %.1f MB after ten minutes, %.1f MB at the end\n",
                static_cast<unsigned long long>(outcome.sent),
                static_cast<unsigned long long>(outcome.passed),
                static_cast<unsigned long long>(outcome.lost), outcome.takes, outcome.firstMegabytes,
                outcome.lastMegabytes);
    return outcome.lost == 0 && outcome.passed == outcome.sent ? 0 : 1;
}
