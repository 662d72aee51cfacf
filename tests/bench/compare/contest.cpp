// SPDX-License-Identifier: Apache-2.0
#include "bench/compare/contest.h"

#include <algorithm>
#include <ctime>

namespace atos::bench {
namespace {

double cpuSeconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double timeOf(const Work& work, std::size_t files) {
    static volatile std::size_t results = 0;
    const double begin = cpuSeconds();
    for (std::size_t file = 0; file < files; ++file)
        results = results + work(file);
    return cpuSeconds() - begin;
}

Spread spreadOf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return {values[values.size() / 2], values.front(), values.back()};
}

} // namespace

Outcome compete(const Work& ours, const Work& peer, std::size_t files, std::size_t rounds) {
    timeOf(ours, files);
    timeOf(peer, files);
    std::vector<double> our, their, ratios;
    for (std::size_t round = 0; round < rounds; ++round) {
        if (round % 2 == 0) our.push_back(timeOf(ours, files));
        their.push_back(timeOf(peer, files));
        if (round % 2 == 1) our.push_back(timeOf(ours, files));
        ratios.push_back(their.back() / our.back());
    }
    return {spreadOf(our).median, spreadOf(their).median, spreadOf(ratios)};
}

} // namespace atos::bench
