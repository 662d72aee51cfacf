// SPDX-License-Identifier: Apache-2.0
// Does each task once over bundled music, after once more to warm up, and prints how many instructions it
// took where the processor's counter may be read. Callgrind counts the functions below instead.
#include "analysis/features/features.h"
#include "analysis/harmony.h"
#include "music/piano_roll.h"
#include "music/smf.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace atos::counted {

std::vector<Bytes> files;
std::vector<Performance> performances;
std::size_t result = 0;

// Counted by their names, and each called once.
[[gnu::noinline]] void readFiles() {
    for (const Bytes& file : files)
        result += parseMidi(file)->notes.size();
}
[[gnu::noinline]] void writeFiles() {
    for (const Performance& performance : performances)
        result += encodeMidi(performance).size();
}
[[gnu::noinline]] void drawRolls() {
    for (const Performance& performance : performances)
        result += static_cast<std::size_t>(drawRoll(performance)->frames());
}
[[gnu::noinline]] void findHarmony() {
    result += analyzeHarmony(performances.front()).chords.size();
}
[[gnu::noinline]] void measure() {
    result += static_cast<std::size_t>(measureFeatures(performances.front()).noteCount);
}

struct Task {
    const char* name;
    void (*run)();
};
constexpr std::array tasks{Task{"readFiles", readFiles}, Task{"writeFiles", writeFiles},
                           Task{"drawRolls", drawRolls}, Task{"findHarmony", findHarmony},
                           Task{"measure", measure}};

/// The instructions of this thread in this program, the system's left out.
class Counter {
public:
    Counter() {
        perf_event_attr wanted{};
        wanted.type = PERF_TYPE_HARDWARE;
        wanted.size = sizeof wanted;
        wanted.config = PERF_COUNT_HW_INSTRUCTIONS;
        wanted.disabled = 1;
        wanted.exclude_kernel = 1;
        wanted.exclude_hv = 1;
        counter_ = static_cast<int>(::syscall(SYS_perf_event_open, &wanted, 0, -1, -1, 0));
    }
    ~Counter() {
        if (there()) ::close(counter_);
    }
    Counter(const Counter&) = delete;
    Counter& operator=(const Counter&) = delete;

    [[nodiscard]] bool there() const { return counter_ >= 0; }
    long long count(void (*run)()) {
        ::ioctl(counter_, PERF_EVENT_IOC_RESET, 0);
        ::ioctl(counter_, PERF_EVENT_IOC_ENABLE, 0);
        run();
        ::ioctl(counter_, PERF_EVENT_IOC_DISABLE, 0);
        long long count = 0;
        return ::read(counter_, &count, sizeof count) == sizeof count ? count : 0;
    }

private:
    int counter_ = -1;
};

} // namespace atos::counted

int main(int argc, char** argv) {
    using namespace atos::counted;
    for (int i = 1; i < argc; ++i) {
        auto bytes = atos::readFile(argv[i], atos::largestMidiFile);
        auto performance = bytes ? atos::parseMidi(*bytes) : bytes.error();
        if (!performance) {
            std::fprintf(stderr, "%s\n", performance.error().message.c_str());
            return 2;
        }
        files.push_back(*std::move(bytes));
        performances.push_back(*std::move(performance));
    }
    if (files.empty()) return 2;
    Counter counter;
    for (const Task& task : tasks) {
        if (counter.there())
            std::printf("%s\t%lld\n", task.name, counter.count(task.run));
        else
            task.run();
    }
    return result > 0 ? 0 : 1;
}
